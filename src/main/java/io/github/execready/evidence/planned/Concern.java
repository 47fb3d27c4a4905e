// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A part of an input that is read for many workloads. It hangs on the conditions on which its resources and those that they
 * refer to exist, and on those that their properties name: whoever decides any other condition sees the same part.
 */
enum Concern {
    NETWORK,
    ROLES;

    /** The beginnings of the types that are not read as of this part, unless something of it refers to them. */
    private List<String> others() {
        return switch (this) {
            case NETWORK -> List.of("AWS::ECS::", "AWS::IAM::", "AWS::Logs::");
            case ROLES -> List.of("AWS::ECS::", "AWS::EC2::", "AWS::Logs::");
        };
    }

    /** The names of the conditions that it hangs on and that no other ones make up. */
    Set<String> conditions(Graph graph, List<Resource> all) {
        List<String> others = others();
        Walk walk = new Walk(graph);
        all.stream()
                .filter(resource -> others.stream().noneMatch(resource.type()::startsWith))
                .forEach(walk::add);
        return walk.conditions();
    }

    /** From resources to those that they refer to. */
    private static final class Walk {

        private final Graph graph;
        private final Set<String> seen = new HashSet<>();
        private final Deque<Resource> left = new ArrayDeque<>();
        private final Set<String> conditions = new HashSet<>();

        Walk(Graph graph) {
            this.graph = graph;
        }

        void add(Resource resource) {
            if (seen.add(resource.address())) {
                left.push(resource);
            }
        }

        Set<String> conditions() {
            while (!left.isEmpty()) {
                Resource next = left.pop();
                next.condition().ifPresent(this::on);
                in(next.properties());
                next.before().ifPresent(this::in);
            }
            return Set.copyOf(conditions);
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
}
