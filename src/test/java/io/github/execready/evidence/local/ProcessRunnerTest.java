// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS) // runs the POSIX shell
class ProcessRunnerTest {

    private final ProcessRunner runner = new ProcessRunner();

    @Test
    void bothOutputsAreRead() throws IOException {
        assertThat(run("echo out; echo err >&2")).contains("out").contains("err");
    }

    @Test
    void anExitCodeOtherThanZeroIsAFailure() {
        assertThatThrownBy(() -> run("exit 3")).isInstanceOf(IOException.class).hasMessageContaining("3");
    }

    @Test
    void aCommandThatDoesNotExistIsAFailure() {
        assertThatThrownBy(() -> runner.run(List.of("/no/such/command"), Duration.ofSeconds(5)))
                .isInstanceOf(IOException.class);
    }

    @Test
    @Timeout(20)
    void aCommandThatHangsIsGivenUp() {
        assertThatThrownBy(() -> runner.run(List.of("/bin/sh", "-c", "sleep 60"), Duration.ofMillis(50)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no answer");
    }

    @Test
    @Timeout(20)
    void anOutputThatAChildKeepsOpenIsNotWaitedFor() throws IOException {
        assertThat(run("echo out; sleep 30 &")).contains("out");
    }

    private String run(String script) throws IOException {
        return runner.run(List.of("/bin/sh", "-c", script), Duration.ofSeconds(10));
    }
}
