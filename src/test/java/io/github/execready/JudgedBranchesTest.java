// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.engine.Finding;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Templates in which conditions are open: judged in both branches, a condition being the same wherever it is named. */
class JudgedBranchesTest {

    private static final String ENABLED = "AssignPublicIp: ENABLED";
    private static final String SUBNETS = "Subnets: [!Ref Subnet]";
    private static final String GROUPS = "SecurityGroups: [!Ref Group]";
    private static final String IMAGE = "          Image: public.ecr.aws/nginx/nginx:1.27\n";

    private static final String STATEMENT = """
            - Effect: Allow
                        Action:
                          - ssmmessages:CreateControlChannel
                          - ssmmessages:CreateDataChannel
                          - ssmmessages:OpenControlChannel
                          - ssmmessages:OpenDataChannel
                        Resource: '*'
            """;

    private static final String ACTIONS =
            "['ssmmessages:CreateControlChannel', 'ssmmessages:CreateDataChannel', 'ssmmessages:OpenControlChannel',"
                    + " 'ssmmessages:OpenDataChannel']";

    private record Case(String name, JudgedTemplate template, Verdict verdict, List<String> troubles) {

        private void run() {
            TargetReport report = template.target("Service");
            List<String> found = JudgedTemplate.troubles(report);
            assertThat(found)
                    .filteredOn(one -> !one.startsWith("session-logging/"))
                    .as("troubles")
                    .hasSameSizeAs(troubles);
            troubles.forEach(trouble -> assertThat(found).anyMatch(one -> one.startsWith(trouble)));
            assertThat(report.verdict()).as(found.toString()).isEqualTo(verdict);
        }
    }

    private static Case ready(String name, JudgedTemplate template) {
        return new Case(name, template, Verdict.READY, List.of());
    }

    private static Case fails(String name, JudgedTemplate template, String... troubles) {
        return new Case(name, template, Verdict.NOT_READY, List.of(troubles));
    }

    private static Case open(String name, JudgedTemplate template, String... troubles) {
        return new Case(name, template, Verdict.INCONCLUSIVE, List.of(troubles));
    }

    private static Stream<DynamicTest> run(Case... cases) {
        return Stream.of(cases).map(one -> DynamicTest.dynamicTest(one.name(), one::run));
    }

    private static JudgedTemplate template() {
        return JudgedTemplate.ready();
    }

    /** With a second subnet beside the one that leads to the internet. */
    private static JudgedTemplate subnets(String routes) {
        return template().resources("""
                  Other:
                    Type: AWS::EC2::Subnet
                    Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24}
                  OtherRoutes:
                    Type: AWS::EC2::RouteTable
                    Properties: {VpcId: !Ref Vpc}
                  RoutesOfOther:
                    Type: AWS::EC2::SubnetRouteTableAssociation
                    Properties: {SubnetId: !Ref Other, RouteTableId: !Ref OtherRoutes}
                """ + routes);
    }

    private static final String OUT = """
              OtherToTheInternet:
                Type: AWS::EC2::Route
                Properties: {RouteTableId: !Ref OtherRoutes, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway}
            """;

    private static final String EITHER_SUBNET = "Subnets: !If [InProd, [!Ref Subnet], [!Ref Other]]";

