// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import io.github.execready.ExecReadiness;
import io.github.execready.PlugIns;
import io.github.execready.catalog.Catalog;
import io.github.execready.catalog.Cause;
import io.github.execready.catalog.CheckDocument;
import io.github.execready.check.Check;
import io.github.execready.model.NearNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = "Explain a check or a cause: what it means, why exec fails, how to confirm and mend it.")
final class ExplainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "ID", description = "A check's id or alias, or a cause's id.")
    private String id = "";

    @Option(names = "--plugin-path", paramLabel = "JAR", description = "Jars with further checks.")
    private List<Path> plugInPath = new ArrayList<>();

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ExecReadiness readiness = PlugIns.load(plugInPath);
        Output.toTerminal(terminal, text(document(readiness)));
        return 0;
    }

    // The name of a document first: the other names are known only once every document has been read.
    private CheckDocument document(ExecReadiness readiness) {
        Catalog catalog = readiness.catalog();
        List<Check> checks = readiness.checks();
        if (checks.stream().anyMatch(check -> check.id().equals(id))) {
            return catalog.document(id);
        }
        List<CheckDocument> documents =
                checks.stream().map(check -> catalog.document(check.id())).toList();
        return documents.stream()
                .filter(d -> d.aliases().contains(id) || causeIds(d).contains(id))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "no check or cause is called '" + id + "'" + NearNames.hint(id, names(documents))));
    }

    private static List<String> causeIds(CheckDocument document) {
        return document.causes().values().stream().map(Cause::id).distinct().toList();
    }

    private static List<String> names(List<CheckDocument> documents) {
        List<String> names = new ArrayList<>();
        for (CheckDocument document : documents) {
            names.add(document.id());
            names.addAll(document.aliases());
            names.addAll(causeIds(document));
        }
        return names;
    }

    private static String text(CheckDocument document) {
        StringBuilder text = new StringBuilder();
        text.append(document.id()).append(": ").append(document.title()).append("\n\n");
        text.append("Severity     ").append(document.severity().label()).append('\n');
        text.append("Subject      ").append(document.subject()).append('\n');
        text.append("Launch types ")
                .append(String.join(", ", document.launchTypes()))
                .append('\n');
        text.append("Needs        ")
                .append(document.permissions().isEmpty() ? "nothing" : String.join(", ", document.permissions()))
                .append("\n\n");
        text.append("Causes\n");
        for (String cause : causeIds(document)) {
            text.append("  ").append(cause).append('\n');
        }
        text.append('\n').append(document.body()).append('\n');
        if (!document.conflicts().isEmpty()) {
            text.append("\n## Rules of other tools that ask for the opposite\n\n");
            document.conflicts()
                    .forEach(conflict -> text.append("- ")
                            .append(conflict.rule())
                            .append(": ")
                            .append(conflict.note())
                            .append('\n'));
        }
        text.append("\n## References\n\n");
        document.references()
                .forEach(reference -> text.append("- ").append(reference).append('\n'));
        return text.toString();
    }
}
