// SPDX-License-Identifier: Apache-2.0
package io.github.execready.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a variant of a workload has otherwise, in the words of its language. A path is the address of a resource and what is
 * below it; one that begins with a slash is one of the whole document.
 *
 * @param set values that are something else
 * @param open what nobody knows before it is deployed
 * @param link what another resource of the document decides
 * @param drop what is not there
 * @param add further resources
 */
record Edits(
        Map<String, JsonNode> set,
        List<String> open,
        Map<String, JsonNode> link,
        List<String> drop,
        Map<String, JsonNode> add) {

    static Edits of(JsonNode written) {
        return new Edits(
                members(written.path("set")),
                texts(written.path("open")),
                members(written.path("link")),
                texts(written.path("drop")),
                members(written.path("add")));
    }

    private static Map<String, JsonNode> members(JsonNode node) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(element -> texts.add(element.asString()));
        return List.copyOf(texts);
    }

    /** The paths of all that is otherwise. */
    List<String> paths() {
        List<String> paths = new ArrayList<>(set.keySet());
        paths.addAll(open);
        paths.addAll(link.keySet());
        paths.addAll(drop);
        paths.addAll(add.keySet());
        return List.copyOf(paths);
    }
}
