// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Location;
import io.github.execready.model.Origin;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Resources that are written and will not be there, since a default was taken for a value: what rests on their absence rests
 * on the default.
 */
public final class LeftOut {

    /** {@code Type}: of the resource that is not there. */
    private static final String TYPE = "ExecReady::LeftOut";

    private static final String OF = "Type";

    private LeftOut() {}

    /**
     * What stands for a resource that is not there.
     *
     * @param type empty for a module, which may hold any
     * @param assumption on which it is not there
     */
    public static Resource resource(String type, String address, Location location, String assumption) {
        Value of =
                new Value.Assumed(new Value.Scalar(type, location), assumption + ", by which there is no " + address);
        return new Resource(TYPE, address, location, new Value.Fields(Map.of(OF, of), location));
    }

    /** On what it rests that resources of some types are not there, a line for each. */
    static List<String> of(Graph graph, Predicate<String> types) {
        return graph.ofType(TYPE).stream()
                .map(resource -> resource.properties().members().get(OF))
                .filter(Value.Assumed.class::isInstance)
                .map(Value.Assumed.class::cast)
                .filter(left -> left.value() instanceof Value.Scalar type
                        && (type.text().isEmpty() || types.test(type.text())))
                .map(Value.Assumed::assumption)
                .toList();
    }

    /** An origin that rests on the absence of resources of some types as well. */
    static Origin resting(Origin origin, Graph graph, Predicate<String> types) {
        Origin resting = origin;
        for (String assumption : of(graph, types)) {
            resting = resting.assumption().contains(assumption) ? resting : resting.assuming(assumption);
        }
        return resting;
    }
}
