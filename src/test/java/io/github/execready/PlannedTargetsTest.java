// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import static io.github.execready.testing.Plan.allowing;
import static io.github.execready.testing.Plan.assumed;
import static io.github.execready.testing.Plan.choice;
import static io.github.execready.testing.Plan.container;
import static io.github.execready.testing.Plan.get;
import static io.github.execready.testing.Plan.joined;
import static io.github.execready.testing.Plan.nothing;
import static io.github.execready.testing.Plan.open;
import static io.github.execready.testing.Plan.ref;
import static io.github.execready.testing.Plan.trust;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.engine.Finding;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import io.github.execready.evidence.planned.ResourceType;
import io.github.execready.model.Arn;
import io.github.execready.model.ExecTarget.Identity.Kind;
import io.github.execready.model.Gap;
import io.github.execready.testing.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the checks say of services that are not deployed yet: one plan that is ready, and each thing that can be wrong. */
class PlannedTargetsTest {

    private record Trouble(String name, UnaryOperator<Plan> change, String check, String cause) {}

    private static List<Trouble> troubles() {
        return List.of(
                new Trouble(
                        "exec off",
                        plan -> plan.set("Service.EnableExecuteCommand", false),
                        "service-exec-enabled",
                        "service-exec-disabled"),
                new Trouble(
                        "exec not set",
                        plan -> plan.unset("Service.EnableExecuteCommand"),
                        "service-exec-enabled",
                        "service-exec-disabled"),
                new Trouble(
                        "old platform",
                        plan -> plan.set("Service.PlatformVersion", "1.3.0"),
                        "platform-version",
                        "fargate-platform-version-old"),
                new Trouble(
                        "no task role",
                        plan -> plan.unset("Definition.TaskRoleArn"),
                        "task-role-present",
                        "task-role-missing"),
                new Trouble(
                        "policy on the execution role",
                        plan -> plan.with(
                                        "AWS::IAM::Role",
                                        "ExecutionRole",
                                        Map.of("AssumeRolePolicyDocument", trust("ecs-tasks.amazonaws.com")))
                                .set("Definition.ExecutionRoleArn", get("ExecutionRole", "Arn"))
                                .set("ExecPolicy.Roles", List.of(ref("ExecutionRole"))),
                        "task-role-ssmmessages",
                        "permissions-on-execution-role"),
                new Trouble(
                        "one action missing",
                        plan -> plan.set(
                                "ExecPolicy.PolicyDocument",
                                allowing(
                                        List.of(
                                                "ssmmessages:CreateControlChannel",
                                                "ssmmessages:OpenControlChannel",
                                                "ssmmessages:CreateDataChannel"),
                                        "*")),
                        "task-role-ssmmessages",
                        "task-role-lacks-data-channel"),
                new Trouble(
                        "no policy at all",
                        plan -> plan.without("ExecPolicy"),
                        "task-role-ssmmessages",
                        "task-role-lacks-control-channel"),
                new Trouble(
                        "another service trusted",
                        plan -> plan.set("TaskRole.AssumeRolePolicyDocument", trust("ec2.amazonaws.com")),
                        "task-role-trust",
                        "task-role-trust-policy-wrong"),
                new Trouble(
                        "no public address",
                        plan -> plan.set("Service.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp", "DISABLED"),
                        "ssmmessages-reachable",
                        "public-subnet-without-public-ip"),
                new Trouble(
                        "no route",
                        plan -> plan.without("Default"),
                        "ssmmessages-reachable",
                        "no-route-to-ssmmessages"),
                new Trouble(
                        "gateway not attached",
                        plan -> plan.without("Attachment"),
                        "ssmmessages-reachable",
                        "blackhole-route"),
                new Trouble(
                        "nothing may go out",
                        plan -> plan.set("Group.SecurityGroupEgress", List.of()),
                        "ssmmessages-reachable",
                        "task-security-group-egress"),
                new Trouble(
                        "only icmp may go out",
                        plan -> plan.set(
                                "Group.SecurityGroupEgress",
                                List.of(Map.of(
                                        "IpProtocol",
                                        "icmp",
                                        "FromPort",
                                        252,
                                        "ToPort",
                                        86,
                                        "CidrIp",
                                        "255.255.255.255/32"))),
                        "ssmmessages-reachable",
                        "task-security-group-egress"),
                new Trouble(
                        "read-only root",
                        plan -> plan.set("Definition.ContainerDefinitions.0.ReadonlyRootFilesystem", true),
                        "readonly-root-filesystem",
                        "readonly-root-filesystem"),
                new Trouble(
                        "credentials",
                        plan -> plan.set(
                                "Definition.ContainerDefinitions.0.Environment",
                                List.of(Map.of("Name", "AWS_ACCESS_KEY_ID", "Value", "x"))),
                        "environment-credentials",
                        "env-static-credentials"),
                new Trouble(
                        "shared process ids",
                        plan -> plan.set("Definition.PidMode", "task")
                                .set(
                                        "Definition.ContainerDefinitions",
                                        List.of(container("app"), container("sidecar"))),
                        "pid-mode",
                        "pid-mode-task"),
                new Trouble(
                        "no init process",
                        plan -> plan.unset("Definition.ContainerDefinitions.0.LinuxParameters"),
                        "init-process",
                        "init-process-not-enabled"),
                new Trouble(
                        "restarts",
                        plan -> plan.set("Definition.ContainerDefinitions.0.RestartPolicy", Map.of("Enabled", true)),
                        "restart-policy",
                        "restart-policy-restarted-container"),
                new Trouble(
                        "key without permission",
                        PlannedTargetsTest::withKey,
                        "task-role-kms-decrypt",
                        "task-role-cannot-decrypt"),
                new Trouble(
                        "log group without permission",
                        PlannedTargetsTest::withLogGroup,
                        "task-role-logging",
                        "cloudwatch-write-denied"),
                new Trouble(
                        "exec turned on without a deployment",
                        plan -> plan.before("Service", "EnableExecuteCommand", false),
                        "deployment-settled",
                        "exec-change-starts-no-deployment"),
                new Trouble(
                        "all tasks stop first",
                        plan -> plan.set(
                                "Service.DeploymentConfiguration",
                                Map.of("MinimumHealthyPercent", 0, "MaximumPercent", 100)),
                        "deployment-settled",
                        "rollout-stops-all-tasks-first"),
                new Trouble(
                        "nothing can move",
                        plan -> plan.set(
                                "Service.DeploymentConfiguration",
                                Map.of("MinimumHealthyPercent", 100, "MaximumPercent", 100)),
                        "deployment-settled",
                        "rollout-cannot-move"),
                new Trouble(
                        "two writers",
                        plan -> plan.set("Service.DesiredCount", 1)
                                .set(
                                        "Definition.Volumes",
                                        List.of(Map.of(
                                                "Name",
                                                "data",
                                                "EFSVolumeConfiguration",
                                                Map.of("FilesystemId", "fs-1"))))
                                .set(
                                        "Definition.ContainerDefinitions.0.MountPoints",
                                        List.of(Map.of("SourceVolume", "data", "ContainerPath", "/data"))),
                        "deployment-settled",
                        "rollout-has-two-writers"));
    }

