// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.engine.Finding;
import io.github.execready.engine.Status;
import io.github.execready.engine.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What passes on an assumption says which, wherever in the input the assumption was made. */
class StatedAssumptionsTest {

    private static final String NETWORK = "ssmmessages-reachable";
    private static final String POLICY = "task-role-ssmmessages";

    /**
     * What a condition or a parameter decides.
     *
     * @param written the part of the template that becomes open
     * @param replacement with the name of a condition or a parameter in it
     */
    private record Open(String check, String written, String replacement) {

        private JudgedTemplate in(JudgedTemplate template) {
            return template.with(written, replacement);
        }
    }

    private static Open existing(String check, String type) {
        return new Open(check, "    Type: " + type + "\n", "    Type: " + type + "\n    Condition: InDebug\n");
    }

    private static final String EGRESS = """
              Egress:
                Type: AWS::EC2::SecurityGroupEgress
                Properties: {GroupId: !Ref Group, IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}
            """;

    private static JudgedTemplate closedBut(String rule) {
        return JudgedTemplate.ready()
                .with("      GroupDescription: of the tasks\n", """
                              GroupDescription: of the tasks
                              SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 10.0.0.0/8}]
                        """)
                .resources(rule);
    }

    private static final String ENDPOINT = """
              EndpointGroup:
                Type: AWS::EC2::SecurityGroup
                Properties:
                  GroupDescription: of the endpoint
                  VpcId: !Ref Vpc
                  SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/16}]
              Endpoint:
                Type: AWS::EC2::VPCEndpoint
                Properties:
                  VpcId: !Ref Vpc
                  VpcEndpointType: Interface
                  ServiceName: !Sub com.amazonaws.${AWS::Region}.ssmmessages
                  SubnetIds: [!Ref Subnet]
                  SecurityGroupIds: [!Ref EndpointGroup]
                  PrivateDnsEnabled: true
            """;

    private static JudgedTemplate isolated() {
        return JudgedTemplate.ready().without("ToTheInternet").resources(ENDPOINT);
    }

    @TestFactory
    Stream<DynamicTest> whatExistsOnlyWhereExecIsOn() {
        JudgedTemplate ready = JudgedTemplate.ready();
        return Stream.of(
                        test("an inline policy", existing(POLICY, "AWS::IAM::Policy"), ready),
                        test("a route", existing(NETWORK, "AWS::EC2::Route"), ready),
                        test("an endpoint", existing(NETWORK, "AWS::EC2::VPCEndpoint"), isolated()),
                        test(
                                "a rule of a group",
                                existing(NETWORK, "AWS::EC2::SecurityGroupEgress"),
                                closedBut(EGRESS)),
                        test(
                                "a public address",
                                new Open(
                                        NETWORK,
                                        "AssignPublicIp: ENABLED",
                                        "AssignPublicIp: !If [InDebug, ENABLED, DISABLED]"),
                                ready),
                        test(
                                "a managed policy",
                                new Open(
                                        POLICY,
                                        "    Type: AWS::IAM::Policy\n    Properties:\n      PolicyName: exec\n",
                                        "    Type: AWS::IAM::ManagedPolicy\n    Condition: InDebug\n    Properties:\n"),
                                ready))
                .flatMap(List::stream);
    }

    private static List<DynamicTest> test(String name, Open open, JudgedTemplate template) {
        JudgedTemplate with = open.in(template);
        return List.of(
                DynamicTest.dynamicTest(
                        name + " that exec hangs on as well",
                        () -> assertThat(with.with(
                                                "EnableExecuteCommand: true",
                                                "EnableExecuteCommand: !If [InDebug, true, false]")
                                        .finding(open.check()))
                                .returns(Status.PASS, Finding::status)
                                .satisfies(
                                        found -> assertThat(found.assumption()).contains("condition InDebug holds"))),
                DynamicTest.dynamicTest(
                        name + " that exec does not hang on",
                        () -> assertThat(with.finding(open.check())).returns(Status.NOT_EVALUATED, Finding::status)));
    }

