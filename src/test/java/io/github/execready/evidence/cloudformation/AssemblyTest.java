// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.execready.evidence.planned.AwsEnvironment;
import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedEvidence;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.planned.Resource;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Location;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssemblyTest {

    private static final Path APP = Fixtures.ROOT.resolve("cdk/app");
    private static final TemplateFile[] ASSEMBLY =
            Fixtures.folder(APP.resolve("cdk.out")).toArray(TemplateFile[]::new);

    @Test
    void everyStackIsReadUnderItsNameAndWhatIsLeftOverIsNot() {
        assertThat(Translated.files(ASSEMBLY).input().resources())
                .extracting(Resource::address)
                .containsExactlyInAnyOrder(
                        "app-roles/Task00000001",
                        "Web/ServicesNestedStack",
                        "Web/Tools",
                        "Web/Services/Task0A",
                        "Web/Services/Service0B",
                        "Web/Tools/Group",
                        "Prod-Web/Cluster");
    }

    @Test
    void weakReferencesLeadToTheOutputsOfTheStackOfThatName() {
        Translated translated = Translated.files(ASSEMBLY);

        assertThat(translated.shown("Web/Services/Task0A", "TaskRoleArn")).isEqualTo("@app-roles/Task00000001.Arn");
        assertThat(translated.shown("Web/Services/Service0B", "Cluster"))
                .isEqualTo("?output Cluster of stack elsewhere");
    }

    @Test
    void theEnvironmentOfAStackIsKnownFromTheAssembly() {
        Translated translated = Translated.files(ASSEMBLY);

        assertThat(translated.shown("Web/Services/Service0B", "ServiceName")).isEqualTo("web-eu-central-1");
        assertThat(translated.shown("Prod-Web/Cluster", "ClusterName")).isEqualTo("Prod-Web");
    }

    private static final String MANIFEST = """
            {"version": "36.0.0", "artifacts": {
              "A": {"type": "aws:cloudformation:stack", "environment": "aws://111122223333/eu-central-1",
                    "properties": {"templateFile": "A.template.json"}},
              "B": {"type": "aws:cloudformation:stack", "environment": "aws://%s",
                    "properties": {"templateFile": "B.template.json"}}}}
            """;

    private static PlannedInput twoStacks(String environment) {
        String template = "{\"Resources\": {\"C\": {\"Type\": \"AWS::ECS::Cluster\"}}}";
        return Translated.files(
                        new TemplateFile("manifest.json", MANIFEST.formatted(environment)),
                        new TemplateFile("A.template.json", template),
                        new TemplateFile("B.template.json", template))
                .input();
    }

    @Test
    void theResourcesOfAStackAreDeployedWhereTheStackIs() {
        assertThat(twoStacks("444455556666/us-east-1").environments())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "A/C", new AwsEnvironment(Optional.of("eu-central-1"), Optional.of("111122223333")),
                        "B/C", new AwsEnvironment(Optional.of("us-east-1"), Optional.of("444455556666"))));
        assertThat(twoStacks("unknown-account/unknown-region").environments())
                .containsEntry("B/C", AwsEnvironment.UNKNOWN);
    }

    @Test
    void everyStackIsJudgedInItsOwnRegionAndAccount() {
        String stack = """
                {"Resources": {
                  "Role": {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "web"}},
                  "Task": {"Type": "AWS::ECS::TaskDefinition", "Properties": {"TaskRoleArn": {"Ref": "Role"}}},
                  "Service": {"Type": "AWS::ECS::Service", "Properties": {
                    "EnableExecuteCommand": true, "TaskDefinition": {"Ref": "Task"}}},
                  "Spare": {"Type": "AWS::ECS::TaskDefinition", "Properties": {}}}}
                """;
        PlannedInput input = Translated.files(
                        new TemplateFile("manifest.json", MANIFEST.formatted("444455556666/cn-north-1")),
                        new TemplateFile("A.template.json", stack),
                        new TemplateFile("B.template.json", stack))
                .input();

        List<ExecTarget> targets = new PlannedEvidence(List.of(input), DeploymentValues.NONE, Instant.EPOCH).targets();

        assertThat(targets)
                .extracting(
                        target -> target.identity().address(),
                        target -> target.identity().region())
                .containsExactly(
                        tuple("A/Service", "eu-central-1"),
                        tuple("B/Service", "cn-north-1"),
                        tuple("A/Spare", "eu-central-1"),
                        tuple("B/Spare", "cn-north-1"));
        assertThat(targets)
                .extracting(target ->
                        target.taskRole().toOptional().map(role -> role.arn().toString()))
                .startsWith(
                        Optional.of("arn:aws:iam::111122223333:role/web"),
                        Optional.of("arn:aws-cn:iam::444455556666:role/web"));
    }

    @Test
    void whatIsInAnotherAccountKeepsItsArn() {
        PlannedInput input = Translated.files(
                        new TemplateFile("manifest.json", MANIFEST.formatted("444455556666/us-east-1")),
                        new TemplateFile("A.template.json", """
                                {"Resources": {"Role": {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "web"}}}}
                                """),
                        new TemplateFile("B.template.json", """
                                {"Resources": {"Task": {"Type": "AWS::ECS::TaskDefinition", "Properties": {
                                  "TaskRoleArn": "arn:aws:iam::111122223333:role/web",
                                  "ExecutionRoleArn": "arn:aws:iam::444455556666:role/web"}}}}
                                """))
                .input();

        ExecTarget target = new PlannedEvidence(List.of(input), DeploymentValues.NONE, Instant.EPOCH)
                .targets()
                .get(0);

        assertThat(target.taskRole().isKnown()).isTrue();
        assertThat(target.executionRole().isUnknown())
                .as("a role of the same name in another account is another one")
                .isTrue();
    }

    private static final String THREE = """
            {"version": "36.0.0", "artifacts": {
              "Near": {"type": "aws:cloudformation:stack", "environment": "aws://111122223333/eu-central-1",
                    "properties": {"templateFile": "Near.template.json", "stackName": "net"}},
              "Far": {"type": "aws:cloudformation:stack", "environment": "aws://111122223333/us-east-1",
                    "properties": {"templateFile": "Far.template.json", "stackName": "net"}},
              "Use": {"type": "aws:cloudformation:stack", "environment": "aws://%s",
                    "properties": {"templateFile": "Use.template.json"}}}}
            """;

    private static final String EXPORTS = """
            {"Resources": {"Group": {"Type": "AWS::EC2::SecurityGroup"}},
             "Outputs": {"Id": {"Value": {"Ref": "Group"}, "Export": {"Name": "group"}}}}
            """;

    private static Translated imports(String environment, String groups) {
        return Translated.files(
                new TemplateFile("manifest.json", THREE.formatted(environment)),
                new TemplateFile("Near.template.json", EXPORTS),
                new TemplateFile("Far.template.json", EXPORTS),
                new TemplateFile("Use.template.json", """
                        {"Resources": {"Service": {"Type": "AWS::ECS::Service", "Properties": {"NetworkConfiguration":
                          {"AwsvpcConfiguration": {"SecurityGroups": [%s]}}}}}}
                        """.formatted(groups)));
    }

    private static final String GROUPS = "NetworkConfiguration.AwsvpcConfiguration.SecurityGroups";

    @Test
    void anImportComesFromItsOwnRegionAndAccount() {
        String groups = "{\"Fn::ImportValue\": \"group\"}";

        assertThat(imports("111122223333/eu-central-1", groups).shown("Use/Service", GROUPS))
                .isEqualTo("[@net/Group.Ref]");
        assertThat(imports("111122223333/us-east-1", groups).shown("Use/Service", GROUPS))
                .isEqualTo("[@Far.template.json/Group.Ref]");
        assertThat(imports("444455556666/us-east-1", groups).shown("Use/Service", GROUPS))
                .isEqualTo("[?Fn::ImportValue group]");
        assertThat(imports("unknown-account/unknown-region", groups).shown("Use/Service", GROUPS))
                .as("nobody knows which of the two it will be")
                .isEqualTo("[?Fn::ImportValue group]");
    }

    @Test
    void aWeakReferenceLeadsToTheStackInTheRegionThatItNames() {
        String groups = "{\"Fn::GetStackOutput\": {\"StackName\": \"net\", \"OutputName\": \"Id\"%s}}";

        assertThat(imports("111122223333/us-east-1", groups.formatted("")).shown("Use/Service", GROUPS))
                .isEqualTo("[@Far.template.json/Group.Ref]");
        assertThat(imports("111122223333/us-east-1", groups.formatted(", \"Region\": \"eu-central-1\""))
                        .shown("Use/Service", GROUPS))
                .isEqualTo("[@net/Group.Ref]");
        assertThat(imports("unknown-account/unknown-region", groups.formatted(""))
                        .shown("Use/Service", GROUPS))
                .isEqualTo("[?output Id of stack net]");
    }

    @Test
    void placesAreLinesOfTheAppWhereItIsAtHand() {
        PlannedInput input = Templates.read("cdk.out", List.of(ASSEMBLY), DeploymentValues.NONE, Sources.below(APP));

        Resource service = resource(input, "Web/Services/Service0B");
        assertThat(service.location()).isEqualTo(new Location("lib/web.ts", 9, 21));
        assertThat(service.properties().members().get("EnableExecuteCommand").location())
                .isEqualTo(new Location("lib/web.ts", 11, 7));
        assertThat(service.properties().members().get("TaskDefinition").location())
                .isEqualTo(new Location("lib/web.ts", 9, 21));
        // Older assemblies say it in the manifest.
        assertThat(resource(input, "app-roles/Task00000001").location()).isEqualTo(new Location("lib/web.ts", 8, 7));
        assertThat(resource(input, "Prod-Web/Cluster").location().file())
                .isEqualTo("assembly-Prod/ProdWeb.template.json");
    }

    @Test
    void placesAreThoseOfTheTemplateWhereTheAppIsNotAtHand() {
        for (Sources sources : List.of(Sources.NONE, Sources.below(APP.resolve("cdk.out")))) {
            PlannedInput input = Templates.read("cdk.out", List.of(ASSEMBLY), DeploymentValues.NONE, sources);

            Resource service = resource(input, "Web/Services/Service0B");
            assertThat(service.location().file()).isEqualTo("WebServices.nested.template.json");
            assertThat(service.location().line()).isGreaterThan(1);
        }
    }

    @Test
    void aPathThatLeadsOutOfTheSourcesIsNone() {
        Sources sources = Sources.below(APP);

        assertThat(sources.path("/elsewhere/app/lib/web.ts")).contains("lib/web.ts");
        assertThat(sources.path("C:\\work\\app\\lib\\web.ts")).contains("lib/web.ts");
        assertThat(sources.path("/elsewhere/app/../../cloudformation/service.yaml"))
                .isEmpty();
        assertThat(sources.path("/lib/other.ts")).isEmpty();
    }

    private static Resource resource(PlannedInput input, String address) {
        return input.resources().stream()
                .filter(one -> one.address().equals(address))
                .findFirst()
                .orElseThrow();
    }
}
