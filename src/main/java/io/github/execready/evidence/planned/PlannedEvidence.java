// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.evidence.EvidenceSource;
import io.github.execready.evidence.Questions;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Evidence from plans and templates: a target for each service, each run task, and each task definition left over. */
public final class PlannedEvidence implements EvidenceSource {

    private final List<PlannedInput> inputs;
    private final DeploymentValues values;
    private final Instant observedAt;

    /**
     * @param inputs each is judged by itself
     * @param observedAt when they were read
     */
    public PlannedEvidence(List<PlannedInput> inputs, DeploymentValues values, Instant observedAt) {
        this.inputs = List.copyOf(inputs);
        this.values = values;
        this.observedAt = observedAt;
    }

    @Override
    public List<ExecTarget> targets(Set<Part> parts, Questions questions) {
        return inputs.stream()
                .flatMap(input -> targets(input).stream().map(target -> target.withSuppressions(input.suppressions())))
                .toList();
    }

    /** What an input says of its deployment goes before what is said of all inputs. */
    private DeploymentValues said(PlannedInput input) {
        return new DeploymentValues(
                values.parameters(),
                input.region().or(values::region),
                input.account().or(values::account),
                values.assumeDefaults());
    }

    private List<ExecTarget> targets(PlannedInput input) {
        Graph graph = new Graph(input);
        Launches launches = new Launches(new Scope(graph, new Names(said(input)), Map.of()));
        List<ExecTarget> targets = new ArrayList<>();
        Set<String> launched = new HashSet<>();
        for (Launch launch : launches.all()) {
            launch.definedBy().ifPresent(definition -> launched.add(definition.address()));
            targets.add(new TargetReader(launch, observedAt).target());
        }
        for (Resource definition : graph.ofType(DefinitionReader.TYPE)) {
            if (!launched.contains(definition.address())) {
                targets.add(new TargetReader(launches.alone(definition), observedAt).target());
            }
        }
        return List.copyOf(targets);
    }
}
