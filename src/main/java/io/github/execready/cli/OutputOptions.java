// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import io.github.execready.catalog.Catalog;
import io.github.execready.report.ReportFormats;
import io.github.execready.report.ReportOptions;
import io.github.execready.report.TextStyle;
import io.github.execready.report.sarif.SarifOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

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

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT[=FILE]",
            description =
                    "text (default), json, markdown, summary, mermaid, svg, sarif, sarif-github, github, gitlab or"
                            + " junit; to a file, or to standard output."
                            + " May be repeated.")
    private List<String> outputs = new ArrayList<>();

    @Option(
            names = "--artifact",
            paramLabel = "FILE",
            description =
                    "The file of the repository on which sarif-github and gitlab place findings that have no file of their"
                            + " own: those about live tasks, and about a plan on standard input.")
    private String artifact = "";

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "auto (default), always or never; NO_COLOR and CLICOLOR_FORCE are honoured.")
    private Colour colour = Colour.AUTO;

    @Option(names = "--ascii", description = "Draw signs with ASCII characters.")
    private boolean ascii;

    @Option(names = "--show-passed", description = "Name every check that passed or does not apply.")
    private boolean showPassed;

    @Option(names = "--show-suppressed", description = "Name every suppressed finding.")
    private boolean showSuppressed;

    /**
     * The outputs asked for, ready to be written.
     *
     * @throws UsageException if one cannot be written, so that nothing is asked of AWS in vain
     */
    ReportOutputs open(Terminal terminal, Catalog catalog) {
        ReportFormats formats = new ReportFormats(
                catalog, ReportOptions.DEFAULT.withText(style(terminal)).withSarif(new SarifOptions(artifact, false)));
        return ReportOutputs.open(terminal, formats, outputs.isEmpty() ? List.of("text") : outputs);
    }

    /**
     * The same where findings stand in no file.
     *
     * @throws UsageException also if an output would have to place them in one
     */
    ReportOutputs openForLive(Terminal terminal, Catalog catalog) {
        ReportOutputs opened = open(terminal, catalog);
        boolean placed = outputs.stream().anyMatch(term -> term.matches("sarif-github(=.*)?"));
        if (placed && artifact.isEmpty()) {
            throw new UsageException(
                    "sarif-github places every finding in a file: name one of your repository with --artifact FILE");
        }
        return opened;
    }

    /** Whether a format was asked for by name. */
    boolean given() {
        return !outputs.isEmpty();
    }

    TextStyle style(Terminal terminal) {
        return TextStyle.PLAIN
                .withWidth(width(terminal))
                .withColour(coloured(terminal))
                .withUnicode(terminal.unicode() && !ascii)
                .showingPassed(showPassed)
                .showingSuppressed(showSuppressed)
                .inWorkflow(terminal.variable("GITHUB_ACTIONS")
                        .filter("true"::equals)
                        .isPresent());
    }

    // What the option says, then NO_COLOR, CLICOLOR_FORCE, CLICOLOR and TERM, then whether somebody looks.
    private boolean coloured(Terminal terminal) {
        if (colour != Colour.AUTO) {
            return colour == Colour.ALWAYS;
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
