// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.engine.Finding;
import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Templates as people write them, changed in one thing each: what they come to, and by which check. */
class JudgedTemplatesTest {

    /**
     * A change of the template that is ready.
     *
     * @param target the address of what is judged
     * @param trouble how one of the troubles begins; empty where there must be none but advice
     */
    private record Case(String name, JudgedTemplate template, String target, Verdict verdict, String trouble) {

        private static Case ready(String name, JudgedTemplate template) {
            return new Case(name, template, "Service", Verdict.READY, "");
        }

        private static Case fails(String name, String trouble, JudgedTemplate template) {
            return new Case(name, template, "Service", Verdict.NOT_READY, trouble);
        }

        private static Case open(String name, String trouble, JudgedTemplate template) {
            return new Case(name, template, "Service", Verdict.INCONCLUSIVE, trouble);
        }

        private Case of(String address) {
            return new Case(name, template, address, verdict, trouble);
        }

        private Case saying(String other) {
            return new Case(name, template, target, verdict, other);
        }

        private Case as(Verdict other) {
            return new Case(name, template, target, other, trouble);
        }

        private void run() {
            TargetReport report = template.target(target);
            List<String> troubles = JudgedTemplate.troubles(report);
            assertThat(report.verdict()).as(troubles.toString()).isEqualTo(verdict);
            if (trouble.isEmpty()) {
                assertThat(troubles).allMatch(one -> one.startsWith("session-logging/"));
            } else {
                assertThat(troubles).anyMatch(one -> one.startsWith(trouble));
            }
        }
    }

    private static final String TASK_ROLE = """
              TaskRole:
                Type: AWS::IAM::Role
                Properties:
            """;

    private static final String TRUST = """
                  AssumeRolePolicyDocument:
                    Version: '2012-10-17'
                    Statement:
                      - Effect: Allow
                        Principal: {Service: ecs-tasks.amazonaws.com}
                        Action: sts:AssumeRole
            """;

    private static final String TASK_NETWORK =
            "NetworkConfiguration: {AwsvpcConfiguration: {Subnets: [!Ref Subnet], SecurityGroups: [!Ref Group],"
                    + " AssignPublicIp: ENABLED}}";

    private static final String RUN =
            "TaskDefinitionArn: !Ref Definition, LaunchType: FARGATE, EnableExecuteCommand: true, " + TASK_NETWORK;

    private static JudgedTemplate ready() {
        return JudgedTemplate.ready();
    }

    private static JudgedTemplate role(String more) {
        return ready().with(TASK_ROLE, TASK_ROLE + "      " + more + "\n");
    }

    private static JudgedTemplate flag(String value) {
        return ready().with("EnableExecuteCommand: true", "EnableExecuteCommand: " + value);
    }

    private static JudgedTemplate platform(String allowed) {
        return ready().with(
                        "\nParameters:", "\nParameters:\n  Platform: {Type: String, AllowedValues: [" + allowed + "]}")
                .with("LaunchType: FARGATE", "LaunchType: FARGATE\n      PlatformVersion: !Ref Platform");
    }

    private static JudgedTemplate container(String more) {
        return ready().with("          Image:", "          " + more + "\n          Image:");
    }

    private static JudgedTemplate policyWhen(JudgedTemplate template, String condition) {
        return template.with(
                "    Type: AWS::IAM::Policy\n", "    Type: AWS::IAM::Policy\n    Condition: " + condition + "\n");
    }

    private static JudgedTemplate when(String type, String condition) {
        return ready().with("    Type: " + type + "\n", "    Type: " + type + "\n    Condition: " + condition + "\n");
    }

    private static JudgedTemplate roleAt(String path, String named) {
        return ready().with(TASK_ROLE, TASK_ROLE + "      RoleName: web\n" + path)
                .with(
                        "TaskRoleArn: !GetAtt TaskRole.Arn",
                        "TaskRoleArn: !Sub 'arn:aws:iam::${AWS::AccountId}:role/" + named + "'");
    }

