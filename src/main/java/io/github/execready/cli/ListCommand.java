// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import io.github.execready.ExecReadiness;
import io.github.execready.catalog.CheckDocument;
import java.util.List;
import java.util.concurrent.Callable;

/** Lists the checks. */
final class ListCommand implements Callable<Integer> {

    private final Terminal terminal;

    private final ChecksOptions checks;

    ListCommand(Terminal terminal, Syntax syntax) {
        this.terminal = terminal;
        syntax.usage().description("List the checks: id, severity, subject and the condition that each verifies.");
        checks = new ChecksOptions(syntax);
    }

    @Override
    public Integer call() {
        ExecReadiness readiness = checks.readiness();
        List<CheckDocument> documents = readiness.checks().stream()
                .map(check -> readiness.catalog().document(check.id()))
                .toList();
        int ids = documents.stream().mapToInt(d -> d.id().length()).max().orElse(0);
        int subjects =
                documents.stream().mapToInt(d -> d.subject().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (CheckDocument document : documents) {
            text.append(padded(document.id(), ids))
                    .append(padded(document.severity().label(), "blocker".length()))
                    .append(padded(document.subject(), subjects))
                    .append(document.title())
                    .append('\n');
        }
        Output.toTerminal(terminal, text.toString());
        return 0;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length() + 2);
    }
}
