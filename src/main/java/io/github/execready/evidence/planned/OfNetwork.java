// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the network of an input hangs on: the conditions on which its resources and those that they refer to exist, and the
 * ones that their properties name. Whoever decides any other condition sees the same network.
 */
final class OfNetwork {

    /** Nobody reads resources of these as part of a network, unless something of the network refers to them. */
    private static final List<String> WORKLOADS = List.of("AWS::ECS::", "AWS::IAM::", "AWS::Logs::");

    private final Graph graph;
    private final Set<String> seen = new HashSet<>();
    private final Deque<Resource> left = new ArrayDeque<>();
    private final Set<String> conditions = new HashSet<>();

    private OfNetwork(Graph graph) {
        this.graph = graph;
    }

    /** The names of the conditions that no other ones make up. */
    static Set<String> conditions(Graph graph, List<Resource> all) {
        OfNetwork network = new OfNetwork(graph);
        all.stream()
                .filter(resource -> WORKLOADS.stream().noneMatch(resource.type()::startsWith))
                .forEach(network::add);
        while (!network.left.isEmpty()) {
            Resource next = network.left.pop();
            next.condition().ifPresent(network::on);
            network.in(next.properties());
            next.before().ifPresent(network::in);
        }
        return Set.copyOf(network.conditions);
    }

    private void add(Resource resource) {
        if (seen.add(resource.address())) {
            left.push(resource);
        }
    }

    private void on(String condition) {
        conditions.addAll(graph.madeOf(Condition.of(condition)));
    }

    private void in(Value value) {
        if (value instanceof Value.Choice choice) {
            on(choice.condition());
        }
        if (value instanceof Value.Reference reference) {
            graph.at(reference.address()).ifPresent(this::add);
        }
        Values.parts(value).forEach(this::in);
    }
}
