// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.evidence.EvidenceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Damaged plans are read or refused in one line; nothing else ever happens. */
class MutationTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({"shop, 1500", "turned-on, 1000", "tofu, 500"})
    void neverBreaks(String fixture, int rounds) throws IOException {
        String whole = Files.readString(Graphs.FIXTURES.resolve(fixture).resolve("plan.json"));
        JsonNode tree = JSON.readTree(whole);
        TerraformSources sources = TerraformSources.of(Graphs.FIXTURES.resolve(fixture));
        int read = 0;
        for (int seed = 0; seed < rounds; seed++) {
            Random random = new Random(seed);
            String damaged = seed % 10 == 0
                    ? whole.substring(0, random.nextInt(whole.length()))
                    : edited(tree.deepCopy(), random).toString();
            try {
                TerraformPlans.read(
                        "plan.json",
                        new ByteArrayInputStream(damaged.getBytes(StandardCharsets.UTF_8)),
                        seed % 2 == 0 ? sources : TerraformSources.none());
                read++;
            } catch (EvidenceException e) {
                assertThat(e.getMessage())
                        .as("seed %d", seed)
                        .startsWith("plan.json")
                        .doesNotContain("\n");
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(fixture + " with seed " + seed, e);
            }
        }
        assertThat(read).as("most edits leave a plan").isGreaterThan(rounds / 2);
    }

    private static JsonNode edited(JsonNode tree, Random random) {
        for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
            List<JsonNode> structures = new ArrayList<>();
            collect(tree, structures);
            JsonNode where = structures.get(random.nextInt(structures.size()));
            if (where instanceof ObjectNode object && !object.isEmpty()) {
                List<String> names = new ArrayList<>(object.propertyNames());
                String name = names.get(random.nextInt(names.size()));
                if (random.nextInt(3) == 0) {
                    object.remove(name);
                } else {
                    object.set(name, value(random, object.get(name), structures));
                }
            } else if (where instanceof ArrayNode array && !array.isEmpty()) {
                int index = random.nextInt(array.size());
                array.set(index, value(random, array.get(index), structures));
            }
        }
        return tree;
    }

    private static JsonNode value(Random random, JsonNode old, List<JsonNode> structures) {
        return switch (random.nextInt(9)) {
            case 0 -> JSON.getNodeFactory().nullNode();
            case 1 -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
            case 2 -> JSON.getNodeFactory().stringNode("${var.x} \u0000 [\"");
            case 3 -> JSON.getNodeFactory().numberNode(Double.MAX_VALUE);
            case 4 -> JSON.getNodeFactory().arrayNode().add(old.deepCopy());
            case 5 -> JSON.getNodeFactory().objectNode();
            case 6 -> deep(random.nextInt(100));
            case 7 -> structures.get(random.nextInt(structures.size())).deepCopy();
            default -> JSON.getNodeFactory().stringNode("[{\"name\": [{}], \"environment\": 1}]");
        };
    }

    private static JsonNode deep(int depth) {
        JsonNode node = JSON.getNodeFactory().arrayNode();
        for (int i = 0; i < depth; i++) {
            node = i % 2 == 0
                    ? JSON.getNodeFactory().objectNode().set("references", node)
                    : JSON.getNodeFactory().arrayNode().add(node);
        }
        return node;
    }

    private static void collect(JsonNode node, List<JsonNode> into) {
        if (node.isContainer()) {
            into.add(node);
            node.forEach(child -> collect(child, into));
        }
    }
}
