// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import io.github.execready.ExecReadiness;
import io.github.execready.catalog.CheckDocument;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", description = "List the checks: id, severity, subject and the condition that each verifies.")
final class ListCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private CommonOptions common = new CommonOptions();

    @Mixin
    private ChecksOptions checks = new ChecksOptions();

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
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
