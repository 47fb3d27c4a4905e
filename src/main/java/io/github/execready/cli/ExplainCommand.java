// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static io.github.execready.cli.Syntax.option;
import static io.github.execready.cli.Syntax.parameter;

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
import java.util.function.Supplier;

/** Explains a check or a cause. */
final class ExplainCommand implements Callable<Integer> {

    private final Terminal terminal;

    private final Supplier<String> id;
    private final Supplier<List<Path>> plugInPath;

    ExplainCommand(Terminal terminal, Syntax syntax) {
        this.terminal = terminal;
        syntax.usage()
                .description("Explain a check or a cause: what it means, why exec fails, how to confirm and mend it.");
        id = syntax.required(String.class, parameter(0, "ID", "A check's id or alias, or a cause's id."));
        plugInPath = syntax.values(Path.class, option("--plugin-path", "JAR", "Jars with further checks."));
    }

    @Override
    public Integer call() {
        ExecReadiness readiness = PlugIns.load(plugInPath.get());
        Output.toTerminal(terminal, text(document(readiness, id.get())));
        return 0;
    }

    // The name of a document first: the other names are known only once every document has been read.
    private static CheckDocument document(ExecReadiness readiness, String id) {
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
