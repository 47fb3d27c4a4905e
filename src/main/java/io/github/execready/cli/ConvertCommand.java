// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static io.github.execready.cli.Syntax.option;
import static io.github.execready.cli.Syntax.parameter;

import io.github.execready.PlugIns;
import io.github.execready.engine.Report;
import io.github.execready.report.JsonReportReader;
import io.github.execready.report.ReportFormatException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Writes a saved report in another format. */
final class ConvertCommand implements Callable<Integer> {

    private final Terminal terminal;

    private final Supplier<Path> file;
    private final OutputOptions output;
    private final Supplier<List<Path>> plugInPath;

    ConvertCommand(Terminal terminal, Syntax syntax) {
        this.terminal = terminal;
        syntax.usage()
                .description(
                        "Write a saved JSON report in another format, without asking AWS again. Ends with 0 whatever the"
                                + " report says.");
        file = syntax.required(Path.class, parameter(0, "REPORT", "A report that check wrote with -o json=FILE."));
        output = new OutputOptions(syntax);
        plugInPath =
                syntax.values(Path.class, option("--plugin-path", "JAR", "Jars with the documents of further checks."));
    }

    @Override
    public Integer call() {
        ReportOutputs outputs =
                output.open(terminal, PlugIns.load(plugInPath.get()).catalog());
        outputs.write(read(terminal.directory().resolve(file.get())));
        return 0;
    }

    private static Report read(Path report) {
        try (Reader in = Files.newBufferedReader(report)) {
            return JsonReportReader.read(in);
        } catch (ReportFormatException e) {
            throw new UsageException(report + ": " + e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new UsageException(report + ": no such file", e);
        } catch (IOException e) {
            throw new UsageException(report + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }
}
