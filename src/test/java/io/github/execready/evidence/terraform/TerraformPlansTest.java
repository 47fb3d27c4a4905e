// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static io.github.execready.evidence.terraform.Graphs.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.planned.Resource;
import io.github.execready.model.Gap;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans as whole files: what is kept of them, and what is said of those that are none. */
class TerraformPlansTest {

    private static final String SERVICE = """
            {"address": "aws_ecs_service.web", "mode": "managed", "type": "aws_ecs_service", "name": "web",
             "change": {"actions": ["create"], "after": {"name": "web", "enable_execute_command": true},
                        "after_unknown": {"platform_version": true}}}""";

    private static final String CONFIGURATION = """
            {"root_module": {"resources": [{"address": "aws_ecs_service.web", "mode": "managed", "type": "aws_ecs_service",
             "name": "web", "expressions": {"name": {"constant_value": "web"}}}]}}""";

    private static PlannedInput read(String json) {
        return TerraformPlans.read(
                "plan.json", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), TerraformSources.none());
    }

    private static String plan(String members) {
        return "{" + members + ", \"resource_changes\": [" + SERVICE + "], \"configuration\": " + CONFIGURATION + "}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "0.2", "1.0", "1.2", "1.99"})
    void readsEveryFormatBelowTwo(String version) {
        PlannedInput input = read(plan("\"format_version\": \"" + version + "\", \"something_new\": {\"a\": [1]}"));

        assertThat(input.resources()).extracting(Resource::address).containsExactly("aws_ecs_service.web");
        assertThat(input.complete()).isTrue();
        assertThat(input.unjudged()).isEmpty();
    }

    private static PlannedInput told(String providers, String... resources) {
        return read("{\"prior_state\": {\"values\": {\"root_module\": {\"resources\": ["
                + String.join(", ", resources) + "]}}}, \"resource_changes\": [" + SERVICE
                + "], \"configuration\": {\"provider_config\": {" + providers + "}, \"root_module\": {}}}");
    }

    private static String data(String type, String name, String values) {
        return "{\"address\": \"data." + type + "." + name + "\", \"mode\": \"data\", \"type\": \"" + type
                + "\", \"name\": \"" + name + "\", \"values\": {" + values + "}}";
    }

    @Test
    void theAccountAndRegionAreThoseThatThePlanAskedFor() {
        String one = "\"aws\": {\"name\": \"aws\", \"expressions\": {\"region\": {\"constant_value\": \"eu-west-1\"}}},"
                + " \"module.vpc:aws\": {\"name\": \"aws\", \"version_constraint\": \">= 5.0\"}";
        String two = one + ", \"aws.dr\": {\"name\": \"aws\", \"alias\": \"dr\"}";
        String identity =
                data("aws_caller_identity", "me", "\"account_id\": \"123456789012\", \"id\": \"123456789012\"");
        String here = data("aws_region", "here", "\"name\": \"eu-west-1\", \"id\": \"eu-west-1\"");
        String there = data("aws_region", "there", "\"region\": \"us-east-1\"");

        assertThat(told(one, identity, here).environment().account()).contains("123456789012");
        assertThat(told(one, identity, here).environment().region()).contains("eu-west-1");
        assertThat(told(one, there).environment().region()).contains("us-east-1");
        assertThat(told(one, here, data("aws_region", "other", "\"name\": \"us-east-1\""))
                        .environment()
                        .region())
                .isEmpty();
        assertThat(told(two, identity, here).environment().account()).isEmpty();
        assertThat(told(two, identity, here).environment().region()).isEmpty();
        assertThat(told(one).environment().account()).isEmpty();
    }

    @Test
    void readsAPlanWithoutAVersion() {
        assertThat(read(plan("\"terraform_version\": \"0.12.0\"")).resources()).hasSize(1);
    }

    @Test
    void refusesANewMajorVersionInOneLine() {
        assertThatThrownBy(() -> read("{\"format_version\": \"2.0\", \"resource_changes\": []}"))
                .isInstanceOf(EvidenceException.class)
                .hasMessage("plan.json:1:2: this plan has format_version 2.0, and this build reads versions 0.1 to 1.x;"
                        + " install a newer execready");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|plan.json: the file is empty",
                "[]|plan.json:1:1: this is not a plan",
                "{}|plan.json:1:1: this is not a plan",
                "{\"format_version\": \"1.0\", \"values\": {}}|plan.json:1:1: this is a state, which tells what is there",
                "{\"resource_changes\": [|plan.json:1:23: the plan ends too early",
                "{\"resource_changes\": [}|plan.json:1:23: this is not JSON",
                "{\"resource_changes\": []} x|this is not JSON",
                "{\"resource_changes\": []} {}|something follows the plan",
            })
    void saysWhatIsWrongWithAFileInOneLine(String json, String words) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(EvidenceException.class)
                .message()
                .contains(words)
                .doesNotContain("\n");
    }

    @Test
    void refusesNestingBeyondTheLimit() {
        String deep = "[".repeat(PlanJson.MAX_DEPTH + 10);

        assertThatThrownBy(() -> read("{\"resource_changes\": " + deep))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("beyond the limits of a plan");
    }

    @Test
    void refusesAMemberThatIsThereTwice() {
        assertThatThrownBy(() -> read(plan("\"x\": 1")
                        .replace(
                                "\"enable_execute_command\": true",
                                "\"name\": \"a\", \"enable_execute_command\": true")))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("the same member twice");
    }

    @Test
    void readsAChangeWhoseTypeComesLast() {
        String late = """
                {"resource_changes": [{"change": {"actions": ["create"], "after": {"name": "web", "tags": {"a": "b"}}},
                 "name": "web", "mode": "managed", "type": "aws_ecs_service", "address": "aws_ecs_service.web"}]}""";

        Resource service = read(late).resources().get(0);

        assertThat(text(service, "ServiceName")).isEqualTo("web");
        assertThat(service.properties().members()).containsOnlyKeys("ServiceName");
    }

    @Test
    void placesValuesInThePlan() {
        Resource service = read(plan("\"format_version\": \"1.2\"")).resources().get(0);

        assertThat(service.location().file()).isEqualTo("plan.json");
        assertThat(service.properties().members().get("EnableExecuteCommand").location())
                .hasToString("plan.json:2:61");
    }

    @Test
    void leavesOutWhatIsDeletedForgottenOrDeposed() {
        for (String actions : new String[] {"[\"delete\"]", "[\"forget\"]", "[\"read\"]"}) {
            assertThat(read(plan("\"x\": 1").replace("[\"create\"]", actions)).resources())
                    .as(actions)
                    .isEmpty();
        }
        assertThat(read(plan("\"x\": 1").replace("\"mode\"", "\"deposed\": \"ab12\", \"mode\""))
                        .resources())
                .isEmpty();
        for (String actions : new String[] {"[\"delete\", \"create\"]", "[\"create\", \"delete\"]", "[\"no-op\"]"}) {
            assertThat(read(plan("\"x\": 1").replace("[\"create\"]", actions)).resources())
                    .as(actions)
                    .hasSize(1);
        }
    }

    @Test
    void namesDeferredChanges() {
        PlannedInput input = read(plan("\"deferred_changes\": [{\"reason\": \"resource_config_unknown\","
                + " \"resource_change\": " + SERVICE.replace("\n", " ").replace(".web", ".later") + "}]"));

        assertThat(input.unjudged())
                .extracting(Gap::reason, Gap::source, Gap::detail)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        Gap.Reason.NOT_JUDGED,
                        "aws_ecs_service.later",
                        "Terraform defers this change to a later plan (resource_config_unknown)"));
    }

    @Test
    void saysThatAFailedPlanMayLackResources() {
        assertThat(read(plan("\"errored\": true")).unjudged())
                .extracting(Gap::detail)
                .containsExactly("planning failed, so that the plan may lack resources");
        assertThat(read(errored(true)).resources()).hasSize(1);
    }

    private static String errored(boolean failed) {
        return plan("\"errored\": " + failed + ", " + state(standing("aws_ecs_service.old")));
    }

    private static String state(String... resources) {
        return "\"prior_state\": {\"values\": {\"root_module\": {\"resources\": [" + String.join(", ", resources)
                + "]}}}";
    }

    private static String standing(String address) {
        return "{\"address\": \"" + address + "\", \"mode\": \"managed\", \"type\": \"aws_ecs_service\", \"name\": \""
                + address.substring(address.indexOf('.') + 1) + "\", \"values\": {\"name\": \"old\"}}";
    }

    @Test
    void whatTheStateHasAndThePlanDoesNotTouchStays() {
        PlannedInput input = read(plan("\"complete\": false, "
                + state(
                        standing("aws_ecs_service.old"),
                        standing("aws_ecs_service.web"),
                        standing("aws_ecs_service.two").replace("\"mode\"", "\"deposed_key\": \"ab12\", \"mode\""))));

        assertThat(input.resources())
                .extracting(Resource::address)
                .containsExactlyInAnyOrder("aws_ecs_service.old", "aws_ecs_service.web");
        assertThat(text(input, "aws_ecs_service.web", "ServiceName")).isEqualTo("web");
        assertThat(text(input, "aws_ecs_service.old", "ServiceName")).isEqualTo("old");
        assertThat(read(errored(false)).resources()).hasSize(2);
    }

    @Test
    void takesNothingFromTheStateOfAPlanThatTellsItsValuesAlone() {
        String values = "{\"root_module\": {\"resources\": [" + standing("aws_ecs_service.old") + "]}}";

        assertThat(read("{\"planned_values\": " + values + ", " + state(standing("aws_ecs_service.gone")) + "}")
                        .resources())
                .extracting(Resource::address)
                .containsExactly("aws_ecs_service.old");
    }

    @Test
    void aPlanThatOnlyRefreshesTheStateTellsWhatIsThere() {
        PlannedInput input = read("{\"planned_values\": {\"root_module\": {}}, \"complete\": true, "
                + state(standing("aws_ecs_service.old")) + "}");

        assertThat(input.resources()).extracting(Resource::address).containsExactly("aws_ecs_service.old");
    }

    /** Terraform says so since 1.8, OpenTofu does not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true|aws_ecs_service.new||true",
                "false|aws_ecs_service.new||false",
                "|aws_ecs_service.new||false",
                "false|aws_ecs_service.web||true",
                "|aws_ecs_service.web||true",
                "false|aws_ecs_service.old||true",
                "|aws_ecs_service.old||true",
                "false|aws_ecs_service.web|, \"count_expression\": {\"constant_value\": 1}|false",
                "|aws_ecs_service.new|, \"count_expression\": {\"constant_value\": 0}|true",
                "|data.aws_vpc.new||true",
            })
    void aPlanOfAPartLeavesOutWhatItsConfigurationHas(String said, String block, String more, boolean complete) {
        String configured = "{\"address\": \"" + block + "\", \"mode\": \""
                + (block.startsWith("data") ? "data" : "managed")
                + "\", \"type\": \"" + (block.startsWith("data") ? "aws_vpc" : "aws_ecs_service") + "\", \"name\": \""
                + block.substring(block.lastIndexOf('.') + 1) + "\", \"expressions\": {}" + (more == null ? "" : more)
                + "}";
        String module = "{\"module_calls\": {\"app\": {\"module\": {\"resources\": [" + configured + "]}}}}";
        String members =
                (said == null ? "" : "\"complete\": " + said + ", ") + "\"resource_changes\": [" + SERVICE + "], ";

        assertThat(read("{" + members + state(standing("aws_ecs_service.old"))
                                + ", \"configuration\": {\"root_module\": {\"resources\": [" + configured + "]}}}")
                        .complete())
                .isEqualTo(complete);
        assertThat(read(("{" + members + state(standing("aws_ecs_service.old"))
                                        + ", \"configuration\": {\"root_module\": " + module + "}}")
                                .replace(
                                        "\"aws_ecs_service.old\", \"mode\"",
                                        "\"module.app.aws_ecs_service.old\", \"mode\"")
                                .replace(
                                        "\"aws_ecs_service.web\", \"mode\"",
                                        "\"module.app.aws_ecs_service.web\", \"mode\""))
                        .complete())
                .isEqualTo(complete);
    }

    @Test
    void readsPlannedValuesWhereThereAreNoChanges() {
        PlannedInput input = Graphs.fixture("tofu", false);

        assertThat(Graphs.resource(input, "aws_ecs_service.web").properties().members())
                .doesNotContainKeys("PlatformVersion", "Cluster");
        assertThat(text(input, "aws_ecs_service.web", "TaskDefinition"))
                .isEqualTo("->module.task.aws_ecs_task_definition.this.Arn");
        assertThat(text(input, "aws_ecs_service.web", "NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp"))
                .isEqualTo("ENABLED");
    }

    @Test
    void tellsWhatAnUpdateChanges() {
        Resource service = Graphs.resource(Graphs.fixture("turned-on", false), "aws_ecs_service.web");

        assertThat(text(service, "EnableExecuteCommand")).isEqualTo("true");
        assertThat(service.before())
                .hasValueSatisfying(before ->
                        assertThat(text(before, "EnableExecuteCommand")).isEqualTo("false"));
        assertThat(text(service, "ForceNewDeployment")).isEqualTo("false");
        assertThat(text(service, "TaskDefinition")).isEqualTo("->aws_ecs_task_definition.web.Arn");
        assertThat(service.before())
                .hasValueSatisfying(before ->
                        assertThat(text(before, "TaskDefinition")).isEqualTo("->aws_ecs_task_definition.web.Arn"));
    }

    @Test
    void keepsNoOpResourcesAndWhatTheyAreCalled() {
        PlannedInput input = Graphs.fixture("turned-on", false);

        assertThat(text(input, "aws_iam_role.web", "Arn")).isEqualTo("arn:aws:iam::111122223333:role/web");
        assertThat(Graphs.resource(input, "aws_iam_role.web").before()).isEmpty();
        assertThat(text(input, "aws_iam_role_policy.exec", "PolicyDocument.Statement[1].Resource"))
                .isEqualTo("->aws_kms_key.exec.Arn");
    }

    @Test
    void hasNothingOfADestroyPlan() {
        assertThat(read("{\"planned_values\": {}, \"resource_changes\": [" + SERVICE.replace("create", "delete") + "]}")
                        .resources())
                .isEmpty();
    }
}
