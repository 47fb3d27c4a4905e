// SPDX-License-Identifier: Apache-2.0
package io.github.execready.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Damages documents at random: what it does follows from the seed alone. */
final class Mutator {

    /** Stands after a member's name until the document is written, for an object cannot have a name twice. */
    private static final String AGAIN = "--again";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Random random;
    private final List<List<String>> touched = new ArrayList<>();

    Mutator(long seed) {
        this.random = new Random(seed);
    }

    /** The paths that were changed. */
    List<List<String>> touched() {
        return List.copyOf(touched);
    }

    /** Makes one to three edits in a document. */
    void damage(JsonNode document) {
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            List<String> path = somewhere(document);
            if (!path.isEmpty()) {
                edit(document, path);
                touched.add(path);
            }
        }
    }

    /** The text with its names that occur twice, and sometimes without its end. */
    String written(String text) {
        String whole = text.replace(AGAIN, "");
        if (random.nextInt(12) > 0) {
            return whole;
        }
        touched.add(List.of());
        return whole.substring(0, random.nextInt(whole.length()));
    }

    /** A path to a random place, deep ones as often as shallow ones. */
    private List<String> somewhere(JsonNode document) {
        List<String> path = new ArrayList<>();
        JsonNode here = document;
        while (here.isContainer() && !here.isEmpty() && (path.size() < 2 || random.nextInt(5) > 0)) {
            String step;
            if (here instanceof ObjectNode object) {
                List<String> names = new ArrayList<>(object.propertyNames());
                step = names.get(random.nextInt(names.size()));
                here = object.get(step);
            } else {
                step = String.valueOf(random.nextInt(here.size()));
                here = here.get(Integer.parseInt(step));
            }
            here = Trees.opened(here).orElse(here);
            path.add(step);
        }
        return List.copyOf(path);
    }

    private void edit(JsonNode document, List<String> path) {
        List<String> above = path.subList(0, path.size() - 1);
        String last = path.get(path.size() - 1);
        JsonNode parent = Trees.at(document, above).orElseThrow();
        if (random.nextInt(8) == 0 && parent instanceof ObjectNode object) {
            object.set(last + AGAIN, junk(document, object.get(last)));
            return;
        }
        boolean drop = random.nextInt(3) == 0;
        Trees.changed(document, path, old -> drop ? Optional.empty() : Optional.of(junk(document, old.orElseThrow())));
    }

    private JsonNode junk(JsonNode document, JsonNode old) {
        return switch (random.nextInt(11)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.stringNode("${var.x} \t [\"");
            case 3 -> NODES.numberNode(Double.MAX_VALUE);
            case 4 -> NODES.numberNode(-1);
            case 5 -> NODES.arrayNode().add(old.deepCopy());
            case 6 -> NODES.objectNode();
            case 7 -> NODES.arrayNode();
            case 8 -> deep(random.nextInt(80));
            case 9 -> NODES.objectNode().put("Ref", "Nothing");
            default -> Trees.at(document, somewhere(document)).orElse(old).deepCopy();
        };
    }

    private static JsonNode deep(int depth) {
        JsonNode node = NODES.arrayNode();
        for (int i = 0; i < depth; i++) {
            ArrayNode above = NODES.arrayNode();
            node = i % 2 == 0 ? NODES.objectNode().set("Fn::Sub", node) : above.add(node);
        }
        return node;
    }
}
