// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static io.github.execready.cli.Syntax.option;

import io.github.execready.ExecReadiness;
import io.github.execready.PlugIns;
import io.github.execready.catalog.Severity;
import io.github.execready.config.Configuration;
import io.github.execready.config.ConfigurationReader;
import io.github.execready.config.ProjectSuppressions;
import io.github.execready.engine.ExitPolicy;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** How findings are judged: by the command line, and where it is silent by the project's settings. */
final class JudgeOptions {

    private final SelectionOptions selection;
    private final Supplier<Optional<Severity>> failOn;
    private final Supplier<Boolean> allowInconclusive;
    private final Supplier<Optional<Path>> config;
    private final Supplier<Boolean> noConfig;
    private final Supplier<List<Path>> plugInPath;

    JudgeOptions(Syntax syntax) {
        selection = new SelectionOptions(syntax);
        failOn = syntax.value(
                Severity.class,
                option(
                        "--fail-on",
                        "SEVERITY",
                        "The least severity that ends with exit code 3: blocker (default), warning or advice."));
        allowInconclusive =
                syntax.flag("--allow-inconclusive", "End an inconclusive run with exit code 0 instead of 4.");
        config = syntax.value(
                Path.class,
                option(
                        "--config",
                        "FILE",
                        "The settings; without it, " + ConfigurationReader.NAME + " here or above."));
        noConfig = syntax.flag("--no-config", "Read no settings.");
        plugInPath = syntax.values(
                Path.class,
                option(
                        "--plugin-path",
                        "JAR",
                        "Jars, or folders of jars, with further checks. Their code runs with your rights."));
    }

    /** A way to judge, and the suppressions that it goes by. */
    record Judge(ExecReadiness readiness, ProjectSuppressions suppressions) {}

    Judge judge(Terminal terminal) {
        Configuration project = configuration(terminal);
        ProjectSuppressions suppressions = new ProjectSuppressions(
                project, LocalDate.ofInstant(terminal.clock().instant(), ZoneOffset.UTC));
        ExitPolicy policy = new ExitPolicy(
                failOn.get().orElse(project.failOn()), allowInconclusive.get() || project.allowInconclusive());
        ExecReadiness readiness = PlugIns.load(plugInPath.get())
                .selecting(selection.over(project.selection()))
                .suppressing(suppressions)
                .failing(policy);
        readiness.checks(); // an unknown id is refused before anything is asked of AWS
        return new Judge(readiness, suppressions);
    }

    private Configuration configuration(Terminal terminal) {
        if (noConfig.get()) {
            return Configuration.NONE;
        }
        return config.get()
                .map(file -> terminal.directory().resolve(file))
                .or(() -> ConfigurationReader.find(terminal.directory()))
                .map(ConfigurationReader::read)
                .orElse(Configuration.NONE);
    }
}
