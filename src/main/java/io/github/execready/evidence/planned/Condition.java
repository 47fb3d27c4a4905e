// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A condition as choices and resources name it: {@code Prod}, {@code !Prod} where it must not hold, {@code Prod & !Quiet}
 * where several must, {@code !(!Prod & !Test)} where one of several must. Names hold none of {@code & ( )} and begin with no
 * {@code !}.
 */
public sealed interface Condition {

    /** One that has a name. */
    record Named(String name) implements Condition {
        @Override
        public String toString() {
            return name;
        }
    }

    /** One that does not hold. */
    record Not(Condition condition) implements Condition {
        @Override
        public String toString() {
            return condition instanceof All ? "!(" + condition + ")" : "!" + condition;
        }
    }

    /** Several that hold. */
    record All(Set<Condition> parts) implements Condition {

        private static final String AND = " & ";

        public All {
            parts = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(parts));
        }

        @Override
        public String toString() {
            return parts.stream().map(Condition::toString).collect(Collectors.joining(AND));
        }
    }

    /** The opposite. */
    default Condition not() {
        return this instanceof Not not ? not.condition() : new Not(this);
    }

    /** Several as one. */
    static Condition all(List<Condition> parts) {
        Set<Condition> flat = parts.stream()
                .flatMap(part -> part instanceof All all ? all.parts().stream() : Stream.of(part))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return flat.size() == 1 ? flat.iterator().next() : new All(flat);
    }

    /** At least one of several. */
    static Condition any(List<Condition> parts) {
        return all(parts.stream().map(Condition::not).toList()).not();
    }

    /** The text of several conditions that hold together; empty for none. */
    static Optional<String> together(Collection<String> texts) {
        return texts.isEmpty()
                ? Optional.empty()
                : Optional.of(texts.stream().distinct().collect(Collectors.joining(All.AND)));
    }

    /** A text that can stand in a condition as a name. */
    static String name(String text) {
        return text.replace('&', '+').replace('(', '[').replace(')', ']').replaceFirst("^!+", "");
    }

    /** The condition of a text. */
    static Condition of(String text) {
        List<Condition> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 && text.startsWith(All.AND, i)) {
                parts.add(one(text.substring(from, i)));
                from = i + All.AND.length();
            }
        }
        parts.add(one(text.substring(from)));
        return all(parts);
    }

    private static Condition one(String text) {
        if (text.startsWith("!(") && text.endsWith(")")) {
            return of(text.substring(2, text.length() - 1)).not();
        }
        return text.startsWith("!") ? new Named(text.substring(1)).not() : new Named(text);
    }
}
