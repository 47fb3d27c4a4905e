// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.aws.WorldAnswers.Match;
import io.github.execready.evidence.aws.WorldAnswers.Outputs;
import io.github.execready.evidence.aws.WorldAnswers.Rule;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers that show one thing as a whole. Some say themselves what they are about ({@code get-role}); of others
 * ({@code list-role-policies}) only the name of the file can tell, and without it there is no telling.
 *
 * @param asked the name of the thing in a request
 * @param matches whether an answer is about the request
 */
record Labelled(
        Operation<?, ?> operation, Function<ObjectNode, String> asked, BiPredicate<ObjectNode, CliOutput> matches)
        implements Rule {

    /** An answer that names what it is about. */
    static Labelled named(Operation<?, ?> operation, String asked, BiPredicate<ObjectNode, ObjectNode> matches) {
        return new Labelled(
                operation,
                request -> CliOutput.text(request, asked),
                (request, output) -> matches.test(request, output.response()));
    }

    /** An answer that does not; the file is named after the member of the request. */
    static Labelled byFileName(Operation<?, ?> operation, String asked) {
        return new Labelled(
                operation,
                request -> CliOutput.text(request, asked),
                (request, output) -> isLabel(output.label(), CliOutput.text(request, asked)));
    }

    /**
     * Whether a file's label means a name or an ARN: the whole of it, or what follows the last slash or colon. Characters
     * that file systems refuse may be written as underscores.
     */
    static boolean isLabel(String label, String name) {
        if (label.isEmpty() || name.isEmpty()) {
            return false;
        }
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1);
        return Stream.of(name, last)
                .anyMatch(n -> label.equals(n) || label.equals(n.replaceAll("[/:*?\"<>|\\\\]", "_")));
    }

    @Override
    public Match answer(ObjectNode request, Outputs outputs) {
        List<CliOutput> candidates = outputs.of(operation).stream()
                .filter(output -> matches.test(request, output))
                .toList();
        Set<ObjectNode> answers = candidates.stream().map(CliOutput::response).collect(Collectors.toSet());
        if (answers.size() > 1) {
            return new Match.Unclear(
                    answers.size() + " files answer for '" + asked.apply(request) + "', and they differ");
        }
        return answers.stream()
                .<Match>map(Match.Found::new)
                .findFirst()
                .orElseGet(() -> new Match.Missing(asked.apply(request)));
    }
}
