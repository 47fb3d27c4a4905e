// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataEndpointOverrideTest {

    private static final String FAIL = "fail env-overrides-credential-or-metadata-endpoint";

    private final CheckTester tester = CheckTester.of(new MetadataEndpointOverride());

    @Test
    void anEmptyEnvironmentPasses() {
        assertThat(tester.judge(fargateService())).containsExactly("container/app: pass", "container/sidecar: pass");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
                "ECS_CONTAINER_METADATA_URI",
                "ECS_CONTAINER_METADATA_URI_V4"
            })
    void eachOfTheVariablesFailsWhereverItIsSet(String name) {
        assertThat(app(Environments.defined(fargateService(), name))).isEqualTo(FAIL);
        assertThat(app(Environments.overridden(fargateService(), name))).isEqualTo(FAIL);
        assertThat(app(Environments.secret(fargateService(), name))).isEqualTo(FAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS_REGION",
                "AWS_DEFAULT_REGION",
                "AWS_ACCESS_KEY_ID",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                "ecs_container_metadata_uri",
                "ECS_CONTAINER_METADATA_URI="
            })
    void otherAndEmptyVariablesPass(String name) {
        assertThat(app(Environments.defined(fargateService(), name))).isEqualTo("pass");
    }

    @Test
    void anOverrideThatEmptiesTheVariableMendsIt() {
        ExecTarget target = Environments.overridden(
                Environments.defined(fargateService(), "ECS_CONTAINER_METADATA_URI"), "ECS_CONTAINER_METADATA_URI=");

        assertThat(app(target)).isEqualTo("pass");
    }

    @Test
    void withoutATaskTheDefinitionDecides() {
        assertThat(tester.judge(Environments.defined(serviceWithoutTask(), "ECS_CONTAINER_METADATA_URI_V4")))
                .containsExactly("container/app: " + FAIL, "container/sidecar: pass");
    }

    @Test
    void theMessageNamesTheVariablesOfEverySource() {
        ExecTarget target = Environments.secret(
                Environments.defined(fargateService(), "ECS_CONTAINER_METADATA_URI"), "ECS_CONTAINER_METADATA_URI_V4");

        assertThat(tester.findings(target).get(0)).satisfies(f -> {
            assertThat(f.message())
                    .startsWith("Container app sets ECS_CONTAINER_METADATA_URI, ECS_CONTAINER_METADATA_URI_V4,");
            assertThat(f.evidence()).hasSize(2);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {Environments.DEFINED, Environments.SECRETS, "task", "task.overrides"})
    void unknownVariablesAreNotEvaluated(String path) {
        assertThat(app(Edits.of(fargateService()).unknown(path).target())).isEqualTo("not-evaluated");
    }

    @Test
    void unknownSecretsDoNotHideWhatTheDefinitionSets() {
        ExecTarget target = Edits.of(Environments.defined(fargateService(), "ECS_CONTAINER_METADATA_URI_V4"))
                .unknown(Environments.SECRETS)
                .target();

        assertThat(app(target)).isEqualTo(FAIL);
    }

    @Test
    void absentListsAreEmptyOnes() {
        assertThat(app(Edits.of(fargateService())
                        .absent(Environments.DEFINED)
                        .absent(Environments.SECRETS)
                        .target()))
                .isEqualTo("pass");
    }

    @Test
    void anUnknownDefinitionIsNotEvaluated() {
        assertThat(tester.judge(
                        Edits.of(fargateService()).unknown("taskDefinition").target()))
                .isEqualTo(List.of("task/0123456789abcdef0123456789abcdef: not-evaluated"));
    }

    private String app(ExecTarget target) {
        return tester.judge(target).get(0).replace("container/app: ", "");
    }
}
