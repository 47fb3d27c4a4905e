// SPDX-License-Identifier: Apache-2.0
package io.github.execready.catalog;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text with places for facts: {@code {name}}. Other braces are text. */
public record Template(String text) {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z][A-Za-z0-9]*)\\}");

    /** The text with each fact in its place; a fact that is missing leaves its name in angle brackets. */
    public String fill(Map<String, String> facts) {
        return fill(facts, UnaryOperator.identity());
    }

    /** The text as a shell command: every value is quoted where the shell would read it as more than a word. */
    public String fillForShell(Map<String, String> facts) {
        return fill(facts, Template::quoted);
    }

    /** The facts that it has places for. */
    public Set<String> facts() {
        return PLACE.matcher(text).results().map(place -> place.group(1)).collect(Collectors.toUnmodifiableSet());
    }

    private String fill(Map<String, String> facts, UnaryOperator<String> quoting) {
        return PLACE.matcher(text).replaceAll(place -> {
            String name = place.group(1);
            String value = facts.get(name);
            return Matcher.quoteReplacement(value == null ? "<" + name + ">" : quoting.apply(value));
        });
    }

    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9_./:@%+=,-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
