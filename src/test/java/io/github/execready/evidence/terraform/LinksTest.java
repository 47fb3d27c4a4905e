// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static io.github.execready.evidence.terraform.Graphs.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.planned.Resource;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.SuppressionRule;
import org.junit.jupiter.api.Test;

/** The fixture {@code shop}: how its resources hang together, from the plan alone and with its sources. */
class LinksTest {

    private static final String SUBNETS = "NetworkConfiguration.AwsvpcConfiguration.Subnets";
    private static final String GROUPS = "NetworkConfiguration.AwsvpcConfiguration.SecurityGroups";

    private final PlannedInput plan = Graphs.fixture("shop", false);
    private final PlannedInput sourced = Graphs.fixture("shop", true);

    @Test
    void followsReferences() {
        assertThat(text(plan, "aws_ecs_service.api", "Cluster")).isEqualTo("->aws_ecs_cluster.main.Arn");
        assertThat(text(plan, "aws_ecs_service.api", GROUPS)).isEqualTo("[->aws_security_group.task.GroupId]");
        assertThat(text(plan, "aws_ecs_service.api", SUBNETS))
                .isEqualTo("[->aws_subnet.private[0].Ref, ->aws_subnet.private[1].Ref]");
    }

    @Test
    void findsAKeyThatIsOnlyAmongTheUnknown() {
        assertThat(text(plan, "aws_ecs_cluster.main", "Configuration.ExecuteCommandConfiguration.KmsKeyId"))
                .isEqualTo("->aws_kms_key.exec.Arn");
    }

    @Test
    void followsOutputsAndVariablesOfModules() {
        String definition = "module.api.aws_ecs_task_definition.this[0]";

        assertThat(text(plan, "aws_ecs_service.api", "TaskDefinition")).isEqualTo("->" + definition + ".Arn");
        assertThat(text(plan, "aws_cloudwatch_event_target.nightly", "Targets[0].EcsParameters.TaskDefinitionArn"))
                .isEqualTo("->" + definition + ".Arn");
        // The other branch of the condition is a variable that is null.
        assertThat(text(plan, definition, "TaskRoleArn")).isEqualTo("->module.api.aws_iam_role.task[0].Arn");
    }

    @Test
    void followsTheSameKey() {
        assertThat(text(plan, "aws_ecs_service.web[\"green\"]", "TaskDefinition"))
                .isEqualTo("->aws_ecs_task_definition.web[\"green\"].Ref");
        assertThat(text(plan, "aws_route_table_association.private[1]", "SubnetId"))
                .isEqualTo("->aws_subnet.private[1].Ref");
        assertThat(text(plan, "aws_route_table_association.private[1]", "RouteTableId"))
                .isEqualTo("->aws_route_table.private[0].Ref");
        assertThat(text(plan, "aws_nat_gateway.main", "SubnetId")).isEqualTo("->aws_subnet.private[1].Ref");
    }

    @Test
    void leavesOpenWhatOnlyALocalTells() {
        assertThat(text(plan, "aws_ecs_task_definition.web[\"blue\"]", "TaskRoleArn"))
                .isEqualTo("?each.value.role");
        assertThat(text(plan, "aws_ecs_service.web[\"blue\"]", GROUPS)).isEqualTo("?each.value.groups");
    }

    @Test
    void followsLocalsInTheSources() {
        assertThat(text(sourced, "aws_ecs_task_definition.web[\"blue\"]", "TaskRoleArn"))
                .isEqualTo("->aws_iam_role.blue.Arn");
        assertThat(text(sourced, "aws_ecs_task_definition.web[\"green\"]", "TaskRoleArn"))
                .isEqualTo("->aws_iam_role.green.Arn");
        assertThat(text(sourced, "aws_ecs_service.web[\"green\"]", GROUPS))
                .isEqualTo("[->aws_security_group.open.GroupId]");
    }

