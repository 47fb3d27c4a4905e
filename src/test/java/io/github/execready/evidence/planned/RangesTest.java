// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static io.github.execready.testing.Plan.get;
import static io.github.execready.testing.Plan.joined;
import static io.github.execready.testing.Plan.open;
import static io.github.execready.testing.Plan.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.testing.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RangesTest {

    private static final Plan OPEN = Plan.ready().set("Vpc.CidrBlock", open("parameter Range"));

    private static List<String> named(Plan plan, Object range) {
        Scope scope = Reading.scope(plan.set("Group.SecurityGroupIngress", List.of(Map.of("CidrIp", range))));
        return new Ranges(scope)
                .named(Reading.of(scope, "Group")
                        .at("SecurityGroupIngress")
                        .each()
                        .get(0)
                        .at("CidrIp"));
    }

    private static List<String> ofVpc(Plan plan) {
        Scope scope = Reading.scope(plan);
        return new Ranges(scope).ofVpc(scope.graph().at("Vpc").orElseThrow());
    }

    @Test
    void aRangeThatIsToldIsItself() {
        assertThat(named(Plan.ready(), "10.1.0.0/16")).containsExactly("10.1.0.0/16");
        assertThat(ofVpc(Plan.ready())).containsExactly("10.0.0.0/16");
    }

    @Test
    void theSameOpenRangeIsTheVpcs() {
        List<String> vpc = ofVpc(OPEN);

        assertThat(vpc).isNotEmpty();
        assertThat(named(OPEN, get("Vpc", "CidrBlock"))).isEqualTo(vpc);
        assertThat(named(OPEN, open("parameter Range"))).isEqualTo(vpc);
    }

    @Test
    void whatIsWrittenOutInASubnetIsInTheVpc() {
        assertThat(ofVpc(OPEN)).hasSize(2).contains("10.0.1.0/24");
    }

    @Test
    void anotherOpenRangeIsNot() {
        assertThat(named(OPEN, open("parameter Other"))).doesNotContainAnyElementsOf(ofVpc(OPEN));
        assertThat(named(OPEN, open("data.aws_vpc.main"))).doesNotContainAnyElementsOf(ofVpc(OPEN));
        assertThat(named(OPEN, joined(open("parameter Range"), "/8"))).doesNotContainAnyElementsOf(ofVpc(OPEN));
    }

    @Test
    void howARangeThatIsWrittenOutComparesStaysOpen() {
        assertThat(named(OPEN, "10.0.0.0/8")).hasSize(2).contains("10.0.0.0/8");
        assertThat(named(OPEN, "0.0.0.0/0")).containsExactly("0.0.0.0/0");
    }

    @Test
    void aVpcThatMayHaveFurtherRangesHasNone() {
        Plan plan = Plan.ready()
                .set("Vpc.CidrBlock", open("parameter Range"))
                .with("AWS::EC2::VPCCidrBlock", "More", Map.of("VpcId", ref("Vpc"), "CidrBlock", "100.64.0.0/16"));

        assertThat(ofVpc(plan)).isEmpty();
    }
}
