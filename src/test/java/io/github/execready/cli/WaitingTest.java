// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.check.Subject;
import io.github.execready.engine.ExitPolicy;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import io.github.execready.testing.FindingDraft;
import io.github.execready.testing.Targets;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitingTest {

    private static final Report PASSING = report(Verdict.NOT_READY, true);
    private static final Report LASTING = report(Verdict.NOT_READY, false);
    private static final Report READY = report(Verdict.READY, false);

    private final StringWriter err = new StringWriter();
    private final Hands hands = new Hands();
    private int looks;

    /** A clock that only waiting moves. */
    private static final class Hands extends Clock {

        private Instant now = Targets.NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void aPassingCauseIsLookedAtAgainUntilItHasPassed() {
        assertThat(wait(Duration.ofMinutes(1), true, PASSING, PASSING, READY)).isEqualTo(READY);
        assertThat(looks).isEqualTo(3);
        assertThat(err.toString()).contains("waiting for task-just-started (60 s left)");
    }

    @Test
    void aLastingCauseIsNotWaitedFor() {
        assertThat(wait(Duration.ofMinutes(1), true, LASTING, READY)).isEqualTo(LASTING);
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void whenTimeIsUpTheLastReportCounts() {
        assertThat(wait(Duration.ofSeconds(12), true, PASSING, PASSING, PASSING, PASSING, READY))
                .isEqualTo(PASSING);
        assertThat(looks).isEqualTo(4);
        assertThat(Duration.between(Targets.NOW, hands.instant())).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void withoutTimeThereIsOneLook() {
        assertThat(wait(Duration.ZERO, true, PASSING, READY)).isEqualTo(PASSING);
    }

    @Test
    void nobodyIsToldWhereNobodyLooks() {
        wait(Duration.ofMinutes(1), false, PASSING, READY);
        assertThat(err.toString()).isEmpty();
    }

    private Report wait(Duration atMost, boolean interactive, Report... reports) {
        Terminal terminal = new Terminal(
                InputStream.nullInputStream(),
                new ByteArrayOutputStream(),
                new PrintWriter(err, true),
                interactive,
                true,
                Map.of(),
                Path.of(""),
                hands);
        Deque<Report> next = new ArrayDeque<>(List.of(reports));
        return new Waiting(terminal, atMost, pause -> hands.now = hands.now.plus(pause)).until(() -> {
            looks++;
            return next.removeFirst();
        });
    }

    private static Report report(Verdict verdict, boolean passing) {
        boolean ready = verdict == Verdict.READY;
        Finding finding = FindingDraft.of(
                        "managed-agent-running", Subject.container("app"), ready ? Status.PASS : Status.FAIL)
                .cause(ready ? "" : "task-just-started")
                .message("message")
                .passing(passing)
                .finding();
        TargetReport target = new TargetReport(
                Targets.fargateService().identity(), verdict, List.of(), List.of(), List.of(), List.of(finding));
        return Report.of("1", List.of(target), ExitPolicy.DEFAULT);
    }
}
