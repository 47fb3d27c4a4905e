// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import static io.github.execready.testing.Targets.NOW;
import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.model.ExecTarget;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestartPolicyTest {

    private static final String POLICY = "taskDefinition.containerDefinitions[0].restartPolicyEnabled";
    private static final String AGENT = "task.containers[0].managedAgents[0]";
    private static final Instant STARTED = NOW.minusSeconds(86_400);

    private final CheckTester tester = CheckTester.of(new RestartPolicy());

    @Test
    void withoutAPolicyItPasses() {
        assertThat(tester.judge(fargateService())).containsExactly("container/app: pass", "container/sidecar: pass");
    }

    @Test
    void aPolicyThatIsTurnedOffPasses() {
        assertThat(app(Edits.of(fargateService()).set(POLICY, false).target())).isEqualTo("pass");
    }

    @Test
    void withoutAPolicyALateAgentPasses() {
        assertThat(app(Edits.of(fargateService())
                        .set(AGENT + ".lastStartedAt", STARTED.plusSeconds(7200))
                        .target()))
                .isEqualTo("pass");
    }

    @Test
    void aPolicyOfARunningContainerIsAWarning() {
        ExecTarget target = enabled().target();

        assertThat(app(target)).isEqualTo("fail restart-policy-restarted-container/unseen");
        assertThat(tester.findings(target).get(0).severity()).isEqualTo(Severity.WARNING);
    }

    @ParameterizedTest
    @CsvSource({
        "-20, fail restart-policy-restarted-container/unseen",
        "300, fail restart-policy-restarted-container/unseen",
        "301, fail restart-policy-restarted-container",
        "7200, fail restart-policy-restarted-container",
    })
    void anAgentThatStartedLongAfterItsTaskShowsARestart(int seconds, String expected) {
        assertThat(app(late(seconds).target())).isEqualTo(expected);
    }

    @Test
    void aRestartBlocks() {
        assertThat(tester.findings(late(7200).target()).get(0)).satisfies(f -> {
            assertThat(f.severity()).isEqualTo(Severity.BLOCKER);
            assertThat(f.cause()).isEqualTo("restart-policy-restarted-container");
            assertThat(f.message()).contains("2026-05-31T14:00:00Z", "2026-05-31T12:00:00Z");
        });
    }

    @Test
    void anAgentThatEcsRestartedAloneIsNoProof() {
        assertThat(app(late(7200)
                        .set(AGENT + ".reason", "ExecuteCommandAgent restarted")
                        .target()))
                .isEqualTo("fail restart-policy-restarted-container/unseen");
    }

    @Test
    void aLateAgentOfOneContainerLeavesTheOtherAlone() {
        assertThat(tester.judge(late(7200).target())).contains("container/sidecar: pass");
    }

    @Test
    void aPolicyWithoutATaskIsAnAdvice() {
        ExecTarget target = Edits.of(serviceWithoutTask()).set(POLICY, true).target();

        assertThat(app(target)).isEqualTo("fail restart-policy-restarted-container/planned");
        assertThat(tester.findings(target).get(0).severity()).isEqualTo(Severity.ADVICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"task.startedAt", AGENT + ".lastStartedAt", "task.containers[0].managedAgents"})
    void aTimeThatIsNotGivenShowsNothing(String path) {
        assertThat(app(enabled().absent(path).target())).isEqualTo("fail restart-policy-restarted-container/unseen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                POLICY,
                "task",
                "task.startedAt",
                "task.containers",
                "task.containers[0].managedAgents",
                AGENT + ".lastStartedAt"
            })
    void whatIsUnknownOfAPolicyInForceIsNotEvaluated(String path) {
        assertThat(app(enabled().unknown(path).target())).isEqualTo("not-evaluated");
    }

    @Test
    void withoutAPolicyAnUnknownTaskDoesNotMatter() {
        assertThat(app(Edits.of(fargateService()).unknown("task").target())).isEqualTo("pass");
    }

    @Test
    void anUnknownDefinitionIsNotEvaluated() {
        assertThat(tester.judge(
                        Edits.of(fargateService()).unknown("taskDefinition").target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-evaluated");
    }

    @Test
    void onEc2ThePolicyCountsAsWell() {
        assertThat(app(Edits.of(ec2Service()).set(POLICY, true).target()))
                .isEqualTo("fail restart-policy-restarted-container/unseen");
    }

    private String app(ExecTarget target) {
        return tester.judge(target).get(0).replace("container/app: ", "");
    }

    private static Edits enabled() {
        return Edits.of(fargateService()).set(POLICY, true);
    }

    private static Edits late(int seconds) {
        return enabled().set(AGENT + ".lastStartedAt", STARTED.plusSeconds(seconds));
    }
}
