// SPDX-License-Identifier: Apache-2.0
package io.github.execready.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A YAML mapping read strictly: a key that is missing, unknown or of another shape is an error that names it. */
final class FrontMatter {

    private final String where;
    private final Map<String, Object> entries;

    private FrontMatter(String where, Map<String, Object> entries) {
        this.where = where;
        this.entries = entries;
    }

    static FrontMatter of(String where, Object yaml) {
        if (!(yaml instanceof Map<?, ?> map)) {
            throw new CatalogException(where + ": expected a mapping");
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        map.forEach((key, value) -> entries.put(String.valueOf(key), value == null ? "" : value));
        return new FrontMatter(where, entries);
    }

    FrontMatter allowing(Set<String> keys) {
        for (String key : entries.keySet()) {
            if (!keys.contains(key)) {
                throw new CatalogException(where + ": unknown key '" + key + "'");
            }
        }
        return this;
    }

    String text(String key) {
        return optionalText(key).orElseThrow(() -> new CatalogException(where + ": missing key '" + key + "'"));
    }

    Optional<String> optionalText(String key) {
        Object value = entries.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Map || value instanceof List) {
            throw new CatalogException(where + ": '" + key + "' must be text");
        }
        return Optional.of(value.toString().strip());
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Object item : items(key)) {
            if (item instanceof Map || item instanceof List) {
                throw new CatalogException(where + ": '" + key + "' must be a list of texts");
            }
            texts.add(String.valueOf(item));
        }
        return List.copyOf(texts);
    }

    List<?> items(String key) {
        Object value = entries.get(key);
        if (value == null || "".equals(value)) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new CatalogException(where + ": '" + key + "' must be a list");
    }

    FrontMatter mapping(String key) {
        Object value = entries.get(key);
        return of(where + ": " + key, value == null || "".equals(value) ? Map.of() : value);
    }

    /** The mappings below each key, in order. */
    Map<String, FrontMatter> mappings() {
        Map<String, FrontMatter> below = new LinkedHashMap<>();
        for (String key : entries.keySet()) {
            below.put(key, mapping(key));
        }
        return below;
    }

    Map<String, String> allTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : entries.keySet()) {
            texts.put(key, text(key));
        }
        return texts;
    }

    /** Below each key a list of texts; a text alone is a list of one. */
    Map<String, List<String>> alternatives() {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        entries.forEach((key, value) -> texts.put(key, value instanceof List ? texts(key) : List.of(text(key))));
        return texts;
    }

    CatalogException wrong(String key, String expected) {
        return new CatalogException(where + ": '" + key + "' must be " + expected);
    }
}
