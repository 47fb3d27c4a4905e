// SPDX-License-Identifier: Apache-2.0
package io.github.execready.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A document of {@code checks/}.
 *
 * @param title the healthy condition, as a sentence without a full stop
 * @param subject the kind of thing judged, as {@link io.github.execready.check.Subject.Kind#label()} writes it
 * @param severity of its failures, where a cause does not lower it
 * @param since the first version with the check
 * @param modes where the evidence may come from: {@code live}, {@code plan}, {@code template}
 * @param launchTypes the launch types that it concerns
 * @param inputs the parts of the target that it reads
 * @param requires the checks that must not have failed
 * @param permissions the AWS operations that show the evidence, as IAM actions
 * @param notApplicable sentences by reason
 * @param assumptions what its outcomes may rest on beside what was observed: clauses by key
 * @param causes by key, in the document's order
 * @param errors texts of errors that its causes explain, as AWS prints them
 * @param conflicts rules of other tools that ask for the opposite
 * @param references pages and issues that it rests on
 * @param body the Markdown below the front matter
 */
public record CheckDocument(
        String id,
        List<String> aliases,
        String title,
        String subject,
        Severity severity,
        String since,
        List<String> modes,
        List<String> launchTypes,
        Set<String> inputs,
        Set<String> requires,
        List<String> permissions,
        Map<String, String> notApplicable,
        Map<String, String> assumptions,
        Map<String, Cause> causes,
        List<String> errors,
        List<Conflict> conflicts,
        List<String> references,
        String body) {

    /** A rule of another tool that asks for the opposite. */
    public record Conflict(String rule, String note) {}

    public Optional<Cause> cause(String key) {
        return Optional.ofNullable(causes.get(key));
    }

    /** Where the document stands in the project. */
    public String path() {
        return "checks/" + id + ".md";
    }
}
