// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Status;
import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentCredentialsTest {

    private static final String KEY = "AWS_ACCESS_KEY_ID";
    private static final String IMAGE = "containerInstance.instance.image";

    private final CheckTester tester = CheckTester.of(new EnvironmentCredentials());

    @Test
    void anEmptyEnvironmentPasses() {
        assertThat(tester.judge(fargateService())).containsExactly("container/app: pass", "container/sidecar: pass");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS_ACCESS_KEY_ID",
                "AWS_SECRET_ACCESS_KEY",
                "AWS_SESSION_TOKEN",
                "AWS_ACCESS_KEY",
                "AWS_SECRET_KEY",
                "AWS_PROFILE",
                "AWS_SHARED_CREDENTIALS_FILE"
            })
    void eachOfTheVariablesBlocksOnAnImageBeforeTheFix(String name) {
        ExecTarget old = old(ec2Service());

        assertThat(app(Environments.defined(old, name))).isEqualTo("fail env-static-credentials");
        assertThat(app(Environments.secret(old, name))).isEqualTo("fail env-static-credentials");
        assertThat(app(Environments.overridden(old, name))).isEqualTo("fail env-overridden-at-run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS_REGION",
                "AWS_DEFAULT_REGION",
                "AWS_EC2_METADATA_DISABLED",
                "APP_AWS_ACCESS_KEY_ID",
                "aws_access_key_id",
                "AWS_ACCESS_KEY_ID="
            })
    void otherAndEmptyVariablesPass(String name) {
        assertThat(app(Environments.defined(old(ec2Service()), name))).isEqualTo("pass");
    }

    @ParameterizedTest
    @CsvSource({
        "2022-03-31T23:59:59Z, fail env-static-credentials, BLOCKER",
        "2022-04-01T00:00:00Z, fail env-static-credentials/fixed-agent, ADVICE",
        "2026-04-01T00:00:00Z, fail env-static-credentials/fixed-agent, ADVICE",
    })
    void onEc2TheDateOfTheImageDecides(String date, String expected, Severity severity) {
        ExecTarget target = Edits.of(Environments.defined(ec2Service(), KEY))
                .set(IMAGE + ".creationDate", Instant.parse(date))
                .target();

        assertThat(app(target)).isEqualTo(expected);
        assertThat(finding(target).severity()).isEqualTo(severity);
    }

    @Test
    void onFargateEveryAgentIsFixed() {
        ExecTarget target = Environments.defined(fargateService(), KEY);

        assertThat(app(target)).isEqualTo("fail env-static-credentials/fixed-agent");
        assertThat(finding(target).severity()).isEqualTo(Severity.ADVICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXTERNAL", "MANAGED_INSTANCES"})
    void whereTheAgentCannotBeSeenItIsAWarning(String launchType) {
        ExecTarget target = Edits.of(Environments.defined(ec2Service(), KEY))
                .set("task.launchType", launchType)
                .target();

        assertThat(app(target)).isEqualTo("fail env-static-credentials/unseen-agent");
        assertThat(finding(target).severity()).isEqualTo(Severity.WARNING);
    }

    @ParameterizedTest
    @CsvSource({
        "FARGATE, fail env-overridden-at-run/fixed-agent",
        "EXTERNAL, fail env-overridden-at-run/unseen-agent",
    })
    void anOverrideNamesItsOwnCause(String launchType, String expected) {
        ExecTarget target = Edits.of(Environments.overridden(ec2Service(), KEY))
                .set("task.launchType", launchType)
                .target();

        assertThat(app(target)).isEqualTo(expected);
    }

    @Test
    void whatTheDefinitionSetsTooIsNotTheOverridesFault() {
        ExecTarget target = Environments.overridden(Environments.defined(fargateService(), KEY), "AWS_PROFILE");

        assertThat(app(target)).isEqualTo("fail env-static-credentials/fixed-agent");
        assertThat(finding(target).message()).startsWith("Container app gets AWS_ACCESS_KEY_ID, AWS_PROFILE.");
    }

    @Test
    void anOverrideThatEmptiesTheVariableMendsIt() {
        assertThat(app(Environments.overridden(Environments.defined(old(ec2Service()), KEY), KEY + "=")))
                .isEqualTo("pass");
    }

    @Test
    void anOverrideOfAnotherContainerDoesNotCount() {
        ExecTarget target = Environments.overriddenFor("sidecar", old(ec2Service()), KEY);

        assertThat(tester.judge(target))
                .containsExactly("container/app: pass", "container/sidecar: fail env-overridden-at-run");
    }

    @ParameterizedTest
    @CsvSource({
        "FARGATE, fail env-static-credentials/fixed-agent",
        "EC2, fail env-static-credentials/unseen-agent",
        "EXTERNAL, fail env-static-credentials/unseen-agent",
    })
    void withoutATaskTheServiceTellsThePlace(String launchType, String expected) {
        ExecTarget target = Edits.of(Environments.defined(serviceWithoutTask(), KEY))
                .set("service.launchType", launchType)
                .target();

        assertThat(app(target)).isEqualTo(expected);
    }

    @Test
    void wherePlaceIsNotToldTheAgentCannotBeSeen() {
        ExecTarget target = Edits.of(Environments.defined(serviceWithoutTask(), KEY))
                .absent("service")
                .target();

        assertThat(app(target)).isEqualTo("fail env-static-credentials/unseen-agent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "containerInstance",
                "containerInstance.instance",
                IMAGE,
                IMAGE + ".creationDate",
                "task.launchType"
            })
    void onEc2AnUnknownImageDateIsNotEvaluated(String path) {
        ExecTarget target =
                Edits.of(Environments.defined(ec2Service(), KEY)).unknown(path).target();

        assertThat(app(target)).isEqualTo("not-evaluated");
    }

    @ParameterizedTest
    @ValueSource(strings = {IMAGE, IMAGE + ".creationDate"})
    void onEc2AnImageThatIsGoneIsNotEvaluated(String path) {
        ExecTarget target =
                Edits.of(Environments.defined(ec2Service(), KEY)).absent(path).target();

        assertThat(app(target)).isEqualTo("not-evaluated");
    }

    @Test
    void withoutSuchVariablesTheImageDoesNotMatter() {
        assertThat(app(Edits.of(ec2Service()).unknown("containerInstance").target()))
                .isEqualTo("pass");
    }

    @ParameterizedTest
    @ValueSource(strings = {Environments.DEFINED, Environments.SECRETS, "task.overrides"})
    void unknownVariablesAreNotEvaluated(String path) {
        assertThat(app(Edits.of(fargateService()).unknown(path).target())).isEqualTo("not-evaluated");
    }

    @Test
    void anUnknownServiceMattersOnlyWithoutATask() {
        ExecTarget service = Environments.defined(serviceWithoutTask(), KEY);
        ExecTarget task = Environments.defined(fargateService(), KEY);

        assertThat(app(Edits.of(service).unknown("service").target())).isEqualTo("not-evaluated");
        assertThat(app(Edits.of(task).unknown("service").target()))
                .isEqualTo("fail env-static-credentials/fixed-agent");
    }

    @Test
    void anUnknownDefinitionIsNotEvaluated() {
        assertThat(tester.findings(
                        Edits.of(fargateService()).unknown("taskDefinition").target()))
                .singleElement()
                .extracting(Finding::status)
                .isEqualTo(Status.NOT_EVALUATED);
    }

    private String app(ExecTarget target) {
        return tester.judge(target).get(0).replace("container/app: ", "");
    }

    private Finding finding(ExecTarget target) {
        return tester.findings(target).get(0);
    }

    private static ExecTarget old(ExecTarget target) {
        return Edits.of(target)
                .set(IMAGE + ".creationDate", Instant.parse("2022-02-09T00:00:00Z"))
                .target();
    }
}
