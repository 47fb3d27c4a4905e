// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static io.github.execready.testing.Plan.nothing;
import static io.github.execready.testing.Plan.open;
import static io.github.execready.testing.Plan.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Network;
import io.github.execready.model.NetworkInterface;
import io.github.execready.testing.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkReaderTest {

    private static final String AWSVPC = "Service.NetworkConfiguration.AwsvpcConfiguration.";

    private static Network network(Plan plan) {
        return plan.target().network().toOptional().orElseThrow();
    }

    private static List<NetworkInterface> planned(Plan plan) {
        return network(plan).plannedInterfaces().toOptional().orElseThrow();
    }

    @Test
    void thereIsAnInterfaceInEachSubnetThatATaskMayGet() {
        Plan plan = Plan.ready()
                .with("AWS::EC2::Subnet", "Other", Map.of("VpcId", ref("Vpc"), "CidrBlock", "10.0.2.0/24"))
                .set(AWSVPC + "Subnets", List.of(ref("Subnet"), ref("Other")));

        assertThat(planned(plan))
                .extracting(NetworkInterface::subnetId)
                .containsExactly("subnet-Subnet", "subnet-Other");
    }

    @Test
    void withoutGroupsTheVpcsOwnApplies() {
        for (Object none : List.of(nothing(), List.of())) {
            assertThat(planned(Plan.ready().set(AWSVPC + "SecurityGroups", none))
                            .get(0)
                            .securityGroupIds()
                            .is(List.of(Names.defaultGroup("vpc-Vpc"))))
                    .isTrue();
        }
    }

    @Test
    void groupsAndEndpointsOutsideAreOpen() {
        Plan groups = Plan.ready().set(AWSVPC + "SecurityGroups", List.of(open("parameter Group")));
        Plan subnets = Plan.ready().set(AWSVPC + "Subnets", List.of(open("Fn::ImportValue subnet")));
        String group = planned(groups)
                .get(0)
                .securityGroupIds()
                .toOptional()
                .orElseThrow()
                .get(0);

        assertThat(network(groups).securityGroups().toOptional().orElseThrow())
                .filteredOn(one -> one.id().equals(group))
                .singleElement()
                .matches(one -> one.egress().isUnknown());
        assertThat(network(Plan.ready()).endpoints().isKnown()).isTrue();
        assertThat(network(subnets).endpoints().isUnknown()).isTrue();
    }

    @Test
    void whetherATaskGetsAPublicAddressIsTheServicesToSay() {
        assertThat(planned(Plan.ready()).get(0).publicIp().isKnown()).isTrue();
        assertThat(planned(Plan.ready().unset(AWSVPC + "AssignPublicIp"))
                        .get(0)
                        .publicIp()
                        .isAbsent())
                .isTrue();
        assertThat(planned(Plan.ready()
                                .set(AWSVPC + "AssignPublicIp", "DISABLED")
                                .set("Subnet.MapPublicIpOnLaunch", true))
                        .get(0)
                        .publicIp()
                        .isAbsent())
                .isTrue();
        assertThat(planned(Plan.ready().set(AWSVPC + "AssignPublicIp", open("parameter Ip")))
                        .get(0)
                        .publicIp()
                        .isUnknown())
                .isTrue();
    }
}
