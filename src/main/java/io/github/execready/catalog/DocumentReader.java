// SPDX-License-Identifier: Apache-2.0
package io.github.execready.catalog;

import io.github.execready.catalog.Cause.Conditional;
import io.github.execready.catalog.Cause.RemedyText;
import io.github.execready.catalog.CheckDocument.Conflict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a document of {@code checks/}, strictly. */
final class DocumentReader {

    private static final Set<String> KEYS = Set.of(
            "id",
            "aliases",
            "title",
            "subject",
            "severity",
            "since",
            "applies-to",
            "inputs",
            "requires",
            "permissions",
            "not-applicable",
            "assumptions",
            "causes",
            "errors",
            "conflicts",
            "references");

    private DocumentReader() {}

    static CheckDocument read(SplitDocument document) {
        String name = document.name();
        FrontMatter front = FrontMatter.of(name, document.front()).allowing(KEYS);
        FrontMatter appliesTo = front.mapping("applies-to").allowing(Set.of("modes", "launch-types"));
        Severity severity = severity(front);
        return new CheckDocument(
                front.text("id"),
                front.texts("aliases"),
                front.text("title"),
                front.text("subject"),
                severity,
                front.text("since"),
                appliesTo.texts("modes"),
                appliesTo.texts("launch-types"),
                new LinkedHashSet<>(front.texts("inputs")),
                new LinkedHashSet<>(front.texts("requires")),
                front.texts("permissions"),
                front.mapping("not-applicable").allTexts(),
                front.mapping("assumptions").allTexts(),
                causes(front.mapping("causes"), severity),
                front.texts("errors"),
                conflicts(name, front),
                front.texts("references"),
                document.body());
    }

    private static Map<String, Cause> causes(FrontMatter front, Severity inherited) {
        Map<String, Cause> causes = new LinkedHashMap<>();
        front.mappings().forEach((key, cause) -> causes.put(key, cause(key, cause, inherited)));
        return causes;
    }

    private static Cause cause(String key, FrontMatter front, Severity inherited) {
        front.allowing(Set.of("severity", "likelihood", "message", "explains", "remedy"));
        Severity severity =
                front.optionalText("severity").map(label -> severity(front)).orElse(inherited);
        Likelihood likelihood = front.optionalText("likelihood")
                .map(label ->
                        Likelihood.ofLabel(label).orElseThrow(() -> front.wrong("likelihood", "high, medium or low")))
                .orElse(Likelihood.MEDIUM);
        if (inherited.atLeast(severity)) {
            return new Cause(
                    key,
                    severity,
                    likelihood,
                    new Template(front.text("message")),
                    new LinkedHashSet<>(front.texts("explains")),
                    remedy(front.mapping("remedy")));
        }
        throw front.wrong("severity", "no higher than the document's");
    }

    private static RemedyText remedy(FrontMatter front) {
        front.allowing(Set.of("summary", "commands", "cautions"));
        return new RemedyText(
                new Template(front.optionalText("summary").orElse("")),
                conditionals(front, "commands"),
                conditionals(front, "cautions"));
    }

    private static List<Conditional> conditionals(FrontMatter front, String key) {
        List<Conditional> read = new ArrayList<>();
        for (Object item : front.items(key)) {
            if (item instanceof Map<?, ?>) {
                FrontMatter entry = FrontMatter.of(key, item).allowing(Set.of("text", "when", "unless"));
                read.add(new Conditional(
                        new Template(entry.text("text")),
                        entry.optionalText("when").orElse(""),
                        entry.optionalText("unless").orElse("")));
            } else {
                read.add(new Conditional(new Template(String.valueOf(item).strip()), "", ""));
            }
        }
        return List.copyOf(read);
    }

    private static List<Conflict> conflicts(String name, FrontMatter front) {
        List<Conflict> conflicts = new ArrayList<>();
        for (Object item : front.items("conflicts")) {
            FrontMatter conflict = FrontMatter.of(name + ": conflicts", item).allowing(Set.of("rule", "note"));
            conflicts.add(new Conflict(conflict.text("rule"), conflict.text("note")));
        }
        return List.copyOf(conflicts);
    }

    private static Severity severity(FrontMatter front) {
        return Severity.ofLabel(front.text("severity"))
                .orElseThrow(() -> front.wrong("severity", "blocker, warning or advice"));
    }
}
