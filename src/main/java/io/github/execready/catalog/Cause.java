// SPDX-License-Identifier: Apache-2.0
package io.github.execready.catalog;

import java.util.List;
import java.util.Set;

/**
 * One reason for which a check fails.
 *
 * @param key the id, or {@code id/variant} where one cause has several faces
 * @param message what is wrong, with the observed facts as {@code {name}}
 * @param explains the ids of causes found by other checks that follow from this one
 * @param remedy how to mend it
 */
public record Cause(
        String key,
        Severity severity,
        Likelihood likelihood,
        Template message,
        Set<String> explains,
        RemedyText remedy) {

    /** The id that reports carry. */
    public String id() {
        int slash = key.indexOf('/');
        return slash < 0 ? key : key.substring(0, slash);
    }

    /**
     * What to do.
     *
     * @param summary one sentence
     * @param commands shell commands, the best first
     * @param cautions what the commands may break
     */
    public record RemedyText(Template summary, List<Conditional> commands, List<Conditional> cautions) {}

    /**
     * A text that is used only where a fact is known.
     *
     * @param when the fact's name; empty for always
     * @param unless the fact that must not be known; empty for none
     */
    public record Conditional(Template text, String when, String unless) {

        public boolean applies(Set<String> facts) {
            return (when.isEmpty() || facts.contains(when)) && (unless.isEmpty() || !facts.contains(unless));
        }
    }
}