    @TestFactory
    Stream<DynamicTest> networks() {
        return run(
                ready("two subnets with a way out", subnets(OUT).with(SUBNETS, EITHER_SUBNET)),
                ready(
                        "two subnets with a way out, in a list",
                        subnets(OUT).with(SUBNETS, "Subnets: [!If [InProd, !Ref Subnet, !Ref Other]]")),
                fails(
                        "two subnets without an address",
                        subnets(OUT).with(SUBNETS, EITHER_SUBNET).with(ENABLED, "AssignPublicIp: DISABLED"),
                        "ssmmessages-reachable/public-subnet-without-public-ip"),
                open(
                        "one of two subnets without a way out",
                        subnets("").with(SUBNETS, EITHER_SUBNET),
                        "ssmmessages-reachable? condition InProd"),
                fails(
                        "two subnets, each with a fault of its own",
                        subnets("")
                                .with(SUBNETS, EITHER_SUBNET)
                                .with(ENABLED, "AssignPublicIp: !If [InProd, DISABLED, ENABLED]"),
                        "ssmmessages-reachable/public-subnet-without-public-ip",
                        "ssmmessages-reachable/no-route"),
                ready(
                        "an address where it takes one",
                        subnets(OUT).with(ENABLED, "AssignPublicIp: !If [InProd, ENABLED, 'ENABLED']")),
                open(
                        "an address on a condition",
                        template().with(ENABLED, "AssignPublicIp: !If [InProd, ENABLED, DISABLED]"),
                        "ssmmessages-reachable? condition InProd"),
                fails(
                        "an address that is absent otherwise",
                        template().with(ENABLED, "AssignPublicIp: !If [InProd, DISABLED, !Ref AWS::NoValue]"),
                        "ssmmessages-reachable/public-subnet-without-public-ip"),
                ready(
                        "a subnet and its way out on the same condition",
                        subnets(OUT.replace("    Type", "    Condition: InProd\n    Type"))
                                .with(SUBNETS, "Subnets: !If [InProd, [!Ref Other], [!Ref Subnet]]")),
                open(
                        "a subnet and its way out on opposite conditions",
                        subnets(OUT.replace("    Type", "    Condition: InProd\n    Type"))
                                .with(SUBNETS, EITHER_SUBNET),
                        "ssmmessages-reachable? condition InProd"),
                ready("two groups that let out", groups("").with(GROUPS, EITHER_GROUP)),
                open(
                        "one of two groups lets nothing out",
                        groups(NOTHING_OUT).with(GROUPS, EITHER_GROUP),
                        "ssmmessages-reachable? condition InProd"),
                fails(
                        "neither of two groups lets anything out",
                        groups(NOTHING_OUT)
                                .with(GROUPS, EITHER_GROUP)
                                .with(
                                        "GroupDescription: of the tasks\n",
                                        "GroupDescription: of the tasks\n      " + NOTHING_OUT + "\n"),
                        "ssmmessages-reachable/task-security-group-egress"),
                ready(
                        "endpoints where there is no address",
                        endpoint("Condition: Private")
                                .with(ENABLED, "AssignPublicIp: !If [InProd, ENABLED, DISABLED]")),
                open(
                        "endpoints where there is an address",
                        endpoint("Condition: InProd").with(ENABLED, "AssignPublicIp: !If [InProd, ENABLED, DISABLED]"),
                        "ssmmessages-reachable? condition InProd"));
    }

    private static final String NOTHING_OUT =
            "SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0}]";

    private static final String EITHER_GROUP = "SecurityGroups: !If [InProd, [!Ref Group], [!Ref OtherGroup]]";

    private static JudgedTemplate groups(String egress) {
        return template().resources("""
                  OtherGroup:
                    Type: AWS::EC2::SecurityGroup
                    Properties:
                      GroupDescription: other
                      VpcId: !Ref Vpc
                      %s
                """.formatted(egress));
    }

    private static JudgedTemplate endpoint(String condition) {
        return template().conditions("  Private: !Not [!Condition InProd]\n").resources("""
                  EndpointGroup:
                    Type: AWS::EC2::SecurityGroup
                    %s
                    Properties:
                      GroupDescription: of the endpoint
                      VpcId: !Ref Vpc
                      SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16}]
                  Endpoint:
                    Type: AWS::EC2::VPCEndpoint
                    %s
                    Properties:
                      VpcEndpointType: Interface
                      ServiceName: !Sub com.amazonaws.${AWS::Region}.ssmmessages
                      VpcId: !Ref Vpc
                      SubnetIds: [!Ref Subnet]
                      SecurityGroupIds: [!Ref EndpointGroup]
                      PrivateDnsEnabled: true
                """.formatted(
                        condition, condition));
    }

    private static JudgedTemplate role(String policies) {
        return template()
                .without("ExecPolicy")
                .with("  TaskRole:\n    Type: AWS::IAM::Role\n    Properties:\n", """
                  TaskRole:
                    Type: AWS::IAM::Role
                    Properties:
                      %s
                """.formatted(policies));
    }