    @Test
    void takesAComputedAttributeThatNobodySetAsNotSet() {
        // In the configuration it is a variable, and that is null.
        assertThat(text(plan, "aws_ecs_service.web[\"blue\"]", "PlatformVersion"))
                .isEqualTo("none");
        assertThat(text(plan, "aws_ecs_service.api", "PlatformVersion")).isEqualTo("none");
        assertThat(text(plan, "aws_iam_role.blue", "Policies")).isEqualTo("none");
        assertThat(text(plan, "aws_iam_role.blue", "ManagedPolicyArns")).isEqualTo("none");
    }

    @Test
    void saysThatAGroupWithoutEgressAllowsNothing() {
        assertThat(text(plan, "aws_security_group.task", "SecurityGroupEgress")).isEqualTo("[]");
    }

    @Test
    void givesEachEndOfARuleItsOwn() {
        String egress = "SecurityGroupEgress";

        assertThat(text(plan, "aws_security_group.open", egress + "[0].CidrIp")).isEqualTo("0.0.0.0/0");
        assertThat(text(plan, "aws_security_group.open", egress + "[1].CidrIpv6"))
                .isEqualTo("::/0");
        assertThat(text(plan, "aws_security_group.open", egress + "[2].DestinationSecurityGroupId"))
                .isEqualTo("->aws_security_group.open.GroupId");
        for (int i = 0; i < 2; i++) {
            Resource rule = Graphs.resource(plan, "aws_security_group_rule.out.rule[" + i + "]");
            assertThat(rule.type()).isEqualTo("AWS::EC2::SecurityGroupEgress");
            assertThat(text(rule, "GroupId")).isEqualTo("->aws_security_group.task.GroupId");
            assertThat(text(rule, "CidrIp")).isEqualTo("10." + i + ".0.0/16");
            assertThat(text(rule, "DestinationSecurityGroupId")).isEqualTo("none");
        }
    }

    @Test
    void makesRoutesWithinTablesResources() {
        Resource route = Graphs.resource(plan, "aws_route_table.private[0].route[0]");

        assertThat(route.type()).isEqualTo("AWS::EC2::Route");
        assertThat(text(route, "RouteTableId")).isEqualTo("->aws_route_table.private[0].Ref");
        assertThat(text(route, "NatGatewayId")).isEqualTo("->aws_nat_gateway.main.Ref");
        // Known, and empty, beside an unknown one.
        assertThat(text(route, "GatewayId")).isEqualTo("none");
    }

    @Test
    void knowsWhoseMainTableADefaultOneIs() {
        assertThat(text(plan, "aws_default_route_table.main", "VpcId")).isEqualTo("->aws_vpc.main.Ref");
        assertThat(text(plan, "aws_default_route_table.main.default_route_table_id", "VpcId"))
                .isEqualTo("->aws_vpc.main.Ref");
    }

    @Test
    void putsAssociationsOfAnEndpointIntoIt() {
        assertThat(text(plan, "aws_vpc_endpoint.messages", "SubnetIds")).isEqualTo("[->aws_subnet.private[0].Ref]");
        assertThat(text(plan, "aws_vpc_endpoint.messages", "PolicyDocument")).isEqualTo("none");
        assertThat(plan.resources()).extracting(Resource::type).doesNotContain("");
    }

    @Test
    void attachesAPolicyToEachRoleOfAList() {
        assertThat(text(plan, "aws_iam_policy_attachment.both.roles[0]", "Role"))
                .isEqualTo("blue");
        assertThat(text(plan, "aws_iam_policy_attachment.both.roles[1]", "Role"))
                .isEqualTo("green");
    }

