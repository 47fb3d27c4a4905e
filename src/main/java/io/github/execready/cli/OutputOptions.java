// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static io.github.execready.cli.Syntax.option;

import io.github.execready.catalog.Catalog;
import io.github.execready.report.ReportFormats;
import io.github.execready.report.ReportOptions;
import io.github.execready.report.TextStyle;
import io.github.execready.report.sarif.SarifOptions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Where reports go and how they look. */
final class OutputOptions {

    /** When text is coloured. */
    enum Colour {
        AUTO,
        ALWAYS,
        NEVER
    }

    private static final int DEFAULT_WIDTH = 80;
    private static final int MOST_WIDTH = 120;

    private final Supplier<List<String>> outputs;
    private final Supplier<String> artifact;
    private final Supplier<Optional<Colour>> colour;
    private final Supplier<Boolean> ascii;
    private final Supplier<Boolean> showPassed;
    private final Supplier<Boolean> showSuppressed;

    OutputOptions(Syntax syntax) {
        outputs = syntax.values(
                String.class,
                option(
                                "--output",
                                "FORMAT[=FILE]",
                                "text (default), json, markdown, summary, mermaid, svg, sarif, sarif-github, github, gitlab or"
                                        + " junit; to a file, or to standard output."
                                        + " May be repeated.")
                        .names("-o", "--output"));
        artifact = syntax.text(option(
                "--artifact",
                "FILE",
                "The file of the repository on which sarif-github and gitlab place findings that have no file of their"
                        + " own: those about live tasks, and about a plan on standard input."));
        colour = syntax.value(
                Colour.class,
                option(
                        "--color",
                        "WHEN",
                        "auto (default), always or never; NO_COLOR and CLICOLOR_FORCE are honoured."));
        ascii = syntax.flag("--ascii", "Draw signs with ASCII characters.");
        showPassed = syntax.flag("--show-passed", "Name every check that passed or does not apply.");
        showSuppressed = syntax.flag("--show-suppressed", "Name every suppressed finding.");
    }

    /**
     * The outputs asked for, ready to be written.
     *
     * @throws UsageException if one cannot be written, so that nothing is asked of AWS in vain
     */
    ReportOutputs open(Terminal terminal, Catalog catalog) {
        ReportFormats formats = new ReportFormats(
                catalog,
                ReportOptions.DEFAULT.withText(style(terminal)).withSarif(new SarifOptions(artifact.get(), false)));
        return ReportOutputs.open(terminal, formats, given() ? outputs.get() : List.of("text"));
    }

    /**
     * The same where findings stand in no file.
     *
     * @throws UsageException also if an output would have to place them in one
     */
    ReportOutputs openForLive(Terminal terminal, Catalog catalog) {
        ReportOutputs opened = open(terminal, catalog);
        boolean placed = outputs.get().stream().anyMatch(term -> term.matches("sarif-github(=.*)?"));
        if (placed && artifact.get().isEmpty()) {
            throw new UsageException(
                    "sarif-github places every finding in a file: name one of your repository with --artifact FILE");
        }
        return opened;
    }

    /** Whether a format was asked for by name. */
    boolean given() {
        return !outputs.get().isEmpty();
    }

    TextStyle style(Terminal terminal) {
        return TextStyle.PLAIN
                .withWidth(width(terminal))
                .withColour(coloured(terminal))
                .withUnicode(terminal.unicode() && !ascii.get())
                .showingPassed(showPassed.get())
                .showingSuppressed(showSuppressed.get())
                .inWorkflow(terminal.variable("GITHUB_ACTIONS")
                        .filter("true"::equals)
                        .isPresent());
    }

    // What the option says, then NO_COLOR, CLICOLOR_FORCE, CLICOLOR and TERM, then whether somebody looks.
    private boolean coloured(Terminal terminal) {
        Colour when = colour.get().orElse(Colour.AUTO);
        if (when != Colour.AUTO) {
            return when == Colour.ALWAYS;
        }
        if (terminal.variable("NO_COLOR").isPresent()) {
            return false;
        }
        if (terminal.variable("CLICOLOR_FORCE")
                .filter(value -> !value.equals("0"))
                .isPresent()) {
            return true;
        }
        boolean refused = terminal.variable("CLICOLOR").filter("0"::equals).isPresent()
                || terminal.variable("TERM")
                        .map(term -> term.toLowerCase(Locale.ROOT))
                        .filter("dumb"::equals)
                        .isPresent();
        return terminal.interactive() && !refused;
    }

    private static int width(Terminal terminal) {
        return terminal.variable("COLUMNS")
                .filter(columns -> columns.matches("\\d{1,4}"))
                .map(Integer::parseInt)
                .map(columns -> Math.min(columns, MOST_WIDTH))
                .orElse(DEFAULT_WIDTH);
    }
}
