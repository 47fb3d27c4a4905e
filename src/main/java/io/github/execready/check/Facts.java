// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import io.github.execready.model.Evidence;
import io.github.execready.model.Origin;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The facts that an outcome rests on, in the order in which a reader wants them.
 *
 * @param assumptions what it rests on beside them: keys in the check's document, each once
 */
public record Facts(List<Fact> list, List<String> assumptions) {

    private static final Facts NONE = new Facts(List.of());

    public Facts {
        list = List.copyOf(list);
        assumptions = List.copyOf(assumptions);
    }

    public Facts(List<Fact> list) {
        this(list, List.of());
    }

    public static Facts none() {
        return NONE;
    }

    public static Facts of(String name, Evidence<?> evidence) {
        return NONE.and(name, evidence);
    }

    /** Adds what is known; what is absent is stated as {@code not set}, what is unknown adds nothing. */
    public Facts and(String name, Evidence<?> evidence) {
        return evidence.fold(
                known -> and(name, text(known.value()), known.origin()),
                absent -> and(name, "not set", absent.origin()),
                unknown -> this);
    }

    /** Adds what is known; what is absent is stated in the words given. */
    public Facts and(String name, Evidence<?> evidence, String absence) {
        return evidence instanceof Evidence.Absent<?> absent
                ? and(name, absence, absent.origin())
                : and(name, evidence);
    }

    /** Adds only what is known; what is absent adds nothing. */
    public Facts andKnown(String name, Evidence<?> evidence) {
        return evidence.isKnown() ? and(name, evidence) : this;
    }

    public Facts and(String name, String value, Origin origin) {
        return with(new Fact(name, value, origin, true));
    }

    /** Adds what only fits messages and remedies to the case, if it is known; reports do not list it as observed. */
    public Facts forWords(String name, Evidence<?> evidence) {
        return evidence.fold(
                known -> with(new Fact(name, text(known.value()), known.origin(), false)),
                absent -> this,
                unknown -> this);
    }

    /** The same, resting on a fact that may have been presumed. */
    public Facts assuming(Presumed<?> fact) {
        return new Facts(
                list,
                Stream.concat(assumptions.stream(), fact.assumption().stream())
                        .distinct()
                        .toList());
    }

    /** The same, decided at the place of an origin; no other where it has none. */
    public Facts decidedAt(Origin origin) {
        if (origin.location().isEmpty() || list.isEmpty()) {
            return this;
        }
        Fact first = list.get(0);
        Origin of = first.origin();
        Origin there = new Origin(of.source(), of.path(), origin.location(), of.assumption());
        return with(Stream.concat(
                Stream.of(new Fact(first.name(), first.value(), there, first.decisive())),
                list.stream().skip(1)));
    }

    /** The same, decided where some evidence comes from; no other where that has no place in a file. */
    public Facts decidedAt(Evidence<?> evidence) {
        return evidence.fold(known -> decidedAt(known.origin()), absent -> decidedAt(absent.origin()), unknown -> this);
    }

    /** Only those that stand in a file: what AWS shows needs no pointing to. */
    public Facts inFiles() {
        return with(list.stream().filter(fact -> fact.origin().location().isPresent()));
    }

    private Facts with(Fact fact) {
        return with(Stream.concat(list.stream(), Stream.of(fact)));
    }

    private Facts with(Stream<Fact> facts) {
        return new Facts(facts.toList(), assumptions);
    }

    private static String text(Object value) {
        return value instanceof Collection<?> items
                ? items.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : value.toString();
    }
}