    @Test
    void makesTheDocumentOfADataSourceThatIsReadAtApply() {
        for (PlannedInput input : new PlannedInput[] {plan, sourced}) {
            String policy = "module.api.aws_iam_role_policy.exec[0]";
            String statements = "PolicyDocument.Statement";

            assertThat(text(input, policy, "RoleName")).isEqualTo("->module.api.aws_iam_role.task[0].Ref");
            assertThat(text(input, policy, statements + "[0].Action")).isEqualTo("[ssmmessages:*]");
            // The statement takes the place of the one with the same Sid in the source document, which denied.
            assertThat(text(input, policy, statements + "[0].Effect")).isEqualTo("Allow");
            assertThat(text(input, policy, statements + "[1].Sid")).isEqualTo("Logs");
            assertThat(text(input, policy, statements + "[2].Resource")).isEqualTo("[->aws_kms_key.exec.Arn]");
            assertThat(text(input, policy, statements + "[2].Condition.StringEquals"))
                    .isEqualTo("[kms:ViaService]");
        }
    }

    @Test
    void readsAPolicyThatIsUnknownAsAWholeFromTheSourcesOnly() {
        assertThat(text(plan, "aws_iam_role_policy.blue", "PolicyDocument")).startsWith("?");
        assertThat(text(sourced, "aws_iam_role_policy.blue", "PolicyDocument.Statement[0].Action"))
                .isEqualTo("ssmmessages:*");
        assertThat(text(sourced, "aws_iam_role_policy.blue", "PolicyDocument.Statement[1].Resource"))
                .isEqualTo("->aws_kms_key.exec.Arn");
    }

    @Test
    void readsContainerDefinitionsInAnyCaseAndKeepsSecretsOut() {
        String definition = "module.api.aws_ecs_task_definition.this[0]";

        assertThat(text(plan, definition, "ContainerDefinitions[0].ReadonlyRootFilesystem"))
                .isEqualTo("true");
        assertThat(text(plan, definition, "ContainerDefinitions[0].Environment[0].Name"))
                .isEqualTo("TOKEN");
        assertThat(text(plan, definition, "ContainerDefinitions[0].Environment[1].Value"))
                .isEqualTo("10.0.0.0/8");
        assertThat(text(plan, definition, "ContainerDefinitions[0].DockerLabels"))
                .isEqualTo("[team.name]");
        assertThat(plan.toString() + sourced).doesNotContain("s3cr3t-token");
    }

    @Test
    void leavesOutWhatIsDeletedAndKeepsWhatIsReplaced() {
        assertThat(plan.resources()).extracting(Resource::address).doesNotContain("aws_ecs_service.gone");
        assertThat(text(plan, "aws_ecs_service.replaced", "TaskDefinition")).isEqualTo("worker:7");
        assertThat(Graphs.resource(plan, "aws_ecs_service.replaced").before()).isEmpty();
    }

    @Test
    void pointsIntoTheSources() {
        Resource service = Graphs.resource(sourced, "aws_ecs_service.web[\"blue\"]");
        String folder = Graphs.FIXTURES.resolve("shop").toString().replace('\\', '/');

        assertThat(service.location()).hasToString(folder + "/main.tf:51:1");
        assertThat(service.properties().members().get("EnableExecuteCommand").location())
                .hasToString(folder + "/main.tf:59:3");
        assertThat(Graphs.resource(sourced, "module.api.aws_iam_role.task[0]").location())
                .hasToString(folder + "/api/main.tf:14:1");
        Value.Fields network = (Value.Fields) service.properties().members().get("NetworkConfiguration");
        assertThat(((Value.Fields) network.members().get("AwsvpcConfiguration"))
                        .members()
                        .get("SecurityGroups")
                        .location())
                .hasToString(folder + "/main.tf:62:5");
    }

    @Test
    void tellsWhatACommentAsksToLeaveOut() {
        assertThat(plan.suppressions()).isEmpty();
        assertThat(sourced.suppressions())
                .extracting(
                        SuppressionRule::id,
                        SuppressionRule::resource,
                        SuppressionRule::reason,
                        s -> s.location().line())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "readonly-root-filesystem",
                                "aws_ecs_task_definition.web[\"blue\"]",
                                "a sidecar writes for it",
                                31),
                        org.assertj.core.groups.Tuple.tuple(
                                "readonly-root-filesystem",
                                "aws_ecs_task_definition.web[\"green\"]",
                                "a sidecar writes for it",
                                31));
    }
}
