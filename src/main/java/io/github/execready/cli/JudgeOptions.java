// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How findings are judged: by the command line, and where it is silent by the project's settings. */
final class JudgeOptions {

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "The least severity that ends with exit code 3: blocker (default), warning or advice.")
    private @Nullable Severity failOn;

    @Option(names = "--allow-inconclusive", description = "End an inconclusive run with exit code 0 instead of 4.")
    private boolean allowInconclusive;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The settings; without it, " + ConfigurationReader.NAME + " here or above.")
    private @Nullable Path config;

    @Option(names = "--no-config", description = "Read no settings.")
    private boolean noConfig;

    @Option(
            names = "--plugin-path",
            paramLabel = "JAR",
            description = "Jars, or folders of jars, with further checks. Their code runs with your rights.")
    private List<Path> plugInPath = new ArrayList<>();

    /** A way to judge, and the suppressions that it goes by. */
    record Judge(ExecReadiness readiness, ProjectSuppressions suppressions) {}

    Judge judge(Terminal terminal) {
        Configuration project = configuration(terminal);
        ProjectSuppressions suppressions = new ProjectSuppressions(
                project, LocalDate.ofInstant(terminal.clock().instant(), ZoneOffset.UTC));
        ExitPolicy policy = new ExitPolicy(
                Optional.ofNullable(failOn).orElse(project.failOn()), allowInconclusive || project.allowInconclusive());
        ExecReadiness readiness = PlugIns.load(plugInPath)
                .selecting(selection.over(project.selection()))
                .suppressing(suppressions)
                .failing(policy);
        readiness.checks(); // an unknown id is refused before anything is asked of AWS
        return new Judge(readiness, suppressions);
    }

    private Configuration configuration(Terminal terminal) {
        if (noConfig) {
            return Configuration.NONE;
        }
        return Optional.ofNullable(config)
                .map(file -> terminal.directory().resolve(file))
                .or(() -> ConfigurationReader.find(terminal.directory()))
                .map(ConfigurationReader::read)
                .orElse(Configuration.NONE);
    }
}
