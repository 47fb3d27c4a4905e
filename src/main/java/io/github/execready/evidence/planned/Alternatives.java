// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** Conditions that compare the same thing with several values: it is one of them at most. */
public final class Alternatives {

    /** More than anybody tells apart; of the others it is only known what they compare. */
    private static final int MOST = 20;

    /**
     * One comparison.
     *
     * @param of what is compared
     * @param with the value
     * @param allowed the values that it may have; empty for any
     * @param key the comparison as people read it; not the name of a condition
     * @param holds where it is so, by the name of the condition that compares
     */
    public record Alternative(String of, String with, List<String> allowed, String key, Condition holds) {
        public Alternative {
            allowed = List.copyOf(allowed);
        }
    }

    private final BiPredicate<String, String> alike;
    private final Map<String, List<Alternative>> byWhat = new LinkedHashMap<>();

    /**
     * @param alike whether two texts may stand for the same value
     */
    public Alternatives(BiPredicate<String, String> alike) {
        this.alike = alike;
    }

    /** Another comparison. */
    public void add(Alternative one) {
        byWhat.computeIfAbsent(one.of(), what -> new ArrayList<>()).add(one);
    }

    /** What each condition comes to: none of those before it, and what it compares. */
    public Map<String, Condition> meanings() {
        Map<String, Condition> meanings = new HashMap<>();
        for (List<Alternative> all : byWhat.values()) {
            for (int i = 0; i < all.size(); i++) {
                add(all.get(i), all.subList(0, Math.min(i, MOST)), meanings);
            }
        }
        return meanings;
    }

    private void add(Alternative one, List<Alternative> before, Map<String, Condition> meanings) {
        List<Condition> parts = new ArrayList<>();
        before.stream()
                .filter(other -> !alike.test(one.with(), other.with()))
                .map(other -> other.holds().not())
                .forEach(parts::add);
        boolean isLast = !parts.isEmpty()
                && one.allowed().stream()
                        .allMatch(value -> value.equals(one.with())
                                || before.stream().anyMatch(other -> value.equals(other.with())))
                && !one.allowed().isEmpty();
        if (!isLast) {
            parts.add(new Condition.Named(one.key()));
        }
        Condition meaning = Condition.all(parts);
        if (one.holds() instanceof Condition.Named named) {
            meanings.put(named.name(), meaning);
        } else if (one.holds() instanceof Condition.Not not && not.condition() instanceof Condition.Named named) {
            meanings.put(named.name(), meaning.not());
        }
    }
}
