// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import io.github.execready.engine.Report;
import io.github.execready.model.NearNames;
import io.github.execready.report.ReportFormat;
import io.github.execready.report.ReportFormats;
import io.github.execready.report.ReportOptionException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The outputs of a run. One that fails never keeps another from being written. */
final class ReportOutputs {

    /** One output: a format, and a file; no file for standard output. */
    private record Target(ReportFormat format, List<Path> file) {}

    private final Terminal terminal;
    private final List<Target> targets;

    private ReportOutputs(Terminal terminal, List<Target> targets) {
        this.terminal = terminal;
        this.targets = targets;
    }

    /**
     * Reads {@code FORMAT[=FILE]} terms.
     *
     * @throws UsageException if a format is unknown or lacks what it needs, a file cannot be written, or two outputs want
     *     standard output
     */
    static ReportOutputs open(Terminal terminal, ReportFormats formats, List<String> terms) {
        List<Target> targets = new ArrayList<>();
        for (String term : terms) {
            int equals = term.indexOf('=');
            String name = equals < 0 ? term : term.substring(0, equals);
            ReportFormat format = formats.named(name)
                    .orElseThrow(() -> new UsageException("no format is called '" + name + "'"
                            + NearNames.hint(name, formats.names()) + " (formats: "
                            + String.join(", ", formats.names()) + ")"));
            targets.add(new Target(
                    format, equals < 0 ? List.of() : List.of(Output.writable(terminal, term.substring(equals + 1)))));
        }
        if (targets.stream().filter(target -> target.file().isEmpty()).count() > 1) {
            throw new UsageException("only one report can go to standard output; give the others a file: -o json=FILE");
        }
        return new ReportOutputs(terminal, targets);
    }

    /**
     * Writes a report everywhere.
     *
     * @throws UsageException if one of the outputs could not be written, after all others were
     */
    void write(Report report) {
        List<UsageException> failed = new ArrayList<>();
        for (Target target : targets) {
            try {
                write(report, target);
            } catch (UsageException e) {
                failed.add(e);
            }
        }
        if (!failed.isEmpty()) {
            throw failed.get(0);
        }
    }

    private void write(Report report, Target target) {
        StringWriter text = new StringWriter();
        try {
            target.format().write(report, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReportOptionException e) {
            throw new UsageException(
                    Objects.requireNonNullElse(e.getMessage(), "an option of the report is missing"), e);
        }
        if (target.file().isEmpty()) {
            Output.toTerminal(terminal, text.toString());
            return;
        }
        Path file = target.file().get(0);
        try {
            Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Output.cannotWrite(file, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}