    private static String policy(String effect, String actions) {
        return "{PolicyName: p, PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: " + effect + ", Action: "
                + actions + ", Resource: '*'}]}}";
    }

    private static final String SSM_CORE = "'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore'";
    private static final String READ_ONLY = "'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'";

    @TestFactory
    Stream<DynamicTest> policies() {
        return run(
                ready(
                        "two policies that allow it",
                        role("Policies: [!If [InProd, " + policy("Allow", ACTIONS) + ", "
                                + policy("Allow", "'ssmmessages:*'") + "]]")),
                open(
                        "one of two policies allows it",
                        role("Policies: [!If [InProd, " + policy("Allow", ACTIONS) + ", " + policy("Allow", "'s3:*'")
                                + "]]"),
                        "task-role-ssmmessages? condition InProd"),
                fails(
                        "neither of two policies allows it",
                        role("Policies: [!If [InProd, " + policy("Allow", "'sqs:*'") + ", " + policy("Allow", "'s3:*'")
                                + "]]"),
                        "task-role-ssmmessages/"),
                fails(
                        "one denies it, the other one does not allow it",
                        role("Policies: [" + policy("Allow", ACTIONS) + ", !If [InProd, "
                                + policy("Deny", "'ssmmessages:*'") + ", " + policy("Deny", "'*'") + "]]"),
                        "task-role-ssmmessages/"),
                ready(
                        "two statements that allow it",
                        template()
                                .with(
                                        STATEMENT,
                                        "- !If [InProd, {Effect: Allow, Action: " + ACTIONS
                                                + ", Resource: '*'}, {Effect: Allow, Action: 'ssmmessages:*', Resource: '*'}]\n")),
                open(
                        "a statement that is there on a condition",
                        template()
                                .with(
                                        STATEMENT,
                                        "- {Effect: Allow, Action: 's3:*', Resource: '*'}\n"
                                                + "          - !If [InProd, {Effect: Allow, Action: " + ACTIONS
                                                + ", Resource: '*'}, !Ref AWS::NoValue]\n"),
                        "task-role-ssmmessages? condition InProd"),
                ready(
                        "actions in either of two lists",
                        template()
                                .with(
                                        STATEMENT,
                                        "- {Effect: Allow, Action: !If [InProd, " + ACTIONS
                                                + ", ['ssmmessages:*']], Resource: '*'}\n")),
                ready(
                        "managed policies, one of which holds it in either case",
                        role("ManagedPolicyArns: !If [InProd, [" + SSM_CORE + "], [" + SSM_CORE + ", " + READ_ONLY
                                + "]]")),
                open(
                        "managed policies, one of which holds it",
                        role("ManagedPolicyArns: [!If [InProd, " + SSM_CORE + ", " + READ_ONLY + "]]"),
                        "task-role-ssmmessages? condition InProd"),
                ready(
                        "two roles",
                        template()
                                .with(
                                        "!GetAtt TaskRole.Arn",
                                        "!If [InProd, !GetAtt TaskRole.Arn, !GetAtt OtherRole.Arn]")
                                .resources(otherRole("ecs-tasks.amazonaws.com"))),
                open(
                        "two roles, one of which trusts another service",
                        template()
                                .with(
                                        "!GetAtt TaskRole.Arn",
                                        "!If [InProd, !GetAtt TaskRole.Arn, !GetAtt OtherRole.Arn]")
                                .resources(otherRole("ec2.amazonaws.com")),
                        "task-role-trust? condition InProd"));
    }

    private static String otherRole(String trusted) {
        return """
                  OtherRole:
                    Type: AWS::IAM::Role
                    Properties:
                      AssumeRolePolicyDocument:
                        Version: '2012-10-17'
                        Statement: [{Effect: Allow, Principal: {Service: %s}, Action: 'sts:AssumeRole'}]
                      Policies: [%s]
                """.formatted(trusted, policy("Allow", ACTIONS));
    }

    private static JudgedTemplate readonly(String value) {
        return template().with(IMAGE, "          ReadonlyRootFilesystem: " + value + "\n" + IMAGE);
    }

