// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.sarif;

import io.github.execready.catalog.CheckDocument;
import io.github.execready.catalog.Severity;
import io.github.execready.engine.Finding;
import io.github.execready.report.CheckWords;
import io.github.execready.report.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes a rule of a check's document. */
final class SarifRules {

    /** Longest name and descriptions that GitHub takes. */
    static final int LONGEST_DESCRIPTION = 1024;

    /**
     * The few checks about security rather than readiness, on GitHub's scale: 4.0 to 6.9 is medium, below is low. A number
     * turns all results of a rule into security alerts, so no other check has one.
     */
    private static final Map<String, String> SECURITY = Map.of(
            "session-logging", "3.9",
            "environment-credentials", "5.5",
            "start-session-restricted", "5.5");

    private final CheckWords words;

    SarifRules(CheckWords words) {
        this.words = words;
    }

    SarifRule of(Finding finding) {
        return words.document(finding.check()).map(SarifRules::of).orElseGet(() -> unknown(finding));
    }

    private static SarifRule of(CheckDocument document) {
        String title = clipped(document.title());
        return rule(
                document.id(),
                title,
                clipped(document.title() + ". " + MarkdownAsText.firstParagraph(document.body())),
                MarkdownAsText.of(document.body()),
                PlainText.lines(document.body()),
                document.severity(),
                List.of("aws", "ecs-exec", document.subject()));
    }

    private static SarifRule unknown(Finding finding) {
        String id = clipped(finding.check());
        return rule(id, id, id, id, id, finding.severity(), List.of("aws", "ecs-exec"));
    }

    private static SarifRule rule(
            String id,
            String title,
            String description,
            String helpText,
            String helpMarkdown,
            Severity severity,
            List<String> tags) {
        String security = SECURITY.getOrDefault(id, "");
        List<String> all = new ArrayList<>(tags);
        if (!security.isEmpty()) {
            all.add("security");
        }
        return new SarifRule(
                id,
                title,
                description,
                helpText,
                helpMarkdown,
                SarifLevel.of(severity),
                all,
                security.isEmpty() ? problemSeverity(severity) : "",
                security);
    }

    private static String problemSeverity(Severity severity) {
        return switch (severity) {
            case BLOCKER -> "error";
            case WARNING -> "warning";
            case ADVICE -> "recommendation";
        };
    }

    private static String clipped(String text) {
        return PlainText.clipped(PlainText.line(text), LONGEST_DESCRIPTION);
    }
}
