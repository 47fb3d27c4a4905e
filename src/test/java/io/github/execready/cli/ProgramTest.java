// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.execready.check.BuiltInChecks;
import io.github.execready.check.Check;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | name a command",
                "chekc | did you mean 'check'?",
                "check | name a target: CLUSTER TASK",
                "check prod | name what to enter in cluster prod: a TASK, or --service NAME",
                "check prod task --service api | name a TASK or --service, not both",
                "check prod task --bogus | Unknown option: '--bogus'",
                "check prod task -o yaml | no format is called 'yaml'",
                "check prod task -o jsn | did you mean 'json'?",
                "check prod task -o json -o text | only one report can go to standard output",
                "check prod task -o json=/nowhere/at/all.json | cannot write /nowhere/at/all.json: there is no folder /nowhere/at",
                "check prod task -o sarif-github | name one of your repository with --artifact FILE",
                "check prod task --select cluster-actve | did you mean 'cluster-active'?",
                "check prod task --skip nonsense-zzz | no check is called 'nonsense-zzz'",
                "check prod task --fail-on fatal | Invalid value for option '--fail-on'",
                "check prod task --wait soon | 'soon' is no duration such as 90s, 5m or 1h",
                "check prod task --config /nowhere.yaml | /nowhere.yaml: no such file",
                "check prod task --plugin-path /nowhere.jar | /nowhere.jar: no such jar or folder of jars",
                "explain | Missing required parameter: 'ID'",
                "explain pid-mdoe | no check or cause is called 'pid-mdoe'",
                "convert /nowhere.json | /nowhere.json: no such file"
            })
    void badUsageIsOneLineAndCodeTwo(String arguments, String complaint) {
        Run run = Run.in(folder, Map.of(), arguments.isEmpty() ? new String[0] : arguments.split(" "));
        assertThat(run.err()).startsWith("execready: ").contains(complaint).hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void explainPrintsTheDocumentOfACheckOrACause() {
        Run check = Run.of("explain", "cluster-active");
        assertThat(check.code()).isZero();
        assertThat(check.out())
                .startsWith("cluster-active: The cluster is active\n")
                .contains("## When not to fix");
        assertThat(Run.of("explain", "cluster-inactive").out()).isEqualTo(check.out());
    }

    @Test
    void listNamesEveryCheckOnALine() {
        Run run = Run.of("list");
        assertThat(run.code()).isZero();
        assertThat(run.out().lines().map(line -> line.substring(0, line.indexOf(' '))))
                .containsExactlyElementsOf(
                        BuiltInChecks.all().stream().map(Check::id).toList());
    }

    @Test
    void permissionsIsAPolicyThatOnlyReads() {
        Run run = Run.of("permissions");
        JsonObject statement = JsonParser.parseString(run.out())
                .getAsJsonObject()
                .getAsJsonArray("Statement")
                .get(0)
                .getAsJsonObject();
        assertThat(statement.getAsJsonArray("Action"))
                .isNotEmpty()
                .allSatisfy(action ->
                        assertThat(action.getAsString()).matches("[a-z0-9]+:(Describe|List|Get|Simulate)[A-Za-z]+"));
        assertThat(run.out()).contains("ec2:DescribeRouteTables");
        assertThat(Run.of("permissions", "--for-collect", "--select", "cluster-active")
                        .out())
                .isEqualTo(run.out());
        assertThat(Run.of("permissions", "--select", "cluster-active").out())
                .hasSizeLessThan(run.out().length());
    }

    @Test
    void helpAndVersionGoToStandardOutput() {
        assertThat(Run.of("--help").out()).contains("Usage: execready", "Exit codes", "check", "explain");
        assertThat(Run.of("check", "--help").out()).contains("--service", "--bundle", "--wait");
        assertThat(Run.of("--version").out()).startsWith("execready ");
        assertThat(Run.of("--help").code()).isZero();
    }

    @Test
    void completionIsAScriptForBash() {
        Run run = Run.of("generate-completion");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("complete -F", "--select");
    }

    @Test
    void aClosedOutputIsOneLineAndCodeTwo() {
        StringWriter err = new StringWriter();
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        int code = new Program(Run.terminal(closed, err, folder, Map.of())).run("list");
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("execready: standard output was closed before everything was written\n");
    }

    @Test
    void aMalformedReportIsRefusedWithItsPlace() throws IOException {
        Path report = Files.writeString(folder.resolve("report.json"), "{\"schemaVersion\": \"9.0\"}");
        Run run = Run.in(folder, Map.of(), "convert", "report.json");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("execready: " + report)
                .contains("line 1")
                .hasLineCount(1);
    }

    @Test
    void aBrokenSettingsFileInTheFolderIsRefused() throws IOException {
        Files.writeString(folder.resolve(".execready.yaml"), "supressions: []\n");
        Run run = Run.in(folder, Map.of(), "check", "prod", "task");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(".execready.yaml:1:1: unknown key 'supressions'");
    }
}
