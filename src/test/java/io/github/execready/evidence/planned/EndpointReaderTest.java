// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static io.github.execready.testing.Plan.choice;
import static io.github.execready.testing.Plan.joined;
import static io.github.execready.testing.Plan.nothing;
import static io.github.execready.testing.Plan.open;
import static io.github.execready.testing.Plan.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.VpcEndpoint;
import io.github.execready.testing.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointReaderTest {

    private static final String TYPE = EndpointReader.TYPE;

    private static Map<String, Object> properties(Map<String, Object> other) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "VpcId",
                ref("Vpc"),
                "ServiceName",
                joined("com.amazonaws.", open("AWS::Region"), ".ssmmessages"),
                "VpcEndpointType",
                "Interface",
                "SubnetIds",
                List.of(ref("Subnet"))));
        all.putAll(other);
        return all;
    }

    private static VpcEndpoint endpoint(Map<String, Object> other) {
        return new EndpointReader(Reading.scope(Plan.ready().with(TYPE, "Endpoint", properties(other))))
                .all()
                .get(0);
    }

    @Test
    void privateNamesAreOffUnlessTheyAreTurnedOn() {
        assertThat(endpoint(Map.of()).privateDnsEnabled().is(false)).isTrue();
        assertThat(endpoint(Map.of("PrivateDnsEnabled", true))
                        .privateDnsEnabled()
                        .is(true))
                .isTrue();
        assertThat(endpoint(Map.of("PrivateDnsEnabled", choice("Prod", true, nothing())))
                        .privateDnsEnabled()
                        .isUnknown())
                .isTrue();
    }

    @Test
    void withoutGroupsItHasTheOneOfItsVpc() {
        assertThat(endpoint(Map.of()).securityGroupIds().is(List.of(Names.defaultGroup("vpc-Vpc"))))
                .isTrue();
        assertThat(endpoint(Map.of("SecurityGroupIds", List.of(ref("Group"))))
                        .securityGroupIds()
                        .is(List.of("sg-Group")))
                .isTrue();
        assertThat(endpoint(Map.of("SecurityGroupIds", open("parameter Groups")))
                        .securityGroupIds()
                        .isKnown())
                .isFalse();
    }

    @Test
    void oneOnAConditionMayBeThere() {
        VpcEndpoint perhaps = new EndpointReader(
                        Reading.scope(Plan.ready().when("Prod", TYPE, "Endpoint", properties(Map.of()))))
                .all()
                .get(0);

        assertThat(perhaps.state().isUnknown()).isTrue();
        assertThat(new EndpointReader(Reading.scope(Plan.ready().when("Prod", TYPE, "Endpoint", properties(Map.of())))
                                .without("Prod"))
                        .all())
                .isEmpty();
    }

    @Test
    void theRegionOfTheNameCountsWhereTheDeploymentsIsTold() {
        Plan plan = Plan.ready()
                .with(TYPE, "Endpoint", properties(Map.of("ServiceName", "com.amazonaws.us-east-1.ssmmessages")));

        assertThat(new EndpointReader(Reading.scope(plan)).all().get(0).serviceName())
                .isEqualTo("com.amazonaws..ssmmessages");
        assertThat(new EndpointReader(Reading.in(plan, "eu-west-1", "123456789012"))
                        .all()
                        .get(0)
                        .serviceName())
                .isEqualTo("com.amazonaws.us-east-1.ssmmessages");
    }
}
