// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static io.github.execready.cli.Syntax.option;

import io.github.execready.engine.Baseline;
import io.github.execready.engine.Report;
import io.github.execready.report.BaselineFile;
import io.github.execready.report.ReportFormatException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What was there before, and what will have been. */
final class BaselineOptions {

    private final Supplier<Optional<Path>> before;
    private final Supplier<Optional<String>> write;

    BaselineOptions(Syntax syntax) {
        before = syntax.value(
                Path.class,
                option(
                        "--baseline",
                        "FILE",
                        "Failures that were there before: they are shown and counted, and fail no run."));
        write = syntax.given(
                option("--write-baseline", "FILE", "Write the failures of this run as a baseline for later ones."));
    }

    /** What was asked for, read and found to be writable. */
    record Opened(String name, Baseline before, Optional<Path> file) {

        List<String> notices(Report report) {
            return before.stale(report).stream()
                    .map(entry -> name + ": '" + entry.check() + "' of " + entry.target()
                            + " fails no more; take it out, or write the baseline anew")
                    .toList();
        }

        void write(Report report) {
            if (file.isEmpty()) {
                return;
            }
            StringWriter text = new StringWriter();
            try {
                BaselineFile.write(Baseline.of(report), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            try {
                Files.write(file.get(), text.toString().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw Output.cannotWrite(file.get(), e.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
    }

    /**
     * Reads and makes ready.
     *
     * @throws UsageException if the baseline cannot be read, or the new one not be written
     */
    Opened open(Terminal terminal) {
        Optional<Path> file = write.get().map(name -> Output.writable(terminal, name));
        return before.get()
                .map(name ->
                        new Opened(name.toString(), read(terminal.directory().resolve(name)), file))
                .orElseGet(() -> new Opened("", Baseline.NONE, file));
    }

    private static Baseline read(Path file) {
        try (Reader in = Files.newBufferedReader(file)) {
            return BaselineFile.read(in);
        } catch (ReportFormatException e) {
            throw new UsageException(file + ": " + e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new UsageException(file + ": no such file", e);
        } catch (IOException e) {
            throw new UsageException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }
}
