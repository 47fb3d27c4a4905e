// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example says what the gate says; {@code -Dexecready.golden.update=true} writes it anew. */
class GateExampleTest {

    private static final Path EXAMPLE = Path.of("examples", "gate");
    private static final Pattern SESSION = Pattern.compile("(?ms)^```console\\n[^\\n]*\\n(.*?)^```$");

    @ParameterizedTest
    @CsvSource({"1-before, 0", "2-pull-request, 3", "3-fixed, 0"})
    void theGateSaysWhatStandsThere(String name, int code) throws IOException {
        Run run = Run.in(EXAMPLE, Map.of(), "gate", name + ".yaml", "--region", "eu-west-1", "--no-config");
        Path output = EXAMPLE.resolve(name + ".txt");
        if (Boolean.getBoolean("execready.golden.update")) {
            Files.writeString(output, run.out());
        }
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo(Files.readString(output));
        assertThat(run.code()).isEqualTo(code);
    }

    @Test
    void theReadmeQuotesTheOutput() throws IOException {
        Matcher session = SESSION.matcher(Files.readString(EXAMPLE.resolve("README.md")));
        assertThat(session.find()).isTrue();
        List<String> parts = List.of(session.group(1).split("(?m)^ *…\n"));
        assertThat(parts).hasSizeGreaterThan(3);
        assertThat(Files.readString(EXAMPLE.resolve("2-pull-request.txt"))).containsSubsequence(parts);
    }
}
