// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Task definitions that are named by a family and the number of a revision, or without the number: what ECS takes for
 * {@code taskDefinition}, and what is written where a pipeline registers revisions as well.
 *
 * @see <a href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/ecs_task_definition">The data
 *     source, whose example takes the greater of two revisions</a>
 */
final class Revisions {

    /** The attribute in the spelling of {@link Names}. */
    private static final String REVISION = "Revision";

    private static final String ANY = "arn:aws:ecs:eu-west-1:111122223333:task-definition/family";

    private Revisions() {}

    /** The definition whose revision a text ends with; the text itself where it ends with another thing. */
    static Value named(Value.Joined text) {
        return Choices.all(text.parts(), parts -> {
            Set<String> numbered = parts.stream()
                    .filter(Revisions::isRevision)
                    .map(part -> ((Value.Reference) part).address())
                    .collect(Collectors.toSet());
            if (numbered.size() != 1 || !isRevision(parts.get(parts.size() - 1))) {
                return Functions.joined(parts, text.location());
            }
            String address = numbered.iterator().next();
            Value definition = new Value.Reference(address, "Ref", text.location());
            boolean own = parts.get(0) instanceof Value.Reference family
                    && family.address().equals(address);
            return own
                    ? definition
                    : new Value.Assumed(definition, "the family before the revision is that of " + address);
        });
    }

    /** The greater of numbers one of which is the revision that is about to be registered. */
    static Optional<Value> newest(List<Value> numbers) {
        List<Value> own =
                numbers.stream().filter(Revisions::isRevision).distinct().toList();
        if (own.size() != 1) {
            return Optional.empty();
        }
        Value.Reference revision = (Value.Reference) own.get(0);
        return Optional.of(
                numbers.stream().allMatch(number -> isRevision(number) || number instanceof Value.Scalar)
                        ? revision
                        : new Value.Assumed(
                                revision, "no newer revision than that of " + revision.address() + " is registered"));
    }

    /** An ARN from which the number is taken away: it names the newest revision. */
    static Optional<Value> unnumbered(String function, List<Value> arguments) {
        if (arguments.size() < 2
                || !(arguments.get(0) instanceof Value.Reference whole)
                || !isOfDefinition(whole)
                || !Set.of("Ref", "Arn").contains(whole.attribute())) {
            return Optional.empty();
        }
        Value taken = arguments.get(1);
        boolean byNumber = taken instanceof Value.Joined joined
                && joined.parts().size() == 2
                && isRevision(joined.parts().get(1));
        boolean byPattern = function.equals("replace") && taken instanceof Value.Scalar scalar && cuts(scalar.text());
        boolean away = !function.equals("replace")
                || (arguments.size() == 3
                        && arguments.get(2) instanceof Value.Scalar by
                        && by.text().isEmpty());
        return away && (byNumber || byPattern) ? Optional.of(whole) : Optional.empty();
    }

    /** What a data source gives of a definition that the configuration makes. */
    static Optional<Value> read(String source, Value definition, String attribute, Location place) {
        return Stream.of(definition)
                .filter(Value.Reference.class::isInstance)
                .map(Value.Reference.class::cast)
                .filter(Revisions::isOfDefinition)
                .<Value>map(made -> new Value.Assumed(
                        new Value.Reference(made.address(), Names.attribute(Types.TASK_DEFINITION, attribute), place),
                        source + " reads what " + made.address() + " registers"))
                .findFirst();
    }

    /** Whether a regular expression, between slashes, takes no more than the number from an ARN. */
    private static boolean cuts(String pattern) {
        if (pattern.length() < 3 || !pattern.startsWith("/") || !pattern.endsWith("/") || pattern.length() > 40) {
            return false;
        }
        try {
            return (ANY + ":17")
                    .replaceAll(pattern.substring(1, pattern.length() - 1), "")
                    .equals(ANY);
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static boolean isRevision(Value value) {
        return value instanceof Value.Reference reference
                && reference.attribute().equals(REVISION)
                && isOfDefinition(reference);
    }

    private static boolean isOfDefinition(Value.Reference reference) {
        return reference.address().matches("(?:.*\\.)?" + Types.TASK_DEFINITION + "\\.[^.]+")
                && !reference.address().matches("(?:.*\\.)?data\\." + Types.TASK_DEFINITION + "\\..*");
    }
}
