// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Condition;
import io.github.execready.evidence.planned.Value;
import io.github.execready.evidence.terraform.SourceBlock.SourceAttribute;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The instances that a block stands for.
 *
 * @param repeated whether it has count or for_each
 * @param keyed whether it has for_each
 * @param certain whether there are no more than these; if not, there is one that stands for all
 * @param assumptions what this rests on
 */
record Copies(boolean repeated, boolean keyed, boolean certain, List<Copy> copies, Set<String> assumptions) {

    /** More than this is not told apart. */
    private static final int MAX_COUNT = 1_000;

    /**
     * One instance.
     *
     * @param key empty where it is not known, too
     * @param conditions those on which it exists
     */
    record Copy(Optional<String> key, List<String> conditions) {}

    Copies {
        copies = List.copyOf(copies);
        assumptions = Set.copyOf(assumptions);
    }

    /** A block of which nobody knows how often it is there. */
    static Copies uncertain(String address) {
        return new Copies(
                true,
                true,
                false,
                List.of(new Copy(Optional.empty(), List.of(Condition.name("there are any of " + address)))),
                Set.of());
    }

    /**
     * The instances of a block.
     *
     * @param evaluation of its arguments
     * @param address for conditions that have no other name
     */
    static Copies of(SourceBlock block, Function<SourceAttribute, Value> evaluation, String address) {
        Optional<SourceAttribute> count = block.attribute("count");
        if (count.isPresent()) {
            return counted(evaluation.apply(count.get()), address);
        }
        Optional<SourceAttribute> each = block.attribute("for_each");
        if (each.isPresent()) {
            return keyed(evaluation.apply(each.get()), address);
        }
        // OpenTofu's way to have a resource or not: opentofu.org/docs/language/meta-arguments/enabled.
        List<String> conditions = block.nested("lifecycle").stream()
                .flatMap(lifecycle -> lifecycle.attribute("enabled").stream())
                .map(evaluation)
                .findFirst()
                .map(enabled -> undecided(enabled)
                        ? List.of(Condition.name("there is " + address))
                        : Choices.whenTrue(enabled).orElse(List.of(NEVER)))
                .orElse(List.of());
        return new Copies(
                false,
                false,
                true,
                conditions.contains(NEVER) ? List.of() : List.of(new Copy(Optional.empty(), conditions)),
                Set.of());
    }

    private static final String NEVER = "";

    private static boolean undecided(Value value) {
        return leaves(value).stream().anyMatch(leaf -> !(leaf instanceof Value.Scalar));
    }

    private static Copies counted(Value count, String address) {
        int most = 0;
        for (Value leaf : leaves(count)) {
            int number = leaf instanceof Value.Scalar scalar ? Functions.index(scalar.text()) : -1;
            if (number < 0 || number > MAX_COUNT) {
                return uncertain(address);
            }
            most = Math.max(most, number);
        }
        List<Copy> copies = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            int index = i;
            where(count, leaf -> leaf instanceof Value.Scalar s && Functions.index(s.text()) > index)
                    .ifPresent(conditions -> copies.add(new Copy(Optional.of(Integer.toString(index)), conditions)));
        }
        return new Copies(true, false, true, copies, assumptions(count));
    }

    private static Copies keyed(Value each, String address) {
        Set<String> keys = new LinkedHashSet<>();
        for (Value leaf : leaves(each)) {
            Optional<List<String>> found = keys(leaf);
            if (found.isEmpty()) {
                return uncertain(address);
            }
            keys.addAll(found.get());
        }
        List<Copy> copies = new ArrayList<>();
        for (String key : keys) {
            where(each, leaf -> keys(leaf).filter(all -> all.contains(key)).isPresent())
                    .ifPresent(conditions -> copies.add(new Copy(Optional.of(key), conditions)));
        }
        return new Copies(true, true, true, copies, assumptions(each));
    }

    private static Optional<List<String>> keys(Value value) {
        if (value instanceof Value.Fields fields) {
            return fields.members().values().stream().anyMatch(Choices::perhaps)
                    ? Optional.empty()
                    : Optional.of(List.copyOf(fields.members().keySet()));
        }
        if (value instanceof Value.Items items) {
            return items.items().stream().allMatch(Value.Scalar.class::isInstance)
                    ? Optional.of(items.items().stream()
                            .map(item -> ((Value.Scalar) item).text())
                            .toList())
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<List<String>> where(Value value, Predicate<Value> there) {
        Value holds = Choices.map(value, leaf -> new Value.Scalar(Boolean.toString(there.test(leaf)), Location.of("")));
        return Choices.whenTrue(holds);
    }

    private static Set<String> assumptions(Value value) {
        if (value instanceof Value.Assumed assumed) {
            Set<String> all = new LinkedHashSet<>(assumptions(assumed.value()));
            all.add(assumed.assumption());
            return all;
        }
        return value instanceof Value.Choice choice
                ? Stream.of(choice.whenTrue(), choice.whenFalse())
                        .flatMap(branch -> assumptions(branch).stream())
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /** What a value may come to. */
    private static List<Value> leaves(Value value) {
        List<Value> leaves = new ArrayList<>();
        Value mapped = Choices.map(value, leaf -> {
            leaves.add(leaf);
            return leaf;
        });
        if (leaves.isEmpty()) {
            leaves.add(mapped);
        }
        return leaves;
    }
}
