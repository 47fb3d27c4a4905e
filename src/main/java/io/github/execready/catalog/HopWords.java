// SPDX-License-Identifier: Apache-2.0
package io.github.execready.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is said of the hops of a path through a network ({@code hops} in {@code checks/common.yaml}). The key is a kind of
 * hop, or {@code any}, and a state or a reason; words for a hop that may be blocked end in {@code /unknown}. Of several
 * texts the first is used whose facts are all known.
 *
 * @param names what the kinds of hop are called
 */
public record HopWords(Map<String, List<Template>> texts, Map<String, String> names) {

    private static final String ANY = "any/";
    private static final String UNKNOWN = "unknown";
    private static final String PERHAPS = "perhaps";

    public HopWords {
        texts = Map.copyOf(texts);
        names = Map.copyOf(names);
    }

    static HopWords read(FrontMatter hops, FrontMatter names) {
        Map<String, List<Template>> texts = new LinkedHashMap<>();
        hops.alternatives()
                .forEach((key, all) ->
                        texts.put(key, all.stream().map(Template::new).toList()));
        return new HopWords(texts, names.allTexts());
    }

    /** What a kind of hop is called. A kind unknown here, as from another version's report, is its own name. */
    public String name(String kind) {
        String name = names.get(kind);
        return name == null ? kind.replace('-', ' ') : name;
    }

    /**
     * The words for a hop.
     *
     * @param reason empty where packets pass
     * @param facts the hop's own, and what any hop has
     */
    public String of(String kind, String state, String reason, Map<String, String> facts) {
        String key = reason.isEmpty() ? state : reason;
        boolean unknown = state.equals(UNKNOWN) && !reason.isEmpty();
        Optional<String> exact = unknown ? first(facts, kind, key + "/" + UNKNOWN) : first(facts, kind, key);
        return exact.or(() -> first(facts, kind, key).map(words -> perhaps(facts, words)))
                .or(() -> first(facts, kind, state))
                .orElse(state);
    }

    private String perhaps(Map<String, String> facts, String words) {
        Map<String, String> withWords = new LinkedHashMap<>(facts);
        withWords.put("words", words);
        return filled(PERHAPS, withWords).orElse(words);
    }

    private Optional<String> first(Map<String, String> facts, String kind, String key) {
        return Stream.of(kind + "/" + key, ANY + key)
                .flatMap(k -> filled(k, facts).stream())
                .findFirst();
    }

    private Optional<String> filled(String key, Map<String, String> facts) {
        return texts.getOrDefault(key, List.of()).stream()
                .filter(text -> facts.keySet().containsAll(text.facts()))
                .findFirst()
                .map(text -> text.fill(facts));
    }
}
