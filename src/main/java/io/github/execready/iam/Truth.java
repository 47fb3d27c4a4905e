// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Yes, no, or open with what it hangs on: Kleene's logic, in which an open part decides nothing that the known parts do
 * not decide by themselves.
 */
final class Truth {

    static final Truth YES = new Truth(Set.of());
    static final Truth NO = new Truth(Set.of());

    private final Set<Dependency> dependencies;

    private Truth(Set<Dependency> dependencies) {
        this.dependencies = dependencies;
    }

    static Truth of(boolean value) {
        return value ? YES : NO;
    }

    static Truth open(Dependency.Kind kind, String name) {
        return new Truth(Set.of(new Dependency(kind, name)));
    }

    boolean isYes() {
        return this == YES;
    }

    boolean isNo() {
        return this == NO;
    }

    boolean isOpen() {
        return this != YES && this != NO;
    }

    /** What an open truth hangs on; empty for the others. */
    Set<Dependency> dependencies() {
        return dependencies;
    }

    Truth and(Truth other) {
        if (this == NO || other == YES) {
            return this;
        }
        return this == YES || other == NO ? other : both(other);
    }

    Truth or(Truth other) {
        if (this == YES || other == NO) {
            return this;
        }
        return this == NO || other == YES ? other : both(other);
    }

    Truth not() {
        if (this == YES) {
            return NO;
        }
        return this == NO ? YES : this;
    }

    private Truth both(Truth other) {
        Set<Dependency> all = new LinkedHashSet<>(dependencies);
        all.addAll(other.dependencies);
        return new Truth(all);
    }
}
