// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.sessions;

import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.known;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static io.github.execready.testing.Targets.taskContainer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.model.ContainerSelection;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Session;
import io.github.execready.testing.CheckTester;
import io.github.execready.testing.Edits;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenSessionsTest {

    private static final String APP_RUNTIME = "task.containers[0].runtimeId";

    private final CheckTester tester = CheckTester.of(new OpenSessions());

    @Test
    void aTaskWithoutSessionsPasses() {
        assertThat(tester.judge(fargateService())).containsExactly("container/app: pass", "container/sidecar: pass");
        assertThat(tester.judge(Edits.of(fargateService()).absent("sessions").target()))
                .containsExactly("container/app: pass", "container/sidecar: pass");
    }

    @ParameterizedTest
    @CsvSource({
        "1,session-limit-reached/one-open,ADVICE",
        "2,session-limit-reached,WARNING",
        "5,session-limit-reached,WARNING"
    })
    void openSessionsAreReportedAndNeverBlock(int open, String cause, Severity severity) {
        ExecTarget target = inApp(fargateService(), open);

        assertThat(tester.judge(target)).containsExactly("container/app: fail " + cause, "container/sidecar: pass");
        assertThat(tester.findings(target))
                .first()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(severity));
    }

    @ParameterizedTest
    @ValueSource(strings = {"task", "host"})
    void inASharedNamespaceTheOtherContainersSuffer(String pidMode) {
        assertThat(tester.judge(Edits.of(inApp(ec2Service(), 1))
                        .set("taskDefinition.pidMode", pidMode)
                        .target()))
                .containsExactly(
                        "container/app: fail session-limit-reached/one-open",
                        "container/sidecar: fail second-container-same-task-namespace");
    }

    @Test
    void aSharedNamespaceWithoutSessionsPasses() {
        assertThat(tester.judge(Edits.of(fargateService())
                        .set("taskDefinition.pidMode", "task")
                        .target()))
                .containsExactly("container/app: pass", "container/sidecar: pass");
    }

    @Test
    void theContainerAskedForIsJudgedByTheSessionsOfTheOthers() {
        assertThat(tester.judge(Edits.of(inApp(fargateService(), 1))
                        .set("taskDefinition.pidMode", "task")
                        .set("selection", new ContainerSelection.Named("sidecar"))
                        .target()))
                .containsExactly("container/sidecar: fail second-container-same-task-namespace");
    }

    @Test
    void anUnknownNamespaceMattersOnlyBesideAnOpenSession() {
        ExecTarget target = Edits.of(inApp(fargateService(), 1))
                .unknown("taskDefinition.pidMode")
                .target();

        assertThat(tester.judge(target))
                .containsExactly(
                        "container/app: fail session-limit-reached/one-open", "container/sidecar: not-evaluated");
        assertThat(tester.judge(Edits.of(fargateService())
                        .unknown("taskDefinition.pidMode")
                        .target()))
                .containsExactly("container/app: pass", "container/sidecar: pass");
    }

    @Test
    void aContainerThatHasNotStartedHasNoSession() {
        assertThat(tester.judge(
                        Edits.of(inApp(fargateService(), 2)).absent(APP_RUNTIME).target()))
                .containsExactly("container/app: pass", "container/sidecar: pass");
    }

    @Test
    void whatCannotBeReadIsNotEvaluated() {
        assertThat(tester.judge(Edits.of(fargateService()).unknown("sessions").target()))
                .containsExactly("container/app: not-evaluated", "container/sidecar: not-evaluated");
        assertThat(tester.judge(Edits.of(inApp(fargateService(), 1))
                        .unknown(APP_RUNTIME)
                        .target()))
                .containsExactly("container/app: not-evaluated", "container/sidecar: pass");
        assertThat(tester.judge(Edits.of(fargateService()).unknown("task").target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-evaluated");
        assertThat(tester.judge(
                        Edits.of(fargateService()).unknown("taskDefinition").target()))
                .containsExactly("task/0123456789abcdef0123456789abcdef: not-evaluated");
    }

    @Test
    void aServiceWithoutTaskIsNotConcerned() {
        assertThat(tester.judge(serviceWithoutTask())).containsExactly("service/api: not-applicable no-task");
    }

    @Test
    void theRemedyEndsTheFirstSession() {
        assertThat(tester.findings(inApp(fargateService(), 3))).first().satisfies(f -> {
            assertThat(f.message()).startsWith("3 sessions are open in container app;");
            assertThat(f.remedy().commands())
                    .contains("aws ssm terminate-session --session-id jane-0 --region eu-west-1");
        });
    }

    private static ExecTarget inApp(ExecTarget target, int open) {
        String runtime = taskContainer("app").runtimeId().toOptional().orElseThrow();
        List<Session> sessions = IntStream.range(0, open)
                .mapToObj(i -> new Session(
                        "jane-" + i,
                        "ecs:prod_0123456789abcdef0123456789abcdef_" + runtime,
                        known("arn:aws:sts::111122223333:assumed-role/Operator/jane"),
                        known(Instant.EPOCH)))
                .toList();
        return Edits.of(target).set("sessions", sessions).target();
    }
}