    private static JudgedTemplate containers(String one, String other) {
        return template().with("""
                      ContainerDefinitions:
                        - Name: web
                          Image: public.ecr.aws/nginx/nginx:1.27
                          LinuxParameters:
                            InitProcessEnabled: true
                """, "      ContainerDefinitions: !If [InProd, [" + one + "], [" + other + "]]\n");
    }

    private static final String WEB = "{Name: web, Image: a, LinuxParameters: {InitProcessEnabled: true}}";
    private static final String CLOSED =
            "{Name: web, Image: a, ReadonlyRootFilesystem: true, LinuxParameters: {InitProcessEnabled: true}}";
    private static final String CLOSED_SIDE = CLOSED.replace("web", "side");

    @TestFactory
    Stream<DynamicTest> containers() {
        return run(
                ready("writable either way", readonly("!If [InProd, false, !Ref AWS::NoValue]")),
                open(
                        "read-only on a condition",
                        readonly("!If [InProd, true, false]"),
                        "readonly-root-filesystem? condition InProd"),
                fails(
                        "read-only by two conditions",
                        readonly("!If [InProd, true, !If [InDebug, true, 'true']]"),
                        "readonly-root-filesystem/"),
                ready("a list in either case", containers(WEB, WEB.replace("Image: a", "Image: b"))),
                open("a list that cannot be entered", containers(WEB, CLOSED), "readonly-root-filesystem? condition"),
                fails("lists that cannot be entered", containers(CLOSED, CLOSED), "readonly-root-filesystem/"),
                open(
                        "lists of different containers, one of which cannot be entered",
                        containers(WEB, CLOSED_SIDE),
                        "readonly-root-filesystem/"),
                fails(
                        "lists of different containers, neither of which can be entered",
                        containers(CLOSED, CLOSED_SIDE),
                        "readonly-root-filesystem/"),
                new Case(
                        "a list with a container more that cannot be entered",
                        containers(WEB, WEB + ", " + CLOSED_SIDE),
                        Verdict.READY_WITH_WARNINGS,
                        List.of("readonly-root-filesystem/")),
                new Case(
                        "a container on a condition that is read-only on the same",
                        template()
                                .with(
                                        "        - Name: web\n",
                                        "        - !If [InDebug, {Name: side, Image: x, LinuxParameters: {InitProcessEnabled: true}, ReadonlyRootFilesystem: !If [InDebug, true,"
                                                + " false]}, !Ref AWS::NoValue]\n        - Name: web\n"),
                        Verdict.READY_WITH_WARNINGS,
                        List.of("container-name/", "readonly-root-filesystem/")));
    }

    private static JudgedTemplate flag(String value) {
        return template().with("EnableExecuteCommand: true", "EnableExecuteCommand: " + value);
    }

    @TestFactory
    Stream<DynamicTest> flags() {
        return run(
                ready("on either way", flag("!If [InProd, true, 'true']")),
                fails("off either way", flag("!If [InProd, false, !Ref AWS::NoValue]"), "service-exec-enabled/"),
                fails(
                        "off by two conditions",
                        flag("!If [InProd, false, !If [InDebug, !Ref AWS::NoValue, false]]"),
                        "service-exec-enabled/"),
                open(
                        "on one way",
                        flag("!If [InProd, true, !Ref AWS::NoValue]"),
                        "service-exec-enabled? condition InProd"),
                open(
                        "on with its policy",
                        flag("!If [InProd, true, false]")
                                .with(
                                        "    Type: AWS::IAM::Policy\n",
                                        "    Type: AWS::IAM::Policy\n    Condition: InProd\n"),
                        "service-exec-enabled? condition InProd"),
                fails(
                        "on without its policy",
                        flag("!If [InProd, false, true]")
                                .with(
                                        "    Type: AWS::IAM::Policy\n",
                                        "    Type: AWS::IAM::Policy\n    Condition: InProd\n"),
                        "service-exec-enabled? condition InProd",
                        "task-role-ssmmessages/"),
                open(
                        "on where the subnet leads out",
                        subnets("")
                                .with(SUBNETS, EITHER_SUBNET)
                                .with("EnableExecuteCommand: true", "EnableExecuteCommand: !If [InProd, true, false]"),
                        "service-exec-enabled? condition InProd"));
    }

