// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.List;

/** The actions of a statement: {@code Action}, or {@code NotAction} for all others. Their names do not distinguish case. */
public final class ActionElement {

    private final boolean negated;
    private final List<String> patterns;
    private final List<Glob> globs;

    ActionElement(boolean negated, List<String> patterns) {
        this.negated = negated;
        this.patterns = List.copyOf(patterns);
        this.globs = patterns.stream().map(p -> Glob.of(Context.normal(p))).toList();
    }

    /** Whether it names the actions that the statement is not about. */
    public boolean negated() {
        return negated;
    }

    /** As the document writes them. */
    public List<String> patterns() {
        return patterns;
    }

    Truth matches(Action action) {
        for (Glob glob : globs) {
            if (glob.matches(action.normalName())) {
                return Truth.of(!negated);
            }
        }
        return Truth.of(negated);
    }
}
