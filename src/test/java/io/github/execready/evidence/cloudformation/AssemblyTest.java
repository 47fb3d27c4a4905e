// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.planned.Resource;
import io.github.execready.model.Location;
import java.nio.file.Path;
import java.util.List;
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
    void whatAllStacksSayOfTheirDeploymentIsSaidOfTheInput() {
        assertThat(twoStacks("111122223333/eu-central-1").account()).contains("111122223333");
        assertThat(twoStacks("111122223333/eu-central-1").region()).contains("eu-central-1");
        assertThat(twoStacks("111122223333/us-east-1").account()).contains("111122223333");
        assertThat(twoStacks("111122223333/us-east-1").region()).isEmpty();
        assertThat(twoStacks("unknown-account/unknown-region").account()).isEmpty();
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
