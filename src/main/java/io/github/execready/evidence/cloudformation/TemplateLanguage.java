// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import java.util.regex.Pattern;

/** Templates of templates: what Jinja, as Proton uses it, and its like fill in before there is YAML or JSON at all. */
final class TemplateLanguage {

    private static final Pattern QUOTED = Pattern.compile("\"[^\"\\n]{0,2000}\"|'[^'\\n]{0,2000}'");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{%|\\{\\{(?!resolve:)");

    private static final String JSONNET = ".jsonnet";

    private TemplateLanguage() {}

    /** Whether a file has placeholders outside of its strings, or is of a language that ends in JSON. */
    static boolean isIn(TemplateFile file) {
        return file.path().endsWith(JSONNET) || hasPlaceholders(file.text());
    }

    private static boolean hasPlaceholders(String text) {
        return text.lines()
                .filter(line -> line.contains("{{") || line.contains("{%"))
                .anyMatch(line ->
                        PLACEHOLDER.matcher(QUOTED.matcher(line).replaceAll("")).find());
    }
}