    @TestFactory
    Stream<DynamicTest> whatTheDefaultOfAParameterDecides() {
        JudgedTemplate ready = JudgedTemplate.ready();
        return Stream.of(
                byDefault(ready, new Open(NETWORK, "AssignPublicIp: ENABLED", "AssignPublicIp: !Ref P"), "ENABLED"),
                byDefault(ready, new Open(POLICY, "Resource: '*'", "Resource: !Ref P"), "'*'"),
                byDefault(
                        ready,
                        new Open(POLICY, "- ssmmessages:CreateControlChannel", "- !Sub '${P}:CreateControlChannel'"),
                        "ssmmessages"),
                byDefault(
                        ready,
                        new Open(
                                "task-role-trust",
                                "Principal: {Service: ecs-tasks.amazonaws.com}",
                                "Principal: {Service: !Ref P}"),
                        "ecs-tasks.amazonaws.com"),
                byDefault(
                        isolated(),
                        new Open(NETWORK, "PrivateDnsEnabled: true", "PrivateDnsEnabled: !Ref P"),
                        "'true'"),
                byDefault(closedBut(EGRESS), new Open(NETWORK, "CidrIp: 0.0.0.0/0", "CidrIp: !Ref P"), "0.0.0.0/0"),
                byDefault(
                        ready.with(
                                "      DesiredCount",
                                "      DeploymentConfiguration: {MinimumHealthyPercent: 50, MaximumPercent: 100}\n"
                                        + "      DesiredCount"),
                        new Open("deployment-settled", "DesiredCount: 1", "DesiredCount: !Ref P"),
                        "0"));
    }

    private static DynamicTest byDefault(JudgedTemplate template, Open open, String value) {
        JudgedTemplate with =
                open.in(template).with("  #parameters\n", "  P: {Type: String, Default: " + value + "}\n");
        return DynamicTest.dynamicTest(open.replacement(), () -> {
            assertThat(with.finding(open.check())).returns(Status.NOT_EVALUATED, Finding::status);
            assertThat(with.assumingDefaults().finding(open.check()))
                    .returns(Status.PASS, Finding::status)
                    .satisfies(found -> assertThat(found.assumption()).contains("the default of parameter P"));
        });
    }

    /** What a parameter leaves open and hardly anybody chooses otherwise is stated; what a condition does is looked into. */
    @Test
    void whatAnImageAndItsSystemAreTakenFor() {
        JudgedTemplate open = withoutInit("!Sub '${Range}:latest'");
        JudgedTemplate named = withoutInit("!Sub 'lscr.io/${Range}/s6:${AWS::StackName}'");
        JudgedTemplate either = withoutInit("!If [InDebug, 'lscr.io/s6/app:1', 'app:1']");
        JudgedTemplate system = JudgedTemplate.ready()
                .with("      Cpu:", "      RuntimePlatform: {OperatingSystemFamily: !Ref Range}\n      Cpu:");

        assertThat(open.finding("init-process"))
                .returns(Status.FAIL, Finding::status)
                .returns("the image brings no init of its own, such as s6-overlay", Finding::assumption);
        assertThat(named.finding("init-process"))
                .returns(Status.PASS, Finding::status)
                .returns("", Finding::assumption);
        assertThat(either.finding("init-process")).returns(Status.NOT_EVALUATED, Finding::status);
        assertThat(system.finding("init-process"))
                .returns(Status.PASS, Finding::status)
                .returns("the containers run Linux", Finding::assumption);
        assertThat(open.verdict()).isEqualTo(Verdict.READY);
    }

    private static JudgedTemplate withoutInit(String image) {
        return JudgedTemplate.ready()
                .with("Image: public.ecr.aws/nginx/nginx:1.27", "Image: " + image)
                .with("InitProcessEnabled: true", "InitProcessEnabled: false");
    }

    /** Whether the workload exists at all is no assumption of what is said of it. */
    @Test
    void whatExistsOnTheConditionOfTheServiceRestsOnNothingMore() {
        JudgedTemplate together = JudgedTemplate.ready()
                .with("    Type: AWS::ECS::Service\n", "    Type: AWS::ECS::Service\n    Condition: InDebug\n")
                .with("    Type: AWS::IAM::Policy\n", "    Type: AWS::IAM::Policy\n    Condition: InDebug\n");

        assertThat(together.finding(POLICY)).returns(Status.PASS, Finding::status);
        assertThat(together.service().findings())
                .allMatch(found -> !found.assumption().contains("InDebug"));
    }
}
