// SPDX-License-Identifier: Apache-2.0
package io.github.execready.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** The generated index of {@code checks/README.md}. */
final class CatalogueIndex {

    private CatalogueIndex() {}

    static String markdown(List<CheckDocument> documents) {
        StringBuilder text = new StringBuilder();
        text.append("# The checks\n\n");
        text.append("One document for each check, and one check for each precondition of ECS Exec. ")
                .append("This page is generated from the documents; a test keeps it current.\n\n");
        text.append("`execready explain ID` prints a document, `execready list` this list.\n\n");
        text.append("| Check | Verifies | Severity | Causes |\n|---|---|---|---|\n");
        for (CheckDocument document : documents) {
            text.append("| [`")
                    .append(document.id())
                    .append("`](")
                    .append(document.id())
                    .append(".md) | ")
                    .append(document.title())
                    .append(" | ")
                    .append(document.severity().label())
                    .append(" | ")
                    .append(document.causes().values().stream()
                            .map(Cause::id)
                            .distinct()
                            .map(id -> "`" + id + "`")
                            .collect(Collectors.joining(", ")))
                    .append(" |\n");
        }
        return text.toString();
    }
}
