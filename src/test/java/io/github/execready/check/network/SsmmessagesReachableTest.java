// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import static io.github.execready.testing.Networks.endpoint;
import static io.github.execready.testing.Networks.https;
import static io.github.execready.testing.Networks.route;
import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.known;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static io.github.execready.testing.Targets.standalone;
import static io.github.execready.testing.Targets.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.check.TracedPath.State;
import io.github.execready.engine.Finding;
import io.github.execready.engine.PathInWords.Hop;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.NetworkAclEntry;
import io.github.execready.model.NetworkInterface;
import io.github.execready.model.PolicyDocument;
import io.github.execready.model.Route;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SsmmessagesReachableTest {

    private static final String ROUTES = "network.routeTables[0].routes";
    private static final Route LOCAL = route("10.0.0.0/16", "local");
    private static final NetworkAclEntry LET_OUT = new NetworkAclEntry(100, true, true, "-1", "0.0.0.0/0", -1, -1);
    private static final NetworkAclEntry LET_IN = new NetworkAclEntry(100, false, true, "-1", "0.0.0.0/0", -1, -1);

    private final CheckTester tester = CheckTester.of(new SsmmessagesReachable());

    @Test
    void anEndpointInTheSubnetPasses() {
        assertThat(tester.judge(fargateService()))
                .containsExactly("network-interface/eni-1: pass", "subnet/subnet-1: pass");
        assertThat(tester.judge(standalone())).containsExactly("network-interface/eni-1: pass");
        assertThat(tester.judge(Edits.of(ec2Service())
                        .absent("service.networkConfiguration")
                        .target()))
                .containsExactly("network-interface/eni-2: pass");
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("subnet/subnet-1: pass");
    }

    @Test
    void aNatGatewayPasses() {
        assertThat(ofTask(natted())).isEqualTo("network-interface/eni-1: pass");
    }

    @Test
    void aPublicAddressPasses() {
        assertThat(ofTask(Edits.of(out("igw-1"))
                        .set("network.networkInterface.publicIp", "198.51.100.7")
                        .target()))
                .isEqualTo("network-interface/eni-1: pass");
    }

    // aws-containers/amazon-ecs-exec-checker#47
    @Test
    void aPrivateSubnetWithoutAWayOutFails() {
        ExecTarget target = isolated();

        assertThat(tester.judge(target))
                .containsExactly(
                        "network-interface/eni-1: fail no-route-to-ssmmessages",
                        "subnet/subnet-1: fail no-route-to-ssmmessages/next-task");
        assertThat(finding(target).message()).startsWith("rtb-1 has no route from eni-1 to ssmmessages,");
        assertThat(finding(target).remedy().summary()).containsSubsequence("interface endpoint", "NAT gateway");
        assertThat(finding(target).remedy().commands())
                .containsExactly(
                        "aws ec2 create-vpc-endpoint --vpc-endpoint-type Interface --vpc-id vpc-1 --service-name"
                                + " com.amazonaws.eu-west-1.ssmmessages --subnet-ids subnet-1 --security-group-ids"
                                + " \"$ENDPOINT_SECURITY_GROUP\" --private-dns-enabled --region eu-west-1",
                        "aws ec2 create-route --route-table-id rtb-1 --destination-cidr-block 0.0.0.0/0"
                                + " --nat-gateway-id \"$NAT_GATEWAY\" --region eu-west-1");
        assertThat(tester.findings(target).get(1).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void endpointsOfEcsWithoutThisOneAreSaid() {
        ExecTarget target = Edits.of(fargateService())
                .set("network.endpoints", List.of(endpoint("ecs"), endpoint("ecs-agent")))
                .target();

        assertThat(ofTask(target))
                .isEqualTo("network-interface/eni-1: fail ssmmessages-endpoint-missing-while-ecs-endpoints-exist");
        assertThat(ofTask(Edits.of(natted())
                        .set("network.endpoints", List.of(endpoint("ecs")))
                        .target()))
                .as("with another way")
                .isEqualTo("network-interface/eni-1: pass");
    }

    @Test
    void aPublicSubnetWithoutAPublicAddressFails() {
        ExecTarget target = out("igw-1");

        assertThat(ofTask(target)).isEqualTo("network-interface/eni-1: fail public-subnet-without-public-ip");
        assertThat(finding(target).message()).contains("igw-1");
        assertThat(finding(target).remedy().commands().get(0))
                .contains("--network-configuration 'awsvpcConfiguration={subnets=[subnet-1],securityGroups=[sg-1],"
                        + "assignPublicIp=ENABLED}'");
        assertThat(finding(target).remedy().commands().get(1)).contains("create-vpc-endpoint");
    }

    @Test
    void anEndpointThatDoesNotAdmitTheTaskFailsEvenWithANatGateway() {
        ExecTarget target = Edits.of(fargateService())
                .set(ROUTES, List.of(LOCAL, route("0.0.0.0/0", "nat-1")))
                .set("network.securityGroups[1].ingress", List.of(https("10.0.9.0/24")))
                .target();

        assertThat(ofTask(target)).isEqualTo("network-interface/eni-1: fail endpoint-security-group");
        assertThat(finding(target).remedy().commands())
                .containsExactly("aws ec2 authorize-security-group-ingress --group-id sg-vpce --protocol tcp --port 443"
                        + " --source-group sg-1 --region eu-west-1");
    }

    @Test
    void aGroupThatLetsNothingOutFails() {
        ExecTarget target = Edits.of(fargateService())
                .set("network.securityGroups[0].egress", List.of())
                .target();

        assertThat(ofTask(target)).isEqualTo("network-interface/eni-1: fail task-security-group-egress");
        assertThat(finding(target).message()).contains("(sg-1)");
        assertThat(finding(target).remedy().commands().get(0)).contains("--group-id sg-1 ");
    }

    @Test
    void anAclThatDeniesFailsInBothDirections() {
        ExecTarget out = acl(new NetworkAclEntry(90, true, false, "6", "0.0.0.0/0", 443, 443), LET_OUT, LET_IN);
        ExecTarget back = acl(LET_OUT);

        assertThat(ofTask(out)).isEqualTo("network-interface/eni-1: fail network-acl");
        assertThat(ofTask(back)).isEqualTo("network-interface/eni-1: fail network-acl/back");
        assertThat(finding(back).message()).contains("Network ACL acl-1 ", "keep no state");
        assertThat(ofTask(acl(LET_OUT, new NetworkAclEntry(100, false, true, "6", "0.0.0.0/0", 1024, 40000))))
                .as("some ports of the answers only")
                .isEqualTo("network-interface/eni-1: not-evaluated");
    }

    // aws-containers/amazon-ecs-exec-checker#47
    @ParameterizedTest
    @CsvSource({
        "'\"Action\": \"ssmmessages:*\", \"Principal\": \"*\"', pass",
        "'\"Action\": \"ssmmessages:*\", \"Principal\": {\"AWS\": \"arn:aws:iam::111122223333:role/ApiTask\"}', pass",
        "'\"Action\": \"ssmmessages:*ControlChannel\", \"Principal\": \"*\"', fail endpoint-policy",
        "'\"Action\": \"ec2:*\", \"Principal\": \"*\"', fail endpoint-policy",
        "'\"Action\": \"*\", \"Principal\": {\"AWS\": \"arn:aws:iam::111122223333:role/Other\"}', fail endpoint-policy",
        "'\"Action\": \"*\", \"Principal\": \"*\", \"Condition\": {\"StringEquals\": {\"aws:PrincipalAccount\": \"999999999999\"}}', fail endpoint-policy",
        "'\"Action\": \"*\", \"Principal\": \"*\", \"Condition\": {\"StringEquals\": {\"aws:PrincipalOrgID\": \"o-1\"}}', not-evaluated"
    })
    void thePolicyOfTheEndpointIsAskedForTheTaskRole(String statement, String expected) {
        ExecTarget target = policy(known(new PolicyDocument(
                "",
                "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Resource\": \"*\", "
                        + statement + "}]}")));

        assertThat(ofTask(target)).isEqualTo("network-interface/eni-1: " + expected);
    }

    @Test
    void aPolicyThatWasNotReadIsOpenAndFullAccessNeedsNoRole() {
        assertThat(ofTask(policy(unknown()))).isEqualTo("network-interface/eni-1: not-evaluated");
        assertThat(ofTask(policy(known(new PolicyDocument("", "{\"Statement\": 1}")))))
                .isEqualTo("network-interface/eni-1: not-evaluated");
        assertThat(ofTask(Edits.of(fargateService()).unknown("taskRole").target()))
                .isEqualTo("network-interface/eni-1: pass");
    }

    @Test
    void anEndpointThatLeavesTheNameAloneFailsWhereNothingElseLeadsOut() {
        ExecTarget target = Edits.of(fargateService())
                .set("network.endpoints[0].privateDnsEnabled", false)
                .target();

        assertThat(ofTask(target)).isEqualTo("network-interface/eni-1: fail endpoint-private-dns-off");
        assertThat(finding(target).remedy().commands())
                .containsExactly("aws ec2 modify-vpc-endpoint --vpc-endpoint-id vpce-ssmmessages --private-dns-enabled"
                        + " --region eu-west-1");
        assertThat(ofTask(Edits.of(target)
                        .set(ROUTES, List.of(LOCAL, route("0.0.0.0/0", "nat-1")))
                        .target()))
                .as("with a NAT gateway")
                .isEqualTo("network-interface/eni-1: pass");
    }

    @ParameterizedTest
    @CsvSource({"enableDnsSupport, dns-support", "enableDnsHostnames, dns-hostnames"})
    void theDnsAttributesOfTheVpcAreNeeded(String attribute, String variant) {
        ExecTarget target = Edits.of(fargateService())
                .set("network.vpc." + attribute, false)
                .target();

        assertThat(ofTask(target)).isEqualTo("network-interface/eni-1: fail endpoint-private-dns-off/" + variant);
        assertThat(finding(target).remedy().commands().get(0)).contains("modify-vpc-attribute --vpc-id vpc-1");
    }

    @Test
    void otherNameServersMayKnowTheName() {
        assertThat(ofTask(Edits.of(fargateService())
                        .set("network.vpc.domainNameServers", List.of("10.0.0.53"))
                        .target()))
                .isEqualTo("network-interface/eni-1: not-evaluated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "rejected", "failed"})
    void anEndpointThatIsNotAvailableFails(String state) {
        ExecTarget target = Edits.of(fargateService())
                .set("network.endpoints[0].state", state)
                .target();

        assertThat(ofTask(target)).isEqualTo("network-interface/eni-1: fail endpoint-not-available");
        assertThat(finding(target).message()).contains("vpce-ssmmessages", state);
    }

    @Test
    void anEndpointOfIpv6DoesNotServeATaskOfIpv4() {
        assertThat(ofTask(Edits.of(fargateService())
                        .set("network.endpoints[0].ipAddressType", "ipv6")
                        .target()))
                .isEqualTo("network-interface/eni-1: fail endpoint-not-available/address-family");
    }

    @Test
    void whatTheRouteLeadsToHasToWork() {
        ExecTarget gone = Edits.of(isolated())
                .set(ROUTES, List.of(LOCAL, new Route("0.0.0.0/0", known("nat-9"), known("blackhole"))))
                .target();
        assertThat(ofTask(gone)).isEqualTo("network-interface/eni-1: fail blackhole-route");
        assertThat(finding(gone).message()).contains("0.0.0.0/0 to nat-9");

        assertThat(cause(Edits.of(natted()).set("network.natGateways[0].state", "failed")))
                .isEqualTo("blackhole-route/nat-gateway-not-available");
        assertThat(cause(Edits.of(natted()).set("network.natGateways[0].connectivityType", "private")))
                .isEqualTo("blackhole-route/nat-gateway-private");
        assertThat(cause(Edits.of(natted()).set("network.routeTables[1].routes", List.of(LOCAL))))
                .isEqualTo("blackhole-route/nat-gateway-without-way-out");
        Edits addressed = Edits.of(out("igw-1")).set("network.networkInterface.publicIp", "198.51.100.7");
        assertThat(cause(addressed.set("network.internetGateways[0].attachedVpcIds", List.of())))
                .isEqualTo("blackhole-route/internet-gateway-not-attached");
        assertThat(cause(addressed
                        .set("network.subnets[0].internetGatewayBlockMode", "block-bidirectional")
                        .set("network.blockPublicAccess.internetGatewayBlockMode", "block-bidirectional")
                        .set("network.blockPublicAccess.state", "update-complete")))
                .isEqualTo("blackhole-route/block-public-access");
        assertThat(cause(Edits.of(out("eni-9"))
                        .set(
                                "network.routeInterfaces",
                                List.of(fargateService()
                                        .network()
                                        .toOptional()
                                        .orElseThrow()
                                        .networkInterface()
                                        .toOptional()
                                        .map(own -> new NetworkInterface(
                                                "eni-9",
                                                "subnet-2",
                                                own.vpcId(),
                                                own.securityGroupIds(),
                                                own.privateIpv4Addresses(),
                                                own.ipv6Addresses(),
                                                own.publicIp(),
                                                known(true),
                                                own.ownerId()))
                                        .orElseThrow()))))
                .isEqualTo("blackhole-route/source-dest-check");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tgw-1", "pcx-1", "vgw-1", "vpce-9"})
    void whatLiesBeyondIsNotEvaluatedAndNamed(String target) {
        ExecTarget beyond = out(target);

        assertThat(ofTask(beyond)).isEqualTo("network-interface/eni-1: not-evaluated");
        assertThat(finding(beyond).missing())
                .singleElement()
                .satisfies(missing ->
                        assertThat(missing.source() + ": " + missing.reason()).contains(target));
        assertThat(finding(beyond).path().hops())
                .filteredOn(hop -> hop.state() == State.UNKNOWN)
                .extracting(Hop::words)
                .singleElement()
                .asString()
                .contains(target);
    }

    // aws-containers/amazon-ecs-exec-checker#72
    @Test
    void aSharedSubnetShowsItsRoutesToItsOwnerOnly() {
        ExecTarget target = Edits.of(fargateService())
                .set("network.subnets[0].ownerId", "999999999999")
                .set("network.routeTables", List.of())
                .set("network.networkAcls", List.of())
                .set("network.endpoints", List.of())
                .target();

        assertThat(ofTask(target)).isEqualTo("network-interface/eni-1: not-evaluated");
        assertThat(finding(target).path().hops()).extracting(Hop::reason).contains("shared-vpc");
        assertThat(finding(target).missing())
                .extracting(Finding.Missing::resolution)
                .allSatisfy(resolution -> assertThat(resolution).startsWith("Ask the account that owns it: "));
    }

    @Test
    void anIpv6OnlyTaskNeverPasses() {
        assertThat(ofTask(Edits.of(fargateService())
                        .set("network.networkInterface.privateIpv4Addresses", List.of())
                        .set("network.networkInterface.ipv6Addresses", List.of("2001:db8::1"))
                        .set("network.subnets[0].ipv6Native", true)
                        .target()))
                .isNotEqualTo("network-interface/eni-1: pass");
    }

    @Test
    void anExternalInstanceIsInNoVpc() {
        ExecTarget target = Edits.of(ec2Service())
                .set("task.launchType", "EXTERNAL")
                .absent("network")
                .absent("service.networkConfiguration")
                .target();

        assertThat(tester.judge(target)).containsExactly("task/0123456789abcdef0123456789abcdef: not-evaluated");
        assertThat(finding(target).missing().get(0).reason())
                .contains("on the machine", "https://ssmmessages.eu-west-1.amazonaws.com");
    }

    @Test
    void withoutATaskOrSettingsThereIsNothingToJudge() {
        assertThat(tester.judge(Edits.of(serviceWithoutTask())
                        .absent("service.networkConfiguration")
                        .target()))
                .containsExactly("service/api: not-applicable no-task");
    }

    @Test
    void onlyTheSubnetOfTheNextTaskIsAWarning() {
        ExecTarget target = Edits.of(fargateService())
                .set("service.networkConfiguration.subnets", List.of("subnet-1", "subnet-2"))
                .set("network.endpoints", List.of())
                .set(ROUTES, List.of(LOCAL, route("0.0.0.0/0", "nat-1")))
                .target();

        assertThat(tester.judge(target))
                .containsExactly(
                        "network-interface/eni-1: pass",
                        "subnet/subnet-1: pass",
                        "subnet/subnet-2: fail public-subnet-without-public-ip/next-task");
        assertThat(tester.findings(target).get(2).severity()).isEqualTo(Severity.WARNING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "network",
                "network.networkInterface",
                "network.networkInterface.securityGroupIds",
                "network.vpc",
                "network.vpc.domainNameServers",
                "network.endpoints",
                "network.endpoints[0].state",
                "network.endpoints[0].privateDnsEnabled",
                "network.endpoints[0].securityGroupIds",
                "network.endpoints[0].policy",
                "network.securityGroups",
                "network.securityGroups[0].egress",
                "network.securityGroups[1].ingress"
            })
    void whatIsUnknownIsNeverOpen(String path) {
        assertThat(tester.judge(Edits.of(fargateService()).unknown(path).target())
                        .get(0))
                .endsWith(": not-evaluated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "network.routeTables",
                "network.routeTables[0].routes",
                "network.networkAcls",
                "network.natGateways",
                "network.natGateways[0].state",
                "network.internetGateways"
            })
    void whatIsUnknownOfAnotherWayIsNeverOpen(String path) {
        assertThat(ofTask(Edits.of(natted()).unknown(path).target()))
                .isEqualTo("network-interface/eni-1: not-evaluated");
    }

    @Test
    void anUnknownServiceLeavesTheNextTaskOpenAtWorstAsAWarning() {
        ExecTarget target = Edits.of(fargateService()).unknown("service").target();

        assertThat(tester.judge(target)).containsExactly("network-interface/eni-1: pass", "service/api: not-evaluated");
        assertThat(tester.findings(target).get(1).severity()).isEqualTo(Severity.WARNING);
    }

    private String ofTask(ExecTarget target) {
        return tester.judge(target).get(0);
    }

    private String cause(Edits edits) {
        return ofTask(edits.target()).replace("network-interface/eni-1: fail ", "");
    }

    private Finding finding(ExecTarget target) {
        return tester.findings(target).get(0);
    }

    private static ExecTarget isolated() {
        return Edits.of(fargateService()).set("network.endpoints", List.of()).target();
    }

    private static ExecTarget out(String target) {
        return Edits.of(isolated())
                .set(ROUTES, List.of(LOCAL, route("0.0.0.0/0", target)))
                .target();
    }

    private static ExecTarget natted() {
        return out("nat-1");
    }

    /** With the ACL of the task's subnet, on the way to a NAT gateway. */
    private static ExecTarget acl(NetworkAclEntry... entries) {
        return Edits.of(natted())
                .set("network.networkAcls[0].entries", List.of(entries))
                .target();
    }

    private static ExecTarget policy(Evidence<PolicyDocument> policy) {
        return Edits.of(fargateService())
                .replace("network.endpoints[0].policy", policy)
                .target();
    }
}
