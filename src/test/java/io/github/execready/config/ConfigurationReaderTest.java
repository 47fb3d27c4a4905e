// SPDX-License-Identifier: Apache-2.0
package io.github.execready.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.execready.catalog.Severity;
import io.github.execready.model.Location;
import io.github.execready.model.SuppressionRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationReaderTest {

    @TempDir
    private Path folder;

    @Test
    void everySettingIsRead() throws IOException {
        Configuration configuration = read("""
                select: [task-*, container]
                skip:
                  - init-process
                fail-on: warning
                allow-inconclusive: true
                suppressions:
                  - id: init-process
                    match: container/datadog-*
                    reason: The agent brings its own init.
                    expires: 2026-12-31
                  - id: session-logging
                    reason: Logged elsewhere.
                """);
        assertThat(configuration.select()).containsExactly("task-*", "container");
        assertThat(configuration.skip()).containsExactly("init-process");
        assertThat(configuration.failOn()).isEqualTo(Severity.WARNING);
        assertThat(configuration.allowInconclusive()).isTrue();
        String file = folder.resolve("settings.yaml").toString();
        assertThat(configuration.suppressions())
                .containsExactly(
                        new SuppressionRule(
                                "init-process",
                                "container/datadog-*",
                                "The agent brings its own init.",
                                "2026-12-31",
                                "",
                                new Location(file, 7, 5)),
                        new SuppressionRule(
                                "session-logging", "*", "Logged elsewhere.", "", "", new Location(file, 11, 5)));
    }

    @Test
    void anEmptyFileSettlesNothing() throws IOException {
        assertThat(read("# nothing yet\n")).isEqualTo(Configuration.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "suppresions: [] | :1:1: unknown key 'suppresions'",
                "select: x | :1:9: 'select' must be a list",
                "fail-on: fatal | :1:10: 'fail-on' must be blocker, warning or advice",
                "allow-inconclusive: yes | :1:21: 'allow-inconclusive' must be true or false",
                "suppressions: [{id: a}] | :1:16: 'reason' is missing",
                "suppressions: [{id: a, reason: b, expires: soon}] | :1:44: 'expires' must be a day such as 2026-12-31",
                "suppressions: [{id: a, reason: b, until: x}] | :1:35: unknown key 'until'",
                "suppressions: [a] | :1:16: expected keys and values",
                "'select: [a\nskip: ]' | not valid YAML",
                "- a | :1:1: expected keys and values",
                "'skip: [a]\nskip: [b]' | :2:1: 'skip' is given twice",
                "'select: &a [x]\nskip: *a' | aliases"
            })
    void everythingElseIsRefusedWithItsPlace(String text, String complaint) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ConfigurationException.class)
                .message()
                .startsWith(folder.resolve("settings.yaml").toString())
                .contains(complaint)
                .doesNotContain("\n");
    }

    @Test
    void aMissingFileAndOneThatIsNoTextAreRefused() throws IOException {
        Path missing = folder.resolve("missing.yaml");
        assertThatThrownBy(() -> ConfigurationReader.read(missing)).hasMessageEndingWith("missing.yaml: no such file");
        Path binary = folder.resolve("binary.yaml");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> ConfigurationReader.read(binary)).hasMessageEndingWith("is not UTF-8 text");
        Path large = folder.resolve("large.yaml");
        Files.write(large, "#".repeat((1 << 20) + 1).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> ConfigurationReader.read(large)).hasMessageContaining("larger than 1 MiB");
    }

    @Test
    void theNearestFileUpToTheRepositorysRootHolds() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("repo/a/b"));
        Files.createDirectories(folder.resolve("repo/.git"));
        Path outside = Files.writeString(folder.resolve(ConfigurationReader.NAME), "");
        assertThat(ConfigurationReader.find(inner)).isEmpty();
        Path own = Files.writeString(folder.resolve("repo").resolve(ConfigurationReader.NAME), "");
        assertThat(ConfigurationReader.find(inner)).contains(own);
        assertThat(ConfigurationReader.find(folder)).contains(outside);
    }

    private Configuration read(String text) throws IOException {
        return ConfigurationReader.read(Files.writeString(folder.resolve("settings.yaml"), text));
    }
}