    private static Plan withKey(Plan plan) {
        return plan.with("AWS::KMS::Key", "Key", Map.of())
                .set(
                        "Cluster.Configuration",
                        Map.of("ExecuteCommandConfiguration", Map.of("KmsKeyId", get("Key", "Arn"))));
    }

    private static Plan withLogGroup(Plan plan) {
        return plan.with("AWS::Logs::LogGroup", "Logs", Map.of())
                .set(
                        "Cluster.Configuration",
                        Map.of(
                                "ExecuteCommandConfiguration",
                                Map.of(
                                        "Logging",
                                        "OVERRIDE",
                                        "LogConfiguration",
                                        Map.of("CloudWatchLogGroupName", ref("Logs")))));
    }

    @Test
    void isReadyWhereAllIsAsItShouldBe() {
        TargetReport report = judge(Plan.ready());

        assertThat(gaps(report)).isEmpty();
        assertThat(failures(report)).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.READY);
    }

    @TestFactory
    Stream<DynamicTest> findsEachTrouble() {
        return troubles().stream()
                .map(trouble -> DynamicTest.dynamicTest(trouble.name(), () -> {
                    TargetReport report = judge(trouble.change().apply(Plan.ready()));

                    assertThat(failures(report)).contains(trouble.check() + " " + trouble.cause());
                }));
    }

    @TestFactory
    Stream<DynamicTest> neverIsReadyForNotKnowing() {
        return troubles().stream()
                .map(trouble -> DynamicTest.dynamicTest(trouble.name(), () -> {
                    Plan plan = trouble.change().apply(Plan.ready());
                    if (judge(plan).verdict() != Verdict.NOT_READY) {
                        return;
                    }
                    List<String> ready = new ArrayList<>();
                    plan.eachOpened().forEach((path, opened) -> {
                        boolean passed = judgeAll(opened).targets().stream()
                                .filter(report -> report.identity().kind() == Kind.PLANNED_SERVICE)
                                .anyMatch(report -> report.verdict() == Verdict.READY);
                        if (passed) {
                            ready.add(path);
                        }
                    });

                    assertThat(ready).isEmpty();
                }));
    }

    @Test
    void leavesOpenWhatTheServiceNamesFromOutside() {
        List<String> reached = List.of(
                "Service.EnableExecuteCommand",
                "Service.TaskDefinition",
                "Service.Cluster",
                "Service.NetworkConfiguration.AwsvpcConfiguration.Subnets",
                "Service.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups",
                "Service.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp",
                "Service.PlatformVersion",
                "Definition.TaskRoleArn",
                "Definition.ContainerDefinitions",
                "Definition.ContainerDefinitions.0.ReadonlyRootFilesystem",
                "TaskRole.AssumeRolePolicyDocument",
                "TaskRole.PermissionsBoundary",
                "ExecPolicy.PolicyDocument",
                "ExecPolicy.PolicyDocument.Statement.0.Action",
                "ExecPolicy.PolicyDocument.Statement.0.Resource",
                "Default.GatewayId",
                "Subnet.VpcId",
                "Vpc.EnableDnsSupport");
        for (String path : reached) {
            Report report = judgeAll(Plan.ready().set(path, open("parameter Outside")));

            assertThat(report.targets().get(0).verdict()).as(path).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(report.targets().get(0).findings().stream()
                            .flatMap(finding -> finding.missing().stream())
                            .map(missing -> missing.source()))
                    .as(path)
                    .anyMatch(source -> source.contains("parameter Outside"));
        }
    }

    @Test
    void gathersPoliciesFromWhereverTheyNameTheRole() {
        Map<String, Object> channels = allowing("ssmmessages:*", "*");
        List<Plan> plans = List.of(
                Plan.ready()
                        .without("ExecPolicy")
                        .set("TaskRole.Policies", List.of(Map.of("PolicyName", "p", "PolicyDocument", channels))),
                Plan.ready()
                        .without("ExecPolicy")
                        .with(
                                "AWS::IAM::RolePolicy",
                                "P",
                                Map.of("RoleName", ref("TaskRole"), "PolicyName", "p", "PolicyDocument", channels)),
                Plan.ready()
                        .without("ExecPolicy")
                        .with(
                                "AWS::IAM::ManagedPolicy",
                                "P",
                                Map.of("Roles", List.of(ref("TaskRole")), "PolicyDocument", channels)),
                Plan.ready()
                        .without("ExecPolicy")
                        .with("AWS::IAM::ManagedPolicy", "P", Map.of("PolicyDocument", channels))
                        .set("TaskRole.ManagedPolicyArns", List.of(ref("P"))),
                Plan.ready()
                        .without("ExecPolicy")
                        .with("AWS::IAM::ManagedPolicy", "P", Map.of("PolicyDocument", channels))
                        .with(
                                ResourceType.ROLE_POLICY_ATTACHMENT,
                                "A",
                                Map.of("Role", ref("TaskRole"), "PolicyArn", ref("P"))),
                Plan.ready()
                        .without("ExecPolicy")
                        .set("TaskRole.RoleName", "tasks")
                        .with(
                                ResourceType.ROLE_POLICY_ATTACHMENT,
                                "A",
                                Map.of(
                                        "Role",
                                        "tasks",
                                        "PolicyArn",
                                        "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore")),
                Plan.ready()
                        .set(
                                "ExecPolicy.PolicyDocument",
                                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"ssmmessages:*\",\"Resource\":\"*\"}}"));

        for (Plan plan : plans) {
            assertThat(status(judge(plan), "task-role-ssmmessages")).isEqualTo(Status.PASS);
        }
    }

    @Test
    void takesAwsOwnPoliciesAsTheyWere() {
        TargetReport report = judge(Plan.ready()
                .without("ExecPolicy")
                .set(
                        "TaskRole.ManagedPolicyArns",
                        List.of("arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryReadOnly")));

        assertThat(failures(report)).contains("task-role-ssmmessages task-role-lacks-control-channel");
        assertThat(report.findings())
                .filteredOn(finding -> finding.check().equals("task-role-ssmmessages"))
                .extracting(Finding::assumption)
                .first()
                .asString()
                .contains("AmazonEC2ContainerRegistryReadOnly");
        assertThat(status(
                        judge(Plan.ready()
                                .without("ExecPolicy")
                                .set("TaskRole.ManagedPolicyArns", List.of("arn:aws:iam::aws:policy/NotInTheTable"))),
                        "task-role-ssmmessages"))
                .isEqualTo(Status.NOT_EVALUATED);
    }

    @Test
    void anotherPolicyOfAwsTakesNothingAway() {
        TargetReport report =
                judge(Plan.ready().set("TaskRole.ManagedPolicyArns", List.of("arn:aws:iam::aws:policy/NotInTheTable")));
        assertThat(status(report, "task-role-ssmmessages")).isEqualTo(Status.PASS);

        TargetReport denied =
                judge(Plan.ready().set("TaskRole.ManagedPolicyArns", List.of("arn:aws:iam::aws:policy/AWSDenyAll")));
        assertThat(status(denied, "task-role-ssmmessages")).isEqualTo(Status.NOT_EVALUATED);
    }

    @Test
    void whereTheRegionIsNotToldATrustPolicyMayNameItsOwn() {
        String own =
                "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\","
                        + " \"Principal\": {\"Service\": \"ecs-tasks.amazonaws.com\"}, \"Condition\": {\"ArnLike\": {\"aws:SourceArn\":"
                        + " \"arn:aws:ecs:*:" + Arn.UNKNOWN_ACCOUNT + ":*\"}}}]}";
        assertThat(status(judge(Plan.ready().set("TaskRole.AssumeRolePolicyDocument", own)), "task-role-trust"))
                .isEqualTo(Status.PASS);
        assertThat(status(
                        judge(Plan.ready()
                                .set("TaskRole.AssumeRolePolicyDocument", own.replace("ecs:*:", "ecs:us-east-1:"))),
                        "task-role-trust"))
                .isEqualTo(Status.NOT_EVALUATED);
    }

    @Test
    void aBoundaryOfAwsIsTakenAsItWas() {
        TargetReport report =
                judge(Plan.ready().set("TaskRole.PermissionsBoundary", "arn:aws:iam::aws:policy/ReadOnlyAccess"));
        assertThat(status(report, "task-role-ssmmessages")).isEqualTo(Status.FAIL);

        TargetReport open =
                judge(Plan.ready().set("TaskRole.PermissionsBoundary", "arn:aws:iam::aws:policy/NotInTheTable"));
        assertThat(status(open, "task-role-ssmmessages")).isEqualTo(Status.NOT_EVALUATED);
    }

    @Test
    void credentialsInAPlannedContainerAreAWarningEvenOnFargate() {
        TargetReport report = judge(Plan.ready()
                .set(
                        "Definition.ContainerDefinitions.0.Environment",
                        List.of(Map.of("Name", "AWS_ACCESS_KEY_ID", "Value", "x"))));
        assertThat(failures(report)).contains("environment-credentials env-static-credentials");
        assertThat(report.verdict()).isEqualTo(Verdict.READY_WITH_WARNINGS);
    }

    @Test
    void asksForTheBoundaryAndTheDenial() {
        Plan bounded = Plan.ready()
                .with("AWS::IAM::ManagedPolicy", "B", Map.of("PolicyDocument", allowing("s3:*", "*")))
                .set("TaskRole.PermissionsBoundary", ref("B"));
        Plan denied = Plan.ready()
                .with(
                        "AWS::IAM::RolePolicy",
                        "D",
                        Map.of(
                                "RoleName",
                                ref("TaskRole"),
                                "PolicyName",
                                "d",
                                "PolicyDocument",
                                Map.of(
                                        "Version",
                                        "2012-10-17",
                                        "Statement",
                                        List.of(Map.of("Effect", "Deny", "NotAction", "s3:*", "Resource", "*")))));

        assertThat(failures(judge(bounded))).contains("task-role-ssmmessages permissions-boundary-on-task-role");
        assertThat(failures(judge(denied))).contains("task-role-ssmmessages task-role-lacks-control-channel");
    }

    @Test
    void takesTheConditionOfTheFlagAsHolding() {
        TargetReport report = judge(Plan.ready()
                .set("Service.EnableExecuteCommand", choice("HasExec", true, nothing()))
                .without("ExecPolicy")
                .when(
                        "HasExec",
                        "AWS::IAM::Policy",
                        "ExecPolicy",
                        Map.of(
                                "PolicyName",
                                "exec",
                                "Roles",
                                List.of(ref("TaskRole")),
                                "PolicyDocument",
                                allowing("ssmmessages:*", "*"))));

        assertThat(status(report, "service-exec-enabled")).isEqualTo(Status.NOT_EVALUATED);
        assertThat(status(report, "task-role-ssmmessages")).isEqualTo(Status.PASS);
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void namesTheConditionThatDecides() {
        TargetReport report = judge(Plan.ready().set("Service.PlatformVersion", choice("Old", "1.3.0", "1.4.0")));

        assertThat(gaps(report)).contains("platform-version condition Old");
    }

    @Test
    void takesWhatBothBranchesSay() {
        TargetReport report = judge(Plan.ready().set("Service.PlatformVersion", choice("Old", "1.4.0", "1.4.0")));

        assertThat(status(report, "platform-version")).isEqualTo(Status.PASS);
    }

    @Test
    void saysWhatItAssumes() {
        TargetReport report =
                judge(Plan.ready().set("Service.EnableExecuteCommand", assumed(true, "the default of parameter Exec")));

        assertThat(report.findings())
                .filteredOn(finding -> finding.check().equals("service-exec-enabled"))
                .extracting(Finding::assumption)
                .containsExactly("the default of parameter Exec");
        assertThat(report.verdict()).isEqualTo(Verdict.READY);
    }

    @Test
    void comparesNoNumberOfAnAccountThatNobodyTold() {
        Map<String, Object> trust = Map.of(
                "Version",
                "2012-10-17",
                "Statement",
                List.of(Map.of(
                        "Effect",
                        "Allow",
                        "Principal",
                        Map.of("Service", "ecs-tasks.amazonaws.com"),
                        "Action",
                        "sts:AssumeRole",
                        "Condition",
                        Map.of("StringEquals", Map.of("aws:SourceAccount", "111122223333")))));

        assertThat(status(judge(Plan.ready().set("TaskRole.AssumeRolePolicyDocument", trust)), "task-role-trust"))
                .isEqualTo(Status.NOT_EVALUATED);
        assertThat(status(
                        judge(Plan.ready()
                                .in("eu-west-1", "111122223333")
                                .set("TaskRole.AssumeRolePolicyDocument", trust)),
                        "task-role-trust"))
                .isEqualTo(Status.PASS);
        assertThat(status(
                        judge(Plan.ready()
                                .in("eu-west-1", "444455556666")
                                .set("TaskRole.AssumeRolePolicyDocument", trust)),
                        "task-role-trust"))
                .isEqualTo(Status.FAIL);
    }

    @Test
    void comparesTheAccountOfTheDeploymentWithItself() {
        Map<String, Object> trust = Map.of(
                "Version",
                "2012-10-17",
                "Statement",
                List.of(Map.of(
                        "Effect",
                        "Allow",
                        "Principal",
                        Map.of("Service", "ecs-tasks.amazonaws.com"),
                        "Action",
                        "sts:AssumeRole",
                        "Condition",
                        Map.of(
                                "StringEquals",
                                Map.of("aws:SourceAccount", open("AWS::AccountId")),
                                "ArnLike",
                                Map.of("aws:SourceArn", joined("arn:aws:ecs:*:", open("AWS::AccountId"), ":*"))))));

        assertThat(status(
                        judge(Plan.ready()
                                .in("eu-west-1", "111122223333")
                                .set("TaskRole.AssumeRolePolicyDocument", trust)),
                        "task-role-trust"))
                .isEqualTo(Status.PASS);
    }

    @Test
    void goesThroughAnEndpointOfTheVpc() {
        Plan plan = Plan.ready()
                .without("Default")
                .with(
                        "AWS::EC2::SecurityGroup",
                        "EndpointGroup",
                        Map.of(
                                "VpcId",
                                ref("Vpc"),
                                "SecurityGroupIngress",
                                List.of(Map.of(
                                        "IpProtocol",
                                        "tcp",
                                        "FromPort",
                                        443,
                                        "ToPort",
                                        443,
                                        "SourceSecurityGroupId",
                                        get("Group", "GroupId")))))
                .with(
                        "AWS::EC2::VPCEndpoint",
                        "Endpoint",
                        Map.of(
                                "VpcId",
                                ref("Vpc"),
                                "VpcEndpointType",
                                "Interface",
                                "PrivateDnsEnabled",
                                true,
                                "ServiceName",
                                joined("com.amazonaws.", open("AWS::Region"), ".ssmmessages"),
                                "SubnetIds",
                                List.of(ref("Subnet")),
                                "SecurityGroupIds",
                                List.of(ref("EndpointGroup"))));

        assertThat(status(judge(plan), "ssmmessages-reachable")).isEqualTo(Status.PASS);
        assertThat(failures(judge(plan.set("Endpoint.PrivateDnsEnabled", false))))
                .contains("ssmmessages-reachable endpoint-private-dns-off");
        assertThat(failures(judge(plan.set("Endpoint.PrivateDnsEnabled", true)
                        .set("EndpointGroup.SecurityGroupIngress", List.of()))))
                .contains("ssmmessages-reachable endpoint-security-group");
    }

    @Test
    void goesThroughANatGatewayByTheMainTable() {
        Plan plan = Plan.ready()
                .set("Service.NetworkConfiguration.AwsvpcConfiguration.Subnets", List.of(ref("Private")))
                .set("Service.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp", "DISABLED")
                .with("AWS::EC2::Subnet", "Private", Map.of("VpcId", ref("Vpc"), "CidrBlock", "10.0.2.0/24"))
                .with("AWS::EC2::NatGateway", "Nat", Map.of("SubnetId", ref("Subnet"), "AllocationId", "eipalloc-1"))
                .with("AWS::EC2::RouteTable", "Main", Map.of("VpcId", ref("Vpc")))
                .with(
                        "AWS::EC2::Route",
                        "ToNat",
                        Map.of(
                                "RouteTableId",
                                ref("Main"),
                                "DestinationCidrBlock",
                                "0.0.0.0/0",
                                "NatGatewayId",
                                ref("Nat")));

        assertThat(status(judge(plan), "ssmmessages-reachable")).isEqualTo(Status.FAIL);
        assertThat(status(
                        judge(plan.with(
                                ResourceType.MAIN_ROUTE_TABLE_ASSOCIATION,
                                "MainOf",
                                Map.of("VpcId", ref("Vpc"), "RouteTableId", ref("Main")))),
                        "ssmmessages-reachable"))
                .isEqualTo(Status.PASS);
    }

    @Test
    void givesNoPublicAddressOnEc2() {
        Plan plan = Plan.ready()
                .set("Service.LaunchType", "EC2")
                .set("Definition.RequiresCompatibilities", List.of("EC2"))
                .set("Subnet.MapPublicIpOnLaunch", true);

        assertThat(failures(judge(plan))).contains("ssmmessages-reachable public-subnet-without-public-ip");
    }

    @Test
    void looksForTheInstancesWhereTasksUseTheirs() {
        Plan plan = Plan.ready()
                .set("Service.LaunchType", "EC2")
                .unset("Service.NetworkConfiguration")
                .set("Definition.RequiresCompatibilities", List.of("EC2"))
                .set("Definition.NetworkMode", "bridge")
                .set("Subnet.MapPublicIpOnLaunch", true)
                .with(
                        "AWS::EC2::LaunchTemplate",
                        "Template",
                        Map.of("LaunchTemplateData", Map.of("SecurityGroupIds", List.of(ref("Group")))))
                .with(
                        "AWS::AutoScaling::AutoScalingGroup",
                        "Instances",
                        Map.of(
                                "VPCZoneIdentifier",
                                List.of(ref("Subnet")),
                                "LaunchTemplate",
                                Map.of("LaunchTemplateId", ref("Template"))));

        assertThat(status(judge(plan), "ssmmessages-reachable")).isEqualTo(Status.PASS);
        assertThat(status(judge(plan), "platform-version")).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(status(judge(plan.without("Instances")), "ssmmessages-reachable"))
                .isEqualTo(Status.NOT_EVALUATED);
    }

    @Test
    void judgesWhatARuleLaunches() {
        Map<String, Object> settings = Map.of(
                "TaskDefinitionArn",
                ref("Definition"),
                "LaunchType",
                "FARGATE",
                "NetworkConfiguration",
                Map.of(
                        "AwsVpcConfiguration",
                        Map.of(
                                "Subnets",
                                List.of(ref("Subnet")),
                                "SecurityGroups",
                                List.of(ref("Group")),
                                "AssignPublicIp",
                                "ENABLED")));
        Plan plan = Plan.ready()
                .without("Service")
                .with(
                        "AWS::Events::Rule",
                        "Rule",
                        Map.of(
                                "Targets",
                                List.of(Map.of("Id", "t", "Arn", get("Cluster", "Arn"), "EcsParameters", settings))));
        TargetReport report = judge(plan);

        assertThat(report.identity().kind()).isEqualTo(Kind.PLANNED_RUN_TASK);
        assertThat(report.identity().address()).isEqualTo("Rule");
        assertThat(failures(report)).containsExactly("task-exec-enabled standalone-task-exec-flag-missing");
        assertThat(judge(plan.set("Rule.Targets.0.EcsParameters.EnableExecuteCommand", true))
                        .verdict())
                .isEqualTo(Verdict.READY);
    }

    @Test
    void judgesADefinitionThatNothingLaunches() {
        TargetReport report = judge(Plan.ready().without("Service"));

        assertThat(report.identity().kind()).isEqualTo(Kind.PLANNED_TASK_DEFINITION);
        assertThat(status(report, "task-role-ssmmessages")).isEqualTo(Status.PASS);
        assertThat(status(report, "task-exec-enabled")).isEqualTo(Status.NOT_EVALUATED);
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void concludesNothingFromWhatIsMissingBesideWhatIsNotJudged() {
        Gap macro = new Gap(Gap.Reason.NOT_JUDGED, "macro Private", "what it makes is not known");

        assertThat(status(judge(Plan.ready().without("ExecPolicy").unjudged(macro)), "task-role-ssmmessages"))
                .isEqualTo(Status.NOT_EVALUATED);
        assertThat(status(judge(Plan.ready().without("Default").incomplete()), "ssmmessages-reachable"))
                .isEqualTo(Status.NOT_EVALUATED);
    }

    @Test
    void pointsAtTheResource() {
        TargetReport report = judge(Plan.ready().set("Service.EnableExecuteCommand", false));

        assertThat(report.findings())
                .allSatisfy(finding ->
                        assertThat(finding.location()).as(finding.check()).isPresent());
    }

    @Test
    void hasAllThatTheKeyNeeds() {
        Plan plan = withKey(Plan.ready())
                .with(
                        "AWS::IAM::RolePolicy",
                        "Decrypt",
                        Map.of(
                                "RoleName",
                                ref("TaskRole"),
                                "PolicyName",
                                "d",
                                "PolicyDocument",
                                allowing("kms:Decrypt", get("Key", "Arn"))));

        assertThat(judge(plan).verdict()).isIn(Verdict.READY, Verdict.READY_WITH_WARNINGS);
        assertThat(status(
                        judge(plan.set("Decrypt.PolicyDocument", allowing("kms:Decrypt", open("parameter KeyArn")))),
                        "task-role-kms-decrypt"))
                .isEqualTo(Status.NOT_EVALUATED);
    }

    private static Report judgeAll(Plan plan) {
        return ExecReadiness.standard().judge(plan.evidence());
    }

    private static TargetReport judge(Plan plan) {
        List<TargetReport> targets = judgeAll(plan).targets();
        assertThat(targets).hasSize(1);
        assertThat(targets.get(0).findings()).noneMatch(finding -> finding.status() == Status.ERROR);
        return targets.get(0);
    }

    private static List<String> failures(TargetReport report) {
        return report.findings().stream()
                .filter(finding -> finding.status() == Status.FAIL)
                .map(finding -> finding.check() + " " + finding.cause())
                .distinct()
                .toList();
    }

    private static TreeSet<String> gaps(TargetReport report) {
        TreeSet<String> open = new TreeSet<>();
        for (Finding finding : report.findings()) {
            if (finding.status() == Status.NOT_EVALUATED) {
                finding.missing().forEach(missing -> open.add(finding.check() + " " + missing.source()));
            }
        }
        return open;
    }

    private static Status status(TargetReport report, String check) {
        List<Status> all = report.findings().stream()
                .filter(finding -> finding.check().equals(check))
                .map(Finding::status)
                .toList();
        return all.contains(Status.FAIL)
                ? Status.FAIL
                : all.contains(Status.NOT_EVALUATED) ? Status.NOT_EVALUATED : all.get(0);
    }

    /** How many tasks are wanted may be left to deployment where it makes no difference. */
    @Test
    void aNumberOfTasksThatNobodyKnowsCountsOnlyWhereItMatters() {
        assertThat(rollout(50, 200, open("parameter Count"))).isEqualTo(Status.PASS);
        assertThat(rollout(0, 100, open("parameter Count"))).isEqualTo(Status.FAIL);
        assertThat(rollout(100, 100, open("parameter Count"))).isEqualTo(Status.FAIL);
        assertThat(rollout(50, 100, open("parameter Count"))).isEqualTo(Status.NOT_EVALUATED);
        assertThat(rollout(50, 100, 1)).isEqualTo(Status.FAIL);
        assertThat(rollout(50, 100, 4)).isEqualTo(Status.PASS);
        assertThat(rollout(100, 100, 0)).isEqualTo(Status.PASS);
        assertThat(rollout(open("parameter Least"), 200, 2)).isEqualTo(Status.NOT_EVALUATED);
    }

    /** Of a definition that is not here nothing hints at a file system; of one that is here its volumes decide. */
    @Test
    void aDefinitionThatIsNotHereIsTakenForOneWithoutFileSystems() {
        assertThat(rollout(elsewhere(100, 200, 1)))
                .returns(Status.PASS, Finding::status)
                .returns("no volume of the task is of Amazon EFS", Finding::assumption);
        assertThat(rollout(elsewhere(100, 200, 2)))
                .returns(Status.PASS, Finding::status)
                .returns("", Finding::assumption);
        assertThat(rollout(elsewhere(100, 100, 1)))
                .returns(Status.FAIL, Finding::status)
                .returns("", Finding::assumption);
        assertThat(rollout(rollingOut(100, 200, 1).set("Definition.Volumes", open("parameter Volumes"))))
                .returns(Status.NOT_EVALUATED, Finding::status);
        assertThat(ExecReadiness.standard()
                        .judge(elsewhere(100, 200, 1).evidence())
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void mountsThatNobodyKnowsMayWrite() {
        assertThat(rollout(withFileSystem()
                        .set("Definition.ContainerDefinitions.0.MountPoints", open("parameter Mounts"))))
                .returns(Status.NOT_EVALUATED, Finding::status);
        assertThat(rollout(withFileSystem())).returns(Status.PASS, Finding::status);
    }

    private static Plan withFileSystem() {
        return rollingOut(100, 200, 1)
                .set(
                        "Definition.Volumes",
                        List.of(Map.of("Name", "data", "EFSVolumeConfiguration", Map.of("FilesystemId", "fs-1"))));
    }

    private static Plan elsewhere(int minimum, int maximum, int count) {
        return rollingOut(minimum, maximum, count).set("Service.TaskDefinition", open("parameter Definition"));
    }

    private static Status rollout(Object minimum, Object maximum, Object count) {
        return rollout(rollingOut(minimum, maximum, count)).status();
    }

    private static Plan rollingOut(Object minimum, Object maximum, Object count) {
        return Plan.ready()
                .set("Service.DesiredCount", count)
                .set(
                        "Service.DeploymentConfiguration",
                        Map.of("MinimumHealthyPercent", minimum, "MaximumPercent", maximum));
    }

    private static Finding rollout(Plan plan) {
        return ExecReadiness.standard().judge(plan.evidence()).targets().get(0).findings().stream()
                .filter(finding -> finding.check().equals("deployment-settled"))
                .findFirst()
                .orElseThrow();
    }
}
