// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import java.util.List;
import java.util.Map;

/**
 * Which parts of a value are marked: a plan says with such a tree beside the value what is unknown and what is sensitive.
 *
 * @param all whether the value as a whole is marked
 * @param members the marks of an object's members
 * @param items the marks of a list's elements
 */
record Marks(boolean all, Map<String, Marks> members, List<Marks> items) {

    static final Marks NONE = new Marks(false, Map.of(), List.of());

    static final Marks ALL = new Marks(true, Map.of(), List.of());

    Marks {
        members = Map.copyOf(members);
        items = List.copyOf(items);
    }

    static Marks of(boolean all) {
        return all ? ALL : NONE;
    }

    static Marks members(Map<String, Marks> members) {
        return members.isEmpty() ? NONE : new Marks(false, members, List.of());
    }

    static Marks items(List<Marks> items) {
        return items.stream().anyMatch(Marks::any) ? new Marks(false, Map.of(), items) : NONE;
    }

    /** The marks of a member; those of the whole hold for each part. */
    Marks member(String name) {
        return all ? ALL : members.getOrDefault(name, NONE);
    }

    /** The marks of an element. */
    Marks item(int index) {
        return all ? ALL : index < items.size() ? items.get(index) : NONE;
    }

    /** Whether anything is marked. */
    boolean any() {
        return all || !members.isEmpty() || !items.isEmpty();
    }
}
