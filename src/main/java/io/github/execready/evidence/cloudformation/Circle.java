// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What waits for each other, so that none of it can be made first. */
final class Circle {

    private Circle() {}

    /**
     * One circle; empty where there is none.
     *
     * @param awaited what each waits for, all of which is among them
     */
    static List<String> among(Map<String, Set<String>> awaited) {
        Map<String, Integer> left = new LinkedHashMap<>();
        Map<String, List<String>> waiting = new HashMap<>();
        Deque<String> free = new ArrayDeque<>();
        awaited.forEach((id, others) -> {
            left.put(id, others.size());
            others.forEach(other ->
                    waiting.computeIfAbsent(other, none -> new ArrayList<>()).add(id));
            if (others.isEmpty()) {
                free.add(id);
            }
        });
        while (!free.isEmpty()) {
            String made = free.remove();
            left.remove(made);
            for (String id : waiting.getOrDefault(made, List.of())) {
                if (left.merge(id, -1, Integer::sum) == 0) {
                    free.add(id);
                }
            }
        }
        return left.isEmpty() ? List.of() : from(left.keySet().iterator().next(), awaited, left.keySet());
    }

    // Whatever is left waits for something that is left, so that following it comes round.
    private static List<String> from(String start, Map<String, Set<String>> awaited, Set<String> left) {
        Set<String> way = new LinkedHashSet<>();
        String next = start;
        while (way.add(next)) {
            next = awaited.getOrDefault(next, Set.of()).stream()
                    .filter(left::contains)
                    .findFirst()
                    .orElse(next);
        }
        String again = next;
        return way.stream().dropWhile(id -> !id.equals(again)).toList();
    }
}
