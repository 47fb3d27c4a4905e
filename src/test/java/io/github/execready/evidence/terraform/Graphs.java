// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.planned.Resource;
import io.github.execready.evidence.planned.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads fixtures, and what a graph says in a few characters. */
final class Graphs {

    static final Path FIXTURES = Path.of("src", "test", "resources", "gate", "terraform");

    private Graphs() {}

    static PlannedInput fixture(String name, boolean sources) {
        return read(FIXTURES.resolve(name), sources);
    }

    static PlannedInput read(Path folder, boolean sources) {
        try {
            return TerraformPlans.read(
                    "plan.json",
                    Files.newInputStream(folder.resolve("plan.json")),
                    sources ? TerraformSources.of(folder) : TerraformSources.none());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Resource resource(PlannedInput input, String address) {
        return input.resources().stream()
                .filter(r -> r.address().equals(address))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + address));
    }

    static String text(PlannedInput input, String address, String path) {
        return text(resource(input, address), path);
    }

    static String text(Resource resource, String path) {
        return text(resource.properties(), path);
    }

    /** What stands at a path: {@code Statement[0].Action}. */
    static String text(Value from, String path) {
        Value here = from;
        for (Traversal.Step step : Traversal.parse(path).steps()) {
            if (here instanceof Value.Assumed assumed) {
                here = assumed.value();
            }
            Value next = here instanceof Value.Items items
                    ? items.items().get(Integer.parseInt(step.text()))
                    : here instanceof Value.Fields fields ? fields.members().get(step.text()) : null;
            if (next == null) {
                return "none";
            }
            here = next;
        }
        return shown(here);
    }

    static String shown(Value value) {
        if (value instanceof Value.Scalar scalar) {
            return scalar.text();
        }
        if (value instanceof Value.Reference reference) {
            return "->" + reference.address() + "." + reference.attribute();
        }
        if (value instanceof Value.Items items) {
            return items.items().stream().map(Graphs::shown).toList().toString();
        }
        if (value instanceof Value.Assumed assumed) {
            return shown(assumed.value()) + " (" + assumed.assumption() + ")";
        }
        if (value instanceof Value.Joined joined) {
            return String.join("", joined.parts().stream().map(Graphs::shown).toList());
        }
        if (value instanceof Value.Open open) {
            return "?" + open.gap().source();
        }
        return value instanceof Value.Fields fields ? fields.members().keySet().toString() : "nothing";
    }
}
