// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static io.github.execready.testing.Plan.choice;
import static io.github.execready.testing.Plan.get;
import static io.github.execready.testing.Plan.nothing;
import static io.github.execready.testing.Plan.open;
import static io.github.execready.testing.Plan.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Evidence;
import io.github.execready.model.SecurityGroup;
import io.github.execready.model.SecurityGroupRule;
import io.github.execready.testing.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupReaderTest {

    private static final Map<String, Object> HTTPS =
            Map.of("IpProtocol", "tcp", "FromPort", 443, "ToPort", "443", "CidrIp", "10.0.0.0/8");

    private static SecurityGroup group(Plan plan, String id) {
        return new GroupReader(Reading.scope(plan))
                .all().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private static Evidence<List<SecurityGroupRule>> egress(Plan plan) {
        return group(plan, "sg-Group").egress();
    }

    private static Map<String, Object> rule(Object group) {
        return Map.of("GroupId", group, "IpProtocol", "-1", "CidrIp", "0.0.0.0/0");
    }

    @Test
    void withoutRulesEverythingMayGoOutAndNothingIn() {
        SecurityGroup group = group(Plan.ready(), "sg-Group");

        assertThat(group.egress().toOptional().orElseThrow())
                .singleElement()
                .matches(rule ->
                        rule.protocol().equals("-1") && rule.ipv4Ranges().equals(List.of("0.0.0.0/0")));
        assertThat(group.ingress().is(List.of())).isTrue();
    }

    @Test
    void anEmptyListLetsNothingOut() {
        assertThat(egress(Plan.ready().set("Group.SecurityGroupEgress", List.of()))
                        .is(List.of()))
                .isTrue();
    }

    @Test
    void portsMayBeTexts() {
        assertThat(egress(Plan.ready().set("Group.SecurityGroupEgress", List.of(HTTPS)))
                        .toOptional()
                        .orElseThrow())
                .singleElement()
                .matches(rule -> rule.fromPort() == 443 && rule.toPort() == 443);
    }

    @Test
    void aRuleOfItsOwnAddsToThoseOfTheGroupItNames() {
        Plan plan = Plan.ready()
                .set("Group.SecurityGroupEgress", List.of(HTTPS))
                .with("AWS::EC2::SecurityGroupEgress", "More", rule(get("Group", "GroupId")))
                .with("AWS::EC2::SecurityGroupEgress", "OfAnother", rule("sg-0123456789abcdef0"));

        assertThat(egress(plan).toOptional().orElseThrow()).hasSize(2);
    }

    @Test
    void aRuleThatMayBeTheGroupsLeavesItOpenUnlessAllIsAllowed() {
        Plan closed = Plan.ready()
                .set("Group.SecurityGroupEgress", List.of(HTTPS))
                .with("AWS::EC2::SecurityGroupEgress", "More", rule(open("parameter Group")));
        Plan open = Plan.ready()
                .set("Group.SecurityGroupEgress", List.of(Map.of("IpProtocol", "-1", "CidrIp", "0.0.0.0/0")))
                .with("AWS::EC2::SecurityGroupEgress", "More", rule(open("parameter Group")));

        assertThat(egress(closed).isUnknown()).isTrue();
        assertThat(egress(open).isKnown()).isTrue();
    }

    @Test
    void aRuleOnAConditionLeavesItOpen() {
        assertThat(egress(Plan.ready().set("Group.SecurityGroupEgress", List.of(choice("Prod", HTTPS, nothing()))))
                        .isUnknown())
                .isTrue();
    }

    @Test
    void theGroupThatAVpcHasFromTheStartLetsItselfIn() {
        SecurityGroup own = group(Plan.ready(), Names.defaultGroup("vpc-Vpc"));

        assertThat(own.ingress().toOptional().orElseThrow())
                .singleElement()
                .matches(rule -> rule.groupIds().equals(List.of(own.id())));
        assertThat(own.egress().toOptional().orElseThrow()).hasSize(1);
    }

    @Test
    void aRuleForAGroupNamesItAsTheTaskHasIt() {
        Plan plan = Plan.ready()
                .set(
                        "Group.SecurityGroupIngress",
                        List.of(Map.of("IpProtocol", "tcp", "SourceSecurityGroupId", ref("Group"))));

        assertThat(group(plan, "sg-Group").ingress().toOptional().orElseThrow())
                .singleElement()
                .matches(rule -> rule.groupIds().equals(List.of("sg-Group")));
    }
}