    @TestFactory
    Stream<DynamicTest> roles() {
        return run(
                Case.ready("as it is", ready()),
                Case.ready("an ARN without a path", roleAt("", "web")),
                Case.ready("an ARN with the role's path", roleAt("      Path: /ecs/tasks/\n", "ecs/tasks/web")),
                Case.ready("an ARN of a role whose path is open", roleAt("      Path: !Ref Range\n", "web")),
                Case.open(
                        "an ARN without the role's path",
                        "task-role-ssmmessages? arn:aws:iam::ACCOUNT:role/web",
                        roleAt("      Path: /ecs/\n", "web")),
                Case.open(
                        "an ARN with a path that the role has not",
                        "task-role-ssmmessages? arn:aws:iam::ACCOUNT:role/ecs/web",
                        roleAt("", "ecs/web")),
                Case.fails(
                        "another service in a trust policy that is a text",
                        "task-role-trust/task-role-trust-policy-wrong",
                        ready().with(TASK_ROLE + TRUST, TASK_ROLE + """
                                      AssumeRolePolicyDocument: >-
                                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
                                        "Principal":{"Service":"ec2.amazonaws.com"}}]}
                                """)),
                Case.ready("a role by its name", ready().with("!GetAtt TaskRole.Arn", "!Ref TaskRole")),
                Case.ready(
                        "a role by a name that is written out",
                        role("RoleName: web-task").with("!GetAtt TaskRole.Arn", "web-task")),
                Case.ready(
                        "a role by an ARN that is put together",
                        ready().with("!GetAtt TaskRole.Arn", "!Sub 'arn:aws:iam::${AWS::AccountId}:role/${TaskRole}'")),
                Case.open(
                        "another role by an ARN that is put together",
                        "task-role-ssmmessages?",
                        ready().with(
                                        "!GetAtt TaskRole.Arn",
                                        "!Sub 'arn:aws:iam::${AWS::AccountId}:role/other-${TaskRole}'")),
                Case.fails(
                        "the policy on the execution role, as the CDK does for a role that it is told to",
                        "task-role-ssmmessages/permissions-on-execution-role",
                        ready().with("Roles: [!Ref TaskRole]", "Roles: [!Ref ExecutionRole]")),
                Case.fails("a deny by what it leaves out", "task-role-ssmmessages/", ready().resources("""
                                  Deny:
                                    Type: AWS::IAM::RolePolicy
                                    Properties:
                                      PolicyName: only-s3
                                      RoleName: !Ref TaskRole
                                      PolicyDocument:
                                        Version: '2012-10-17'
                                        Statement: [{Effect: Deny, NotAction: 's3:*', Resource: '*'}]
                                """)),
                Case.open("a deny on a condition", "task-role-ssmmessages? condition InProd", ready().resources("""
                                  Deny:
                                    Type: AWS::IAM::Policy
                                    Condition: InProd
                                    Properties:
                                      PolicyName: none
                                      Roles: [!Ref TaskRole]
                                      PolicyDocument:
                                        Version: '2012-10-17'
                                        Statement: [{Effect: Deny, Action: 'ssmmessages:*', Resource: '*'}]
                                """)),
                Case.open(
                        "a deny for roles that are not told",
                        "task-role-ssmmessages? parameter Range",
                        ready().resources("""
                                  Deny:
                                    Type: AWS::IAM::Policy
                                    Properties:
                                      PolicyName: none
                                      Roles: !Ref Range
                                      PolicyDocument:
                                        Version: '2012-10-17'
                                        Statement: [{Effect: Deny, Action: 'ssmmessages:*', Resource: '*'}]
                                """)),
                Case.ready(
                        "one of AWS's policies by a name with a partition",
                        role("ManagedPolicyArns: [!Sub 'arn:${AWS::Partition}:iam::aws:policy/AmazonSSMManagedInstanceCore']")
                                .without("ExecPolicy")),
                Case.open(
                        "a policy of the account that is not here",
                        "task-role-ssmmessages? arn:aws:iam::",
                        role("ManagedPolicyArns: [!Sub 'arn:aws:iam::${AWS::AccountId}:policy/exec']")
                                .without("ExecPolicy")),
                Case.open(
                        "a boundary that is not here",
                        "task-role-ssmmessages? parameter Range",
                        role("PermissionsBoundary: !Ref Range")),
                Case.open(
                        "a boundary on a condition",
                        "task-role-ssmmessages? condition InProd",
                        role(
                                "PermissionsBoundary: !If [InProd, 'arn:aws:iam::123456789012:policy/b', !Ref AWS::NoValue]")),
                Case.fails(
                        "no role where a value is taken back",
                        "task-role-present/",
                        ready().with("!GetAtt TaskRole.Arn", "!Ref AWS::NoValue")),
                Case.open(
                        "a role on a condition",
                        "task-role-present? condition InDebug",
                        ready().with(
                                        "!GetAtt TaskRole.Arn",
                                        "!If [InDebug, !GetAtt TaskRole.Arn, !Ref AWS::NoValue]")));
    }

    @TestFactory
    Stream<DynamicTest> flagsAndContainers() {
        return run(
                Case.ready("a truth value of YAML 1.1", flag("yes")),
                Case.ready("a truth value in quotes", flag("'true'")),
                Case.open("a word in quotes", "service-exec-enabled? Service EnableExecuteCommand", flag("'yes'")),
                Case.open("a parameter", "service-exec-enabled? parameter Prod", flag("!Ref Prod")),
                Case.fails("a value that is taken back", "service-exec-enabled/", flag("!Ref AWS::NoValue")),
                Case.open(
                        "a value that a mapping has for the account",
                        "service-exec-enabled? Fn::FindInMap by AWS::AccountId",
                        flag("!FindInMap [Flags, !Ref AWS::AccountId, exec]")
                                .with(
                                        "\nParameters:",
                                        "\nMappings: {Flags: {'123456789012': {exec: true}, '210987654321': {exec: false}}}\nParameters:")),
                Case.fails("a read-only root", "readonly-root-filesystem/", container("ReadonlyRootFilesystem: on")),
                Case.open("no truth value", "readonly-root-filesystem?", container("ReadonlyRootFilesystem: 1")),
                Case.fails(
                        "an old platform",
                        "platform-version/",
                        ready().with("LaunchType: FARGATE", "LaunchType: FARGATE\n      PlatformVersion: 1.3.0")),
                Case.fails("platforms to choose from that are all old", "platform-version/", platform("1.2.0, 1.3.0")),
                Case.open("an old platform among others", "platform-version?", platform("1.3.0, 1.4.0")),
                Case.ready("new platforms to choose from", platform("1.4.0, LATEST")),
                Case.open(
                        "a revision that is there already",
                        "task-role-ssmmessages? web:7",
                        ready().with("TaskDefinition: !Ref Definition", "TaskDefinition: web:7")),
                Case.ready("a family", ready().with("TaskDefinition: !Ref Definition", "TaskDefinition: web")),
                Case.ready("nothing to run yet", ready().with("DesiredCount: 1", "DesiredCount: 0")),
                Case.ready(
                        "how many is left to a parameter", ready().with("DesiredCount: 1", "DesiredCount: !Ref Range")),
                Case.open(
                        "no containers",
                        "readonly-root-filesystem? Definition ContainerDefinitions",
                        ready().with("""
                                      ContainerDefinitions:
                                        - Name: web
                                          Image: public.ecr.aws/nginx/nginx:1.27
                                          LinuxParameters:
                                            InitProcessEnabled: true
                                """, "      ContainerDefinitions: []\n")),
                Case.open(
                        "containers on a condition",
                        "readonly-root-filesystem? condition InProd",
                        ready().with("""
                                      ContainerDefinitions:
                                        - Name: web
                                          Image: public.ecr.aws/nginx/nginx:1.27
                                          LinuxParameters:
                                            InitProcessEnabled: true
                                """, """
                                      ContainerDefinitions: !If
                                        - InProd
                                        - [{Name: web, Image: a, ReadonlyRootFilesystem: true}]
                                        - [{Name: web, Image: a}]
                                """)));
    }