    /** With exec on by the flag, and its policy there on a condition. */
    private static JudgedTemplate flag(String value, String policy) {
        return flag(value)
                .with("  #parameters\n", "  Exec: {Type: String}\n  #parameters\n")
                .conditions("""
                          NotProd: !Not [!Condition InProd]
                          Either: !Or [!Condition InProd, !Condition InDebug]
                          Neither: !Not [!Condition Either]
                        """)
                .with("    Type: AWS::IAM::Policy\n", "    Type: AWS::IAM::Policy\n    Condition: " + policy + "\n");
    }

    @TestFactory
    Stream<DynamicTest> flagsThatSeveralWaysTurnOn() {
        String byParameter = "!If [InProd, true, !Ref Exec]";
        String byEither = "!If [InProd, true, !If [InDebug, true, false]]";
        String open = "service-exec-enabled? condition";
        return run(
                open(
                        "the other way has the policy",
                        flag(byParameter, "NotProd"),
                        open,
                        "task-role-ssmmessages? condition !InProd"),
                open(
                        "this way has the policy",
                        flag(byParameter, "InProd"),
                        open,
                        "task-role-ssmmessages? condition InProd"),
                open(
                        "the second of two has the policy",
                        flag(byEither, "InDebug"),
                        open,
                        "task-role-ssmmessages? condition InDebug"),
                fails(
                        "no way has the policy",
                        flag(byEither, "Neither"),
                        "service-exec-enabled/",
                        "task-role-ssmmessages/"),
                open(
                        "one of two parts has the policy",
                        flag("!If [Either, true, false]", "InDebug"),
                        open,
                        "task-role-ssmmessages? condition InDebug"),
                open("either part has the policy", flag("!If [Either, true, false]", "Either"), open),
                open(
                        "a way behind more conditions than are looked at has the policy",
                        flag(
                                        "!If [InProd, !If [InDebug, !If [C3, !If [C4, true, false], false], false], true]",
                                        "InProd")
                                .conditions("""
                                          C3: !Equals [!Ref Exec, three]
                                          C4: !Not [!Equals [!Ref Exec, four]]
                                        """),
                        open,
                        "task-role-ssmmessages? condition InProd"));
    }

    private static JudgedTemplate stages(String allowed) {
        return template()
                .with("  #parameters\n", "  Stage: {Type: String" + allowed + "}\n  #parameters\n")
                .conditions("""
                          Live: !Equals [!Ref Stage, live]
                          Test: !Equals [test, !Ref Stage]
                          NotPlay: !Not [!Equals [!Ref Stage, play]]
                          LiveAndTest: !And [!Condition Live, !Condition Test]
                          Neither: !Not [!Or [!Condition Live, !Condition Test]]
                          Other: !And [!Condition Neither, !Condition NotPlay]
                        """);
    }

    private static final String DENY = """
              Deny:
                Type: AWS::IAM::Policy
                Condition: %s
                Properties:
                  PolicyName: none
                  Roles: [!Ref TaskRole]
                  PolicyDocument:
                    Version: '2012-10-17'
                    Statement: [{Effect: Deny, Action: 'ssmmessages:*', Resource: '*'}]
            """;

    private static final String THREE = ", AllowedValues: [live, test, play]";

    @TestFactory
    Stream<DynamicTest> comparisonsOfOneParameter() {
        return run(
                ready("two values at once", stages("").resources(DENY.formatted("LiveAndTest"))),
                open(
                        "one of two values",
                        stages("").resources(DENY.formatted("Live")),
                        "task-role-ssmmessages? condition Live"),
                open(
                        "none of three values",
                        stages("").resources(DENY.formatted("Other")),
                        "task-role-ssmmessages? condition Other"),
                ready("none of all values", stages(THREE).resources(DENY.formatted("Other"))),
                ready(
                        "a subnet for each value",
                        subnetsOf(stages(""), "!If [Live, !Ref Subnet, !If [Test, !Ref Subnet, !Ref Subnet]]")),
                open(
                        "a subnet that the last value alone takes",
                        subnetsOf(stages(THREE), "!If [Live, !Ref Subnet, !If [Test, !Ref Subnet, !Ref Other]]"),
                        "ssmmessages-reachable? condition Test"),
                ready(
                        "a subnet that no value takes",
                        subnetsOf(
                                stages(THREE),
                                "!If [Live, !Ref Subnet, !If [Test, !Ref Subnet, !If [NotPlay, !Ref Other, !Ref Subnet]]]")),
                ready(
                        "a subnet where another value has its way out",
                        subnetsOf(stages(""), "!If [Live, !If [Test, !Ref Other, !Ref Subnet], !Ref Subnet]")));
    }

