// SPDX-License-Identifier: Apache-2.0
package io.github.execready.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The action for GitHub: nothing that a workflow hands in becomes part of a script. */
class ActionTest {

    private static final Map<String, String> INPUTS = Map.ofEntries(
            Map.entry("INPUT_PATHS", "plan.json"),
            Map.entry("INPUT_WORKING_DIRECTORY", "."),
            Map.entry("INPUT_SOURCE_ROOT", ""),
            Map.entry("INPUT_PARAMETERS", ""),
            Map.entry("INPUT_REGION", ""),
            Map.entry("INPUT_ACCOUNT", ""),
            Map.entry("INPUT_ASSUME_DEFAULTS", "false"),
            Map.entry("INPUT_FAIL_ON", ""),
            Map.entry("INPUT_ALLOW_INCONCLUSIVE", "false"),
            Map.entry("INPUT_BASELINE", ""),
            Map.entry("INPUT_SUMMARY", "true"));

    @TempDir
    private Path folder;

    @Test
    void noScriptHoldsAnExpression() throws IOException {
        List<Map<String, Object>> steps = steps();
        List<String> scripts = steps.stream()
                .filter(step -> step.containsKey("run"))
                .map(step -> step.get("run").toString())
                .toList();
        assertThat(scripts).isNotEmpty().noneMatch(script -> script.contains("${{"));
    }

    @Test
    void whatOthersWroteIsPinnedToACommit() throws IOException {
        assertThat(steps().stream()
                        .filter(step -> step.containsKey("uses"))
                        .map(step -> step.get("uses").toString()))
                .isNotEmpty()
                .allMatch(uses -> uses.matches("[a-z-]+/[a-z-]+(/[a-z-]+)?@[0-9a-f]{40}"));
    }

    @Test
    void everyInputOfTheScriptIsHandedOver() throws IOException {
        Map<?, ?> environment = (Map<?, ?>) steps().get(0).get("env");
        assertThat(environment.keySet().stream().map(Object::toString))
                .containsExactlyInAnyOrderElementsOf(INPUTS.keySet());
        String script = Files.readString(Path.of(".ci/action"));
        assertThat(INPUTS.keySet()).allSatisfy(input -> assertThat(script).contains(input));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theGateGetsWhatWasHandedIn() throws Exception {
        Map<String, String> inputs = new HashMap<>(INPUTS);
        inputs.put("INPUT_PATHS", "infra/plan.json\n\nmy templates\n");
        inputs.put("INPUT_PARAMETERS", "Vpc=vpc-1; $(touch pwned) `touch pwned`\nparams.json");
        inputs.put("INPUT_REGION", "eu-west-1");
        inputs.put("INPUT_FAIL_ON", "warning");
        inputs.put("INPUT_ASSUME_DEFAULTS", "true");
        String output = run(inputs, 3);
        assertThat(Files.readAllLines(folder.resolve("arguments")))
                .startsWith(
                        "gate",
                        "infra/plan.json",
                        "my templates",
                        "--parameters=Vpc=vpc-1; $(touch pwned) `touch pwned`",
                        "--parameters=params.json",
                        "--region=eu-west-1",
                        "--fail-on=warning",
                        "--assume-defaults",
                        "-o",
                        "text");
        assertThat(output)
                .contains("exit-code=3\n", "verdict=NOT_READY\n", "report-json=", "report-sarif=", "report-markdown=");
        assertThat(Files.readString(folder.resolve("summary"))).isEqualTo("a summary\n");
        assertThat(folder.resolve("workspace/pwned")).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void filesAreNamedFromTheRootOfTheRepository() throws Exception {
        Path workspace =
                Files.createDirectories(folder.resolve("workspace/infra")).getParent();
        Map<String, String> inputs = new HashMap<>(INPUTS);
        inputs.put("INPUT_WORKING_DIRECTORY", "infra");
        run(inputs, 0);
        assertThat(Files.readAllLines(folder.resolve("arguments")))
                .startsWith("gate", "plan.json", "--report-root=" + workspace.toRealPath())
                .endsWith("--artifact", "infra/plan.json");
        run(INPUTS, 0);
        assertThat(Files.readAllLines(folder.resolve("arguments")))
                .noneMatch(argument -> argument.startsWith("--report-root"))
                .endsWith("--artifact", "plan.json");
    }

    @ParameterizedTest
    @DisabledOnOs(OS.WINDOWS)
    @CsvSource(
            delimiter = '|',
            value = {
                "INPUT_PATHS | --config=evil.yaml",
                "INPUT_PATHS | ''",
                "INPUT_PATHS | $(touch pwned)",
                "INPUT_WORKING_DIRECTORY | -x",
                "INPUT_WORKING_DIRECTORY | ../other",
                "INPUT_SOURCE_ROOT | a;b",
                "INPUT_REGION | eu-west-1 --debug",
                "INPUT_ACCOUNT | 12345",
                "INPUT_ASSUME_DEFAULTS | yes",
                "INPUT_FAIL_ON | never",
                "INPUT_ALLOW_INCONCLUSIVE | 1",
                "INPUT_BASELINE | `x`",
                "INPUT_SUMMARY | maybe",
                "INPUT_PARAMETERS | --x"
            })
    void everythingElseIsRefused(String input, String value) throws Exception {
        Map<String, String> inputs = new HashMap<>(INPUTS);
        inputs.put(input, value);
        assertThat(run(inputs, 0)).isEqualTo("exit-code=2\n");
        assertThat(folder.resolve("arguments")).doesNotExist();
    }

    private String run(Map<String, String> inputs, int status) throws Exception {
        Path workspace = Files.createDirectories(folder.resolve("workspace"));
        Path gate = Files.writeString(folder.resolve("gate"), """
                #!/bin/sh
                printf '%%s\\n' "$@" > '%1$s/arguments'
                echo '{\n  "verdict": "NOT_READY",\n}' > '%1$s/execready/report.json'
                echo x > '%1$s/execready/report.sarif'
                echo 'a summary' > '%1$s/execready/report.summary.md'
                exit %2$d
                """.formatted(folder, status));
        assertThat(gate.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("output"), "");
        ProcessBuilder builder = new ProcessBuilder(
                "bash", Path.of(".ci/action").toAbsolutePath().toString());
        builder.environment().putAll(inputs);
        builder.environment()
                .putAll(Map.of(
                        "EXECREADY", gate.toString(),
                        "RUNNER_TEMP", folder.toString(),
                        "GITHUB_OUTPUT", folder.resolve("output").toString(),
                        "GITHUB_STEP_SUMMARY", folder.resolve("summary").toString(),
                        "GITHUB_WORKSPACE", workspace.toString()));
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("log")))
                .isZero();
        return Files.readString(folder.resolve("output"));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> steps() throws IOException {
        Map<String, Object> action = (Map<String, Object>)
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(Path.of("action.yml")));
        Map<String, Object> runs = (Map<String, Object>) action.get("runs");
        return ((List<Map<String, Object>>) runs.get("steps"));
    }
}
