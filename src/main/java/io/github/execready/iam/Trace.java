// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How every statement that speaks of a request's action and principal fits it, layer by layer. */
public final class Trace {

    private Trace() {}

    /** The statements of all layers that name the action and the principal, from the outermost layer inwards. */
    public static List<StatementTrace> of(Request request, PolicyLayers layers) {
        List<StatementTrace> traces = new ArrayList<>();
        layers.serviceControl().forEach(level -> add(traces, Layer.SERVICE_CONTROL, level, request));
        layers.resourceControl().forEach(level -> add(traces, Layer.RESOURCE_CONTROL, level, request));
        add(traces, Layer.ENDPOINT, layers.endpoint(), request);
        add(traces, Layer.IDENTITY, layers.identity(), request);
        add(traces, Layer.BOUNDARY, layers.boundary(), request);
        add(traces, Layer.SESSION, layers.session(), request);
        add(traces, Layer.RESOURCE, layers.resource(), request);
        return List.copyOf(traces);
    }

    private static void add(List<StatementTrace> traces, Layer layer, Optional<PolicySet> set, Request request) {
        set.ifPresent(present -> add(traces, layer, present, request));
    }

    private static void add(List<StatementTrace> traces, Layer layer, PolicySet set, Request request) {
        for (Policy policy : set.policies()) {
            for (Statement statement : policy.statements()) {
                StatementTrace trace = StatementTrace.of(layer, policy.name(), statement, request);
                if (trace.action() != Match.NO && trace.principal() != Match.NO) {
                    traces.add(trace);
                }
            }
        }
    }
}
