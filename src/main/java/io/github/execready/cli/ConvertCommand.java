// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import io.github.execready.PlugIns;
import io.github.execready.engine.Report;
import io.github.execready.report.JsonReportReader;
import io.github.execready.report.ReportFormatException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "convert",
        description = "Write a saved JSON report in another format, without asking AWS again. Ends with 0 whatever the"
                + " report says.")
final class ConvertCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "REPORT", description = "A report that check wrote with -o json=FILE.")
    private Path file = Path.of("");

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(names = "--plugin-path", paramLabel = "JAR", description = "Jars with the documents of further checks.")
    private List<Path> plugInPath = new ArrayList<>();

    ConvertCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ReportOutputs outputs = output.open(terminal, PlugIns.load(plugInPath).catalog());
        outputs.write(read(terminal.directory().resolve(file)));
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