    private static JudgedTemplate subnetsOf(JudgedTemplate template, String subnet) {
        return template.with(SUBNETS, "Subnets: [" + subnet + "]").resources("""
                  Other:
                    Type: AWS::EC2::Subnet
                    Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24}
                """);
    }

    private static JudgedTemplate whereNeitherWorks() {
        return template()
                .with(ENABLED, "AssignPublicIp: !If [InProd, DISABLED, ENABLED]")
                .with("    Type: AWS::IAM::Policy\n", "    Type: AWS::IAM::Policy\n    Condition: InProd\n");
    }

    @TestFactory
    Stream<DynamicTest> severalChecks() {
        return run(
                fails(
                        "another check fails in each branch",
                        whereNeitherWorks(),
                        "ssmmessages-reachable/public-subnet-without-public-ip",
                        "task-role-ssmmessages/"),
                open(
                        "two checks fail in the same branch",
                        template()
                                .with(ENABLED, "AssignPublicIp: !If [InProd, ENABLED, DISABLED]")
                                .with(
                                        "    Type: AWS::IAM::Policy\n",
                                        "    Type: AWS::IAM::Policy\n    Condition: InProd\n"),
                        "ssmmessages-reachable? condition InProd",
                        "task-role-ssmmessages? condition InProd"));
    }

    @Test
    void saysWhatEachBranchComesToAndWhatDecides() {
        Finding open = template()
                .with(ENABLED, "AssignPublicIp: !If [InProd, ENABLED, DISABLED]")
                .finding("ssmmessages-reachable");

        assertThat(open.message())
                .startsWith("Hangs on condition InProd: where it holds, it passes; where it does not, it fails: ")
                .contains("no public address");
        assertThat(open.missing()).singleElement().satisfies(missing -> {
            assertThat(missing.reason()).contains("${Prod} = yes").contains("where it holds, it passes");
            assertThat(missing.resolution()).contains("--parameters").contains("condition InProd");
        });
    }

    @Test
    void aFailureOfOneBranchNamesItsCondition() {
        assertThat(whereNeitherWorks().finding("ssmmessages-reachable").assumption())
                .isEqualTo("condition InProd holds");
        assertThat(whereNeitherWorks().finding("task-role-ssmmessages").assumption())
                .isEqualTo("condition InProd does not hold");
        assertThat(template()
                        .with(ENABLED, "AssignPublicIp: !If [InProd, ENABLED, 'ENABLED']")
                        .finding("ssmmessages-reachable")
                        .assumption())
                .doesNotContain("condition");
    }

    /** More conditions than are looked at leave it open, whatever they come to. */
    @Test
    void whatHangsOnManyConditionsIsNotTakenForRight() {
        StringBuilder parameters = new StringBuilder();
        StringBuilder conditions = new StringBuilder();
        String all = "true";
        for (int i = 0; i < 7; i++) {
            parameters.append("  P%d: {Type: String}\n".formatted(i));
            conditions.append("  C%d: !Equals [!Ref P%d, x]\n".formatted(i, i));
            all = "!If [C%d, %s, %s]".formatted(i, i % 2 == 0 ? all : "false", i % 2 == 0 ? "false" : all);
        }

        TargetReport report = readonly(all)
                .with("  #parameters\n", parameters + "  #parameters\n")
                .conditions(conditions.toString())
                .service();

        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(JudgedTemplate.troubles(report))
                .anyMatch(one -> one.startsWith("readonly-root-filesystem? condition C"));
    }
}
