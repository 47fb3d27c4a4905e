// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members that are nested in CloudFormation and not in Terraform. */
final class Nested {

    private Nested() {}

    /** Puts a value at a path with dots, into what is there already. */
    static void put(Map<String, Value> members, String path, Value value) {
        int dot = path.indexOf('.');
        String first = dot < 0 ? path : path.substring(0, dot);
        if (dot >= 0) {
            Value there = members.get(first);
            Map<String, Value> inner =
                    new LinkedHashMap<>(there instanceof Value.Fields fields ? fields.members() : Map.of());
            put(inner, path.substring(dot + 1), value);
            members.put(first, new Value.Fields(inner, there == null ? value.location() : there.location()));
            return;
        }
        @Nullable Value there = members.get(first);
        if (there instanceof Value.Fields old && value instanceof Value.Fields more) {
            Map<String, Value> merged = new LinkedHashMap<>(old.members());
            merged.putAll(more.members());
            members.put(first, new Value.Fields(merged, old.location()));
        } else {
            members.put(first, value);
        }
    }
}