    private static JudgedTemplate sidecar(JudgedTemplate template, String more) {
        return template.with(
                "        - Name: web",
                "        - !If [InDebug, {Name: side, Image: x" + more + "}, !Ref AWS::NoValue]\n        - Name: web");
    }

    @Test
    void aContainerThatMayNotBeThereDoesNotMakeUpForOneThatCannotBeEntered() {
        JudgedTemplate readonly = container("ReadonlyRootFilesystem: true");

        assertThat(sidecar(readonly, "").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(sidecar(readonly, ", ReadonlyRootFilesystem: true").verdict())
                .isEqualTo(Verdict.NOT_READY);
        assertThat(sidecar(ready(), ", ReadonlyRootFilesystem: true").verdict()).isEqualTo(Verdict.READY_WITH_WARNINGS);
        assertThat(sidecar(ready(), "").verdict()).isEqualTo(Verdict.READY);
    }

    private static JudgedTemplate both(JudgedTemplate template) {
        return template.conditions("  Both: !And [!Condition InProd, !Condition InDebug]\n");
    }

    private static JudgedTemplate either(JudgedTemplate template) {
        return template.conditions("  Either: !Or [!Condition InProd, !Condition InDebug]\n");
    }

    @TestFactory
    Stream<DynamicTest> conditions() {
        String open = "service-exec-enabled? condition ";
        return run(
                only("the same", open, policyWhen(flag("!If [InDebug, true, false]"), "InDebug")),
                only(
                        "the opposite branch",
                        open,
                        policyWhen(flag("!If [InDebug, false, true]"), "Off")
                                .conditions("  Off: !Not [!Condition InDebug]\n")),
                only("a part of what holds", open, policyWhen(both(flag("!If [Both, true, false]")), "InDebug")),
                only("more than what holds", open, policyWhen(either(flag("!If [InDebug, true, false]")), "Either")),
                only(
                        "the same of several under two names",
                        open,
                        policyWhen(either(flag("!If [Either, true, false]")), "Any")
                                .conditions("  Any: !Or [!Equals [!Ref Debug, 'yes'], !Equals [!Ref Prod, 'yes']]\n")),
                only(
                        "neither of several",
                        open,
                        policyWhen(either(flag("!If [Either, false, true]")), "NotProd")
                                .conditions("  NotProd: !Not [!Condition InProd]\n")),
                only(
                        "a parameter that a condition asks for",
                        "service-exec-enabled? parameter Exec",
                        policyWhen(flag("!Ref Exec"), "On")
                                .with("  #parameters", "  Exec: {Type: String, AllowedValues: ['true', 'false']}")
                                .conditions("  On: !Equals [!Ref Exec, 'true']\n")),
                only(
                        "each of several, any of which may hold",
                        open,
                        either(flag("!If [Either, true, false]"))
                                .with(
                                        "        - Name: web\n",
                                        "        - Name: web\n          ReadonlyRootFilesystem:"
                                                + " !If [InProd, false, !If [InDebug, false, true]]\n")),
                Case.open(
                        "all but one of several, any of which may hold",
                        "readonly-root-filesystem? condition InDebug",
                        either(flag("!If [Either, true, false]"))
                                .with(
                                        "        - Name: web\n",
                                        "        - Name: web\n          ReadonlyRootFilesystem: !If [InDebug, false, true]\n")),
                Case.open(
                        "less than what holds",
                        "task-role-ssmmessages? condition Both",
                        policyWhen(both(flag("!If [InDebug, true, false]")), "Both")),
                Case.open(
                        "one of several, any of which may hold",
                        "task-role-ssmmessages? condition InProd",
                        policyWhen(either(flag("!If [Either, true, false]")), "InProd")),
                Case.open(
                        "one of several, not all of which hold",
                        "task-role-ssmmessages? condition !InProd",
                        policyWhen(
                                both(ready())
                                        .with(
                                                "    Type: AWS::ECS::Service\n",
                                                "    Type: AWS::ECS::Service\n    Condition: NotBoth\n")
                                        .conditions(
                                                "  NotBoth: !Not [!Condition Both]\n  NotProd: !Not [!Condition InProd]\n"),
                                "NotProd")),
                Case.ready(
                        "the same policy in either case",
                        policyWhen(ready(), "InProd")
                                .conditions("  NotProd: !Not [!Condition InProd]\n")
                                .resources("""
                                  Otherwise:
                                    Type: AWS::IAM::Policy
                                    Condition: NotProd
                                    Properties:
                                      PolicyName: exec
                                      Roles: [!Ref TaskRole]
                                      PolicyDocument:
                                        Version: '2012-10-17'
                                        Statement:
                                          - Effect: Allow
                                            Action:
                                              - ssmmessages:CreateControlChannel
                                              - ssmmessages:CreateDataChannel
                                              - ssmmessages:OpenControlChannel
                                              - ssmmessages:OpenDataChannel
                                            Resource: '*'
                                """)),
                Case.ready(
                        "a service on several, a policy on one",
                        policyWhen(
                                both(ready())
                                        .with(
                                                "    Type: AWS::ECS::Service\n",
                                                "    Type: AWS::ECS::Service\n    Condition: Both\n"),
                                "InProd")),
                Case.open(
                        "a service on one, a policy on several",
                        "task-role-ssmmessages? condition Both",
                        policyWhen(
                                both(ready())
                                        .with(
                                                "    Type: AWS::ECS::Service\n",
                                                "    Type: AWS::ECS::Service\n    Condition: InProd\n"),
                                "Both")));
    }

    /** Nothing but whether exec is on is open. */
    private static Case only(String name, String open, JudgedTemplate template) {
        assertThat(JudgedTemplate.troubles(template.service()))
                .as(name)
                .filteredOn(trouble -> trouble.contains("? "))
                .hasSize(1);
        return Case.open(name, open, template);
    }

    private static JudgedTemplate group(String egress) {
        return ready().with("GroupDescription: of the tasks", "GroupDescription: of the tasks\n      " + egress);
    }

    private static final String ONLY_80 =
            "SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0}]";

    private static JudgedTemplate acl(String entry, String association) {
        return ready().resources("""
                  Acl:
                    Type: AWS::EC2::NetworkAcl
                    Properties: {VpcId: !Ref Vpc}
                  AclOut:
                    Type: AWS::EC2::NetworkAclEntry
                    Properties: {NetworkAclId: !Ref Acl, RuleNumber: 100, RuleAction: allow, Egress: true, %s}
                  AclIn:
                    Type: AWS::EC2::NetworkAclEntry
                    Properties:
                      NetworkAclId: !Ref Acl
                      RuleNumber: 100
                      RuleAction: allow
                      Protocol: 6
                      PortRange: {From: 1024, To: 65535}
                      CidrBlock: 0.0.0.0/0
                  AclOfSubnet:
                    Type: AWS::EC2::SubnetNetworkAclAssociation
                    %s
                """.formatted(entry, association));
    }

    private static final String HTTPS = "Protocol: 6, PortRange: {From: 443, To: 443}, CidrBlock: 0.0.0.0/0";

    private static final String ITS_OWN = "Properties: {NetworkAclId: !Ref Acl, SubnetId: !Ref Subnet}";

    @TestFactory
    Stream<DynamicTest> networks() {
        return run(
                Case.open(
                        "a group of another VPC, which ECS refuses",
                        "service-exec-enabled? SecurityGroups",
                        ready().with("SecurityGroups: [!Ref Group]", "SecurityGroups: [!Ref Group, !Ref Other]")
                                .resources("""
                                  OtherVpc: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.1.0.0/16}}
                                  Other: {Type: 'AWS::EC2::SecurityGroup', Properties: {VpcId: !Ref OtherVpc}}
                                """)),
                Case.ready(
                        "a group of a VPC that is open",
                        ready().with("SecurityGroups: [!Ref Group]", "SecurityGroups: [!Ref Group, !Ref Other]")
                                .resources("""
                                  Other: {Type: 'AWS::EC2::SecurityGroup', Properties: {VpcId: !Ref Range}}
                                """)),
                Case.open(
                        "a network mode that Fargate does not know",
                        "service-exec-enabled? NetworkMode",
                        ready().with("NetworkMode: awsvpc", "NetworkMode: bridge")),
                Case.fails("another port", "ssmmessages-reachable/task-security-group-egress", group(ONLY_80)),
                Case.ready("the port in a rule of its own", group(ONLY_80).resources("""
                                  Out:
                                    Type: AWS::EC2::SecurityGroupEgress
                                    Properties:
                                      GroupId: !GetAtt Group.GroupId
                                      IpProtocol: tcp
                                      FromPort: 443
                                      ToPort: 443
                                      CidrIp: 0.0.0.0/0
                                """)),
                Case.fails(
                        "the CDK's way to say none",
                        "ssmmessages-reachable/task-security-group-egress",
                        group(
                                "SecurityGroupEgress: [{IpProtocol: icmp, FromPort: 252, ToPort: 86, CidrIp: 255.255.255.255/32}]")),
                Case.ready("an ACL that lets it pass", acl(HTTPS, ITS_OWN)),
                Case.fails(
                        "an ACL that does not",
                        "ssmmessages-reachable/network-acl",
                        acl("Protocol: -1, CidrBlock: 10.0.0.0/8", ITS_OWN)),
                Case.open(
                        "an ACL on a condition",
                        "ssmmessages-reachable? condition InProd",
                        acl("Protocol: -1, CidrBlock: 10.0.0.0/8", "Condition: InProd\n    " + ITS_OWN)),
                Case.open(
                        "an ACL of a subnet that is not told",
                        "ssmmessages-reachable? parameter Range",
                        acl(HTTPS, ITS_OWN.replace("!Ref Subnet", "!Ref Range"))),
                Case.open(
                        "a route on a condition",
                        "ssmmessages-reachable? condition InProd",
                        when("AWS::EC2::Route", "InProd")),
                Case.open(
                        "a route table on a condition",
                        "ssmmessages-reachable? condition InProd",
                        when("AWS::EC2::SubnetRouteTableAssociation", "InProd")),
                Case.open(
                        "a route table that is not told",
                        "ssmmessages-reachable? parameter Range",
                        ready().with("RouteTableId: !Ref Routes\n  Group", "RouteTableId: !Ref Range\n  Group")),
                Case.open(
                        "a gateway on a condition",
                        "ssmmessages-reachable? condition InProd",
                        when("AWS::EC2::VPCGatewayAttachment", "InProd")),
                Case.open(
                        "subnets of another stack",
                        "ssmmessages-reachable? Fn::ImportValue net-subnets",
                        ready().with("Subnets: [!Ref Subnet]", "Subnets: !Split [',', !ImportValue net-subnets]")),
                Case.open(
                        "an endpoint of the own in a VPC of another stack",
                        "ssmmessages-reachable? Fn::ImportValue net-subnet",
                        ready().with("Subnets: [!Ref Subnet]", "Subnets: [!ImportValue net-subnet]")
                                .with("AssignPublicIp: ENABLED", "AssignPublicIp: DISABLED")
                                .resources("""
                                          Endpoint:
                                            Type: AWS::EC2::VPCEndpoint
                                            Properties:
                                              VpcId: !ImportValue net-vpc
                                              VpcEndpointType: Interface
                                              ServiceName: !Sub com.amazonaws.${AWS::Region}.ssmmessages
                                              PrivateDnsEnabled: true
                                              SubnetIds: [!ImportValue net-subnet]
                                              SecurityGroupIds: [!Ref Group]
                                        """)),
                Case.open(
                        "addresses of IPv6 alone",
                        "ssmmessages-reachable? IPv6 support of the exec agent",
                        ready().with(
                                        "CidrBlock: 10.0.1.0/24",
                                        "Ipv6Native: true\n      Ipv6CidrBlock: !Select [0, !GetAtt Vpc.Ipv6CidrBlocks]")
                                .with("DestinationCidrBlock: 0.0.0.0/0", "DestinationIpv6CidrBlock: '::/0'")),
                Case.fails(
                        "a second subnet without a way",
                        "ssmmessages-reachable/no-route-to-ssmmessages",
                        ready().with("Subnets: [!Ref Subnet]", "Subnets: [!Ref Subnet, !Ref Other]")
                                .resources("""
                                          Other:
                                            Type: AWS::EC2::Subnet
                                            Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24}
                                        """)),
                Case.open(
                        "an address that a mapping decides by the account",
                        "ssmmessages-reachable? Fn::FindInMap by AWS::AccountId",
                        ready().with(
                                        "AssignPublicIp: ENABLED",
                                        "AssignPublicIp: !FindInMap [Ip, !Ref AWS::AccountId, ip]")
                                .with(
                                        "\nParameters:",
                                        "\nMappings: {Ip: {'123456789012': {ip: ENABLED}, '210987654321': {ip: DISABLED}}}\nParameters:")));
    }

    private static JudgedTemplate isolated(String range, String source) {
        return ready().with("CidrBlock: 10.0.0.0/16", "CidrBlock: " + range)
                .with("CidrBlock: 10.0.1.0/24", "CidrBlock: !Select [0, !Cidr [!GetAtt Vpc.CidrBlock, 2, 8]]")
                .without("ToTheInternet")
                .with("AssignPublicIp: ENABLED", "AssignPublicIp: DISABLED")
                .resources("""
                          EndpointGroup:
                            Type: AWS::EC2::SecurityGroup
                            Properties:
                              GroupDescription: of the endpoint
                              VpcId: !Ref Vpc
                              SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, %s}]
                          Endpoint:
                            Type: AWS::EC2::VPCEndpoint
                            Properties:
                              VpcId: !Ref Vpc
                              VpcEndpointType: Interface
                              ServiceName: !Sub com.amazonaws.${AWS::Region}.ssmmessages
                              PrivateDnsEnabled: true
                              SubnetIds: [!Ref Subnet]
                              SecurityGroupIds: [!Ref EndpointGroup]
                        """.formatted(source));
    }

    @TestFactory
    Stream<DynamicTest> endpoints() {
        String literal = "10.0.0.0/16";
        return run(
                Case.ready("a rule for the VPC's range", isolated(literal, "CidrIp: !GetAtt Vpc.CidrBlock")),
                Case.ready(
                        "a rule for the VPC's range, which is open",
                        isolated("!Ref Range", "CidrIp: !GetAtt Vpc.CidrBlock")),
                Case.ready("a rule for the same parameter", isolated("!Ref Range", "CidrIp: !Ref Range")),
                Case.ready(
                        "a rule for the group", isolated("!Ref Range", "SourceSecurityGroupId: !GetAtt Group.GroupId")),
                Case.open(
                        "a rule for another parameter",
                        "ssmmessages-reachable?",
                        isolated("!Ref Range", "CidrIp: !Ref Prod")),
                Case.open(
                        "a rule that is written out, for a range that is open",
                        "ssmmessages-reachable?",
                        isolated("!Ref Range", "CidrIp: 10.0.0.0/8")),
                Case.open(
                        "another item of the same list",
                        "ssmmessages-reachable?",
                        isolated("!Select [0, !Ref Range]", "CidrIp: !Select [1, !Ref Range]")),
                Case.fails(
                        "a rule for elsewhere",
                        "ssmmessages-reachable/endpoint-security-group",
                        isolated(literal, "CidrIp: 192.168.0.0/16")),
                Case.fails(
                        "the VPC's own group, which lets only itself in",
                        "ssmmessages-reachable/endpoint-security-group",
                        isolated(literal, "CidrIp: 10.0.0.0/16")
                                .with("      SecurityGroupIds: [!Ref EndpointGroup]\n", "")),
                Case.fails(
                        "another service",
                        "ssmmessages-reachable/no-route-to-ssmmessages",
                        isolated(literal, "CidrIp: 10.0.0.0/16").with(".ssmmessages", ".ssm")),
                Case.fails(
                        "another Region",
                        "ssmmessages-reachable/no-route-to-ssmmessages",
                        isolated(literal, "CidrIp: 10.0.0.0/16")
                                .with("${AWS::Region}.ssmmessages", "us-east-1.ssmmessages")
                                .in("eu-west-1", "123456789012")),
                Case.fails(
                        "a name that does not lead there",
                        "ssmmessages-reachable/endpoint-private-dns-off",
                        isolated(literal, "CidrIp: 10.0.0.0/16").with("      PrivateDnsEnabled: true\n", "")));
    }

    private static JudgedTemplate instead(String resources) {
        return ready().without("Service").resources(resources);
    }

    private static JudgedTemplate schedule(String settings) {
        return instead("""
                  Nightly:
                    Type: AWS::Scheduler::Schedule
                    Properties:
                      ScheduleExpression: rate(1 day)
                      FlexibleTimeWindow: {Mode: 'OFF'}
                      Target: {Arn: !GetAtt Cluster.Arn, RoleArn: !GetAtt ExecutionRole.Arn, EcsParameters: {%s}}
                """.formatted(settings));
    }

    private static JudgedTemplate pipe(String overrides) {
        return instead("""
                  Pipe:
                    Type: AWS::Pipes::Pipe
                    Properties:
                      Source: !Sub arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:jobs
                      RoleArn: !GetAtt ExecutionRole.Arn
                      Target: !GetAtt Cluster.Arn
                      TargetParameters:
                        EcsTaskParameters:
                          {%s, Overrides: %s}
                """.formatted(RUN, overrides));
    }

    private static JudgedTemplate rule(String target) {
        return instead("""
                  Rule:
                    Type: AWS::Events::Rule
                    Properties:
                      ScheduleExpression: rate(1 day)
                      Targets:
                        %s
                """.formatted(target));
    }

    private static String target(String id, String more) {
        return "{Id: " + id + ", Arn: !GetAtt Cluster.Arn, EcsParameters: {"
                + RUN.replace("AwsvpcConfiguration", "AwsVpcConfiguration") + "}" + more + "}";
    }

    @TestFactory
    Stream<DynamicTest> runTasks() {
        return run(
                Case.ready("a schedule", schedule(RUN)).of("Nightly"),
                Case.fails(
                                "a schedule without exec",
                                "task-exec-enabled/standalone-task-exec-flag-missing",
                                schedule(RUN.replace(" EnableExecuteCommand: true,", "")))
                        .of("Nightly"),
                Case.ready(
                                "a pipe that sets a variable",
                                pipe("{ContainerOverrides: [{Name: web, Environment: [{Name: JOB, Value: x}]}]}"))
                        .of("Pipe"),
                Case.ready(
                                "credentials that are set when the task starts, of which Fargate's agent takes none",
                                pipe(
                                        "{ContainerOverrides: [{Name: web, Environment: [{Name: AWS_ACCESS_KEY_ID, Value: x}]}]}"))
                        .of("Pipe")
                        .as(Verdict.READY_WITH_WARNINGS)
                        .saying("environment-credentials/env-overridden-at-run"),
                Case.open(
                                "a pipe that sets a role",
                                "task-role-ssmmessages? parameter Range",
                                pipe("{TaskRoleArn: !Ref Range}"))
                        .of("Pipe"),
                Case.ready("a rule", rule("- " + target("a", ""))).of("Rule"),
                Case.ready(
                                "a rule that sets a command",
                                rule(
                                        "- "
                                                + target(
                                                        "a",
                                                        ", Input: '{\"containerOverrides\":[{\"name\":\"web\",\"command\":[\"x\"]}]}'")))
                        .of("Rule"),
                Case.fails(
                                "a rule that sets a role of the template which may not do it",
                                "task-role-ssmmessages/task-role-lacks-control-channel",
                                rule("- " + target("a", ", Input: !Sub '{\"taskRoleArn\":\"${ExecutionRole.Arn}\"}'")))
                        .of("Rule"),
                Case.fails(
                                "a pipe that sets a role of the template which may not do it",
                                "task-role-ssmmessages/task-role-lacks-control-channel",
                                pipe("{TaskRoleArn: !GetAtt ExecutionRole.Arn}"))
                        .of("Pipe"),
                Case.ready(
                                "a pipe that sets the role which the task has anyway",
                                pipe(
                                        "{TaskRoleArn: !GetAtt TaskRole.Arn, ExecutionRoleArn: !GetAtt ExecutionRole.Arn}"))
                        .of("Pipe"),
                Case.ready("a pipe that sets no role after all", pipe("{TaskRoleArn: ''}"))
                        .of("Pipe"),
                Case.open(
                                "a rule that sets a role",
                                "task-role-ssmmessages? arn:aws:iam::123456789012:role/other",
                                rule(
                                        "- "
                                                + target(
                                                        "a",
                                                        ", Input: '{\"taskRoleArn\":\"arn:aws:iam::123456789012:role/other\"}'")))
                        .of("Rule"),
                Case.ready(
                                "a target on a condition",
                                rule("- !If [InDebug, " + target("a", "") + ", !Ref AWS::NoValue]"))
                        .of("Rule"),
                Case.ready("the second target", rule("- " + target("a", "") + "\n        - " + target("b", "")))
                        .of("Rule.Targets[1]"));
    }

    private static final String DEFINITION = """
            {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "Run",
              "States": {"Run": {"Type": "Task", "End": true, "Resource": "arn:%s:states:::ecs:runTask.sync",
                "%s": {"Cluster": "${Cluster}", "TaskDefinition": "${Definition}", "LaunchType": "FARGATE",
                  %s
                  "NetworkConfiguration": {"AwsvpcConfiguration": {"Subnets": ["${Subnet}"],
                    "SecurityGroups": ["${Group}"], "AssignPublicIp": "ENABLED"}}}}}}}}}
            """;

    private static JudgedTemplate machine(String type, String definition) {
        return instead("""
                  Machine:
                    Type: %s
                    Properties:
                      %s
                      DefinitionSubstitutions:
                        Cluster: !Ref Cluster
                        Definition: !Ref Definition
                        Subnet: !Ref Subnet
                        Group: !GetAtt Group.GroupId
                """.formatted(type, definition));
    }

    @TestFactory
    Stream<DynamicTest> stateMachines() {
        String on = "\"EnableExecuteCommand\": true,";
        String text = "'" + DEFINITION.formatted("aws", "Parameters", on).replaceAll("\\s*\\R\\s*", " ") + "'";
        JudgedTemplate serverless = machine("AWS::Serverless::StateMachine", "DefinitionUri: flow/run.asl.json");
        return run(
                Case.ready(
                                "a text with names that are given values",
                                machine("AWS::StepFunctions::StateMachine", "DefinitionString: " + text))
                        .of("Machine"),
                Case.ready("a text with references", instead("""
                                          Machine:
                                            Type: AWS::StepFunctions::StateMachine
                                            Properties:
                                              DefinitionString: !Sub '%s'
                                        """.formatted(DEFINITION
                                .formatted("${AWS::Partition}", "Arguments", on)
                                .replace("${Group}", "${Group.GroupId}")
                                .replaceAll("\\s*\\R\\s*", " "))))
                        .of("Machine"),
                Case.ready(
                                "a file",
                                serverless.beside("flow/run.asl.json", DEFINITION.formatted("aws", "Arguments", on)))
                        .of("Machine"),
                Case.fails(
                                "a file without exec",
                                "task-exec-enabled/standalone-task-exec-flag-missing",
                                serverless.beside("flow/run.asl.json", DEFINITION.formatted("aws", "Parameters", "")))
                        .of("Machine"),
                Case.open(
                                "exec by the input of the state",
                                "task-exec-enabled? the input of Machine",
                                serverless.beside(
                                        "flow/run.asl.json",
                                        DEFINITION.formatted(
                                                "aws", "Parameters", "\"EnableExecuteCommand.$\": \"$.exec\",")))
                        .of("Machine"),
                Case.open("a file that is not here", "task-exec-enabled? the definition of Machine", serverless)
                        .of("Definition"),
                Case.open(
                                "a file that is no document",
                                "task-exec-enabled? the definition of Machine",
                                serverless.beside("flow/run.asl.json", "{\"States\": "))
                        .of("Definition"));
    }

    private static JudgedTemplate onInstances(String mode, String exec) {
        String network = """
                      NetworkConfiguration:
                        AwsvpcConfiguration:
                          AssignPublicIp: ENABLED
                          Subnets: [!Ref Subnet]
                          SecurityGroups: [!Ref Group]
                """;
        return ready().with("RequiresCompatibilities: [FARGATE]", "RequiresCompatibilities: [EC2]")
                .with("NetworkMode: awsvpc", "NetworkMode: " + mode)
                .with("      TaskRoleArn: !GetAtt TaskRole.Arn\n", "")
                .with("Roles: [!Ref TaskRole]", "Roles: [!Ref " + exec + "]")
                .with("LaunchType: FARGATE", "LaunchType: EC2")
                .with(network, mode.equals("awsvpc") ? network.replace("ENABLED", "DISABLED") : "")
                .resources("""
                          InstanceRole:
                            Type: AWS::IAM::Role
                            Properties:
                              AssumeRolePolicyDocument:
                                Version: '2012-10-17'
                                Statement:
                                  - {Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: 'sts:AssumeRole'}
                          Profile:
                            Type: AWS::IAM::InstanceProfile
                            Properties: {Roles: [!Ref InstanceRole]}
                          Template:
                            Type: AWS::EC2::LaunchTemplate
                            Properties:
                              LaunchTemplateData:
                                IamInstanceProfile: {Arn: !GetAtt Profile.Arn}
                                MetadataOptions: {HttpTokens: required, HttpPutResponseHopLimit: 2}
                                NetworkInterfaces: [{DeviceIndex: 0, AssociatePublicIpAddress: true, Groups: [!Ref Group]}]
                          Machines:
                            Type: AWS::AutoScaling::AutoScalingGroup
                            Properties:
                              MinSize: '1'
                              MaxSize: '1'
                              VPCZoneIdentifier: [!Ref Subnet]
                              LaunchTemplate: {LaunchTemplateId: !Ref Template, Version: '1'}
                        """);
    }

    @TestFactory
    Stream<DynamicTest> instances() {
        return run(
                Case.ready("the instances' role and address", onInstances("bridge", "InstanceRole"))
                        .as(Verdict.READY_WITH_WARNINGS)
                        .saying("task-role-present/ec2-instance-role-fallback"),
                Case.fails(
                        "an instance role without the permissions",
                        "task-role-ssmmessages/permissions-on-execution-role",
                        onInstances("bridge", "ExecutionRole")),
                Case.fails(
                        "an interface of the task's own, which gets no address",
                        "ssmmessages-reachable/public-subnet-without-public-ip",
                        onInstances("awsvpc", "InstanceRole")));
    }

    private static JudgedTemplate logging(String action) {
        return ready().with("  Cluster:\n    Type: AWS::ECS::Cluster\n", """
                  Bucket:
                    Type: AWS::S3::Bucket
                  OnlyOverTls:
                    Type: AWS::S3::BucketPolicy
                    Properties:
                      Bucket: !Ref Bucket
                      PolicyDocument:
                        Version: '2012-10-17'
                        Statement:
                          - Effect: Deny
                            Principal: '*'
                            Action: s3:*
                            Resource: [!GetAtt Bucket.Arn, !Sub '${Bucket.Arn}/*']
                            Condition: {Bool: {'aws:SecureTransport': 'false'}}
                  Logs:
                    Type: AWS::IAM::RolePolicy
                    Properties:
                      PolicyName: logs
                      RoleName: !Ref TaskRole
                      PolicyDocument:
                        Version: '2012-10-17'
                        Statement: [{Effect: Allow, Action: ['s3:GetEncryptionConfiguration', 's3:GetBucketLocation', 's3:%s'], Resource: '*'}]
                  Cluster:
                    Type: AWS::ECS::Cluster
                    Properties:
                      Configuration:
                        ExecuteCommandConfiguration:
                          Logging: OVERRIDE
                          LogConfiguration: {S3BucketName: !Ref Bucket, S3EncryptionEnabled: true}
                """.formatted(action));
    }

    @TestFactory
    Stream<DynamicTest> logs() {
        return run(
                Case.ready("a bucket that wants TLS", logging("PutObject")),
                Case.fails("a bucket that nobody may write to", "task-role-logging/", logging("ListBucket"))
                        .as(Verdict.READY_WITH_WARNINGS));
    }

    private static JudgedTemplate past(String hosts) {
        return container("Environment: [{Name: HTTPS_PROXY, Value: 'http://proxy:3128'},"
                + " {Name: NO_PROXY, Value: '169.254.170.2,169.254.169.254," + hosts + "'}]");
    }

    @TestFactory
    Stream<DynamicTest> proxies() {
        String here = "ssmmessages.eu-west-1.amazonaws.com";
        return run(
                Case.ready("hosts of its Region", past(here).in("eu-west-1", "111122223333")),
                Case.ready("hosts of every Region", past(".amazonaws.com")),
                Case.fails(
                                "hosts of another Region",
                                "environment-proxy/env-proxy-does-not-pass-websocket",
                                past(here).in("us-east-1", "111122223333"))
                        .as(Verdict.READY_WITH_WARNINGS),
                Case.fails(
                                "hosts of another service",
                                "environment-proxy/env-proxy-does-not-pass-websocket",
                                past("s3.eu-west-1.amazonaws.com"))
                        .as(Verdict.READY_WITH_WARNINGS));
    }

    @Test
    void whetherTheHostsOfARegionAreTheRightOnesHangsOnTheRegion() {
        for (String hosts : List.of("ssmmessages.eu-west-1.amazonaws.com", ".eu-west-1.amazonaws.com:443")) {
            assertThat(past(hosts).service().findings())
                    .filteredOn(finding -> finding.check().equals("environment-proxy"))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.status()).isEqualTo(Status.NOT_EVALUATED))
                    .satisfies(finding -> assertThat(finding.missing())
                            .singleElement()
                            .satisfies(missing -> assertThat(missing.source()).isEqualTo("AWS::Region")));
        }
    }

    private static JudgedTemplate external(String sets) {
        return ready().with("      DesiredCount: 1\n", "      DeploymentController: {Type: EXTERNAL}\n")
                .resources(sets);
    }

    private static String set(String name, String address) {
        return """
                  %s:
                    Type: AWS::ECS::TaskSet
                    Properties:
                      Cluster: !Ref Cluster
                      Service: !Ref Service
                      TaskDefinition: !Ref Definition
                      LaunchType: FARGATE
                      NetworkConfiguration:
                        AwsVpcConfiguration: {Subnets: [!Ref Subnet], SecurityGroups: [!Ref Group], AssignPublicIp: %s}
                """.formatted(name, address);
    }

    @TestFactory
    Stream<DynamicTest> taskSets() {
        return run(
                Case.ready("a set that may go out", external(set("Set", "ENABLED"))),
                Case.fails(
                        "a set without an address, whatever the service says",
                        "ssmmessages-reachable/public-subnet-without-public-ip",
                        external(set("Set", "DISABLED"))),
                Case.open(
                        "sets that somebody else makes",
                        "ssmmessages-reachable? the task sets of Service",
                        external("")),
                Case.open(
                        "one of several sets",
                        "ssmmessages-reachable? the task sets of Service",
                        external(set("Blue", "ENABLED") + set("Green", "ENABLED"))));
    }

    /** What is mended in the code has no command beside it that could break something. */
    @Test
    void noCautionSpeaksOfACommandThatIsNotShown() {
        JudgedTemplate wrong = ready().with(
                        "Principal: {Service: ecs-tasks.amazonaws.com}", "Principal: {Service: ecs.amazonaws.com}");

        assertThat(wrong.finding("task-role-trust"))
                .returns("task-role-trust-policy-wrong", Finding::cause)
                .satisfies(finding -> assertThat(finding.remedy().commands()).isEmpty())
                .satisfies(finding -> assertThat(finding.remedy().cautions()).isEmpty());
    }

    @Test
    void aTargetThatHangsOnAConditionSaysSo() {
        TargetReport report = rule("- !If [InDebug, " + target("a", "") + ", !Ref AWS::NoValue]")
                .target("Rule");

        assertThat(report.findings()).anyMatch(finding -> finding.assumption().equals("condition InDebug holds"));
    }

    private static Stream<DynamicTest> run(Case... cases) {
        return Stream.of(cases).map(one -> DynamicTest.dynamicTest(one.name(), one::run));
    }
}
