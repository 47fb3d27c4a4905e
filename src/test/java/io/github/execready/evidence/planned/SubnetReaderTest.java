// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static io.github.execready.testing.Plan.open;
import static io.github.execready.testing.Plan.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.NetworkAcl;
import io.github.execready.testing.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubnetReaderTest {

    private static final Map<String, Object> OUT = Map.of(
            "NetworkAclId",
            ref("Acl"),
            "RuleNumber",
            100,
            "Protocol",
            6,
            "RuleAction",
            "allow",
            "Egress",
            true,
            "CidrBlock",
            "0.0.0.0/0",
            "PortRange",
            Map.of("From", 443, "To", 443));

    private static Plan withAcl() {
        return Plan.ready()
                .with("AWS::EC2::NetworkAcl", "Acl", Map.of("VpcId", ref("Vpc")))
                .with("AWS::EC2::NetworkAclEntry", "Out", OUT)
                .with(
                        "AWS::EC2::SubnetNetworkAclAssociation",
                        "OfSubnet",
                        Map.of("NetworkAclId", ref("Acl"), "SubnetId", ref("Subnet")));
    }

    private static NetworkAcl of(Plan plan) {
        SubnetReader reader = new SubnetReader(Reading.scope(plan));
        return reader.acls(reader.all(List.of())).stream()
                .filter(acl -> acl.subnetIds().contains("subnet-Subnet"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anAclHasTheEntriesThatNameIt() {
        NetworkAcl acl = of(withAcl());

        assertThat(acl.id()).isEqualTo("acl-Acl");
        assertThat(acl.entries().toOptional().orElseThrow())
                .singleElement()
                .matches(entry ->
                        entry.egress() && entry.allow() && entry.cidrBlock().equals("0.0.0.0/0"));
    }

    @Test
    void withoutOneASubnetHasTheOneThatLetsEverythingPass() {
        NetworkAcl acl = of(Plan.ready());

        assertThat(acl.defaultAcl()).isTrue();
        assertThat(acl.entries().toOptional().orElseThrow()).hasSize(4);
    }

    @Test
    void anAssociationThatMayBeTheSubnetsLeavesItOpen() {
        Plan onCondition = withAcl()
                .without("OfSubnet")
                .when(
                        "Prod",
                        "AWS::EC2::SubnetNetworkAclAssociation",
                        "OfSubnet",
                        Map.of("NetworkAclId", ref("Acl"), "SubnetId", ref("Subnet")));

        assertThat(of(onCondition).entries().isUnknown()).isTrue();
        assertThat(of(withAcl().set("OfSubnet.SubnetId", open("parameter Subnet")))
                        .entries()
                        .isUnknown())
                .isTrue();
        assertThat(of(withAcl().set("OfSubnet.NetworkAclId", open("parameter Acl")))
                        .entries()
                        .isUnknown())
                .isTrue();
    }

    @Test
    void anEntryOnAConditionLeavesTheAclOpen() {
        Plan plan = withAcl().without("Out").when("Prod", "AWS::EC2::NetworkAclEntry", "Out", OUT);

        assertThat(of(plan).entries().isUnknown()).isTrue();
    }
}
