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
        return inputs.stream().flatMap(input -> targets(input).stream()).toList();
    }

    private List<ExecTarget> targets(PlannedInput input) {
        List<Launches> everywhere = input.resources().stream()
                .map(resource -> environment(input, resource))
                .distinct()
                .map(environment -> launches(input, environment))
                .toList();
        List<ExecTarget> targets = new ArrayList<>();
        Set<String> launched = new HashSet<>();
        for (Launches here : everywhere) {
            for (Launch launch : here.all()) {
                launch.definedBy().ifPresent(definition -> launched.add(definition.address()));
                targets.add(target(launch, input));
            }
        }
        for (Launches here : everywhere) {
            for (Resource definition : here.definitions()) {
                if (!launched.contains(definition.address())) {
                    targets.add(target(here.alone(definition), input));
                }
            }
        }
        return List.copyOf(targets);
    }

    // Targets are judged at the same time, and all are read from the same resources.
    private ExecTarget target(Launch launch, PlannedInput input) {
        synchronized (input) {
            return new TargetReader(launch, observedAt)
                    .target()
                    .withSuppressions(input.suppressions())
                    .withBranches((condition, holds) ->
                            launch.branch(condition, holds).map(branch -> target(branch, input)));
        }
    }

    /** What is launched in one environment, each in the view of it: elsewhere resources have other ARNs. */
    private Launches launches(PlannedInput input, AwsEnvironment environment) {
        DeploymentValues there = new DeploymentValues(
                values.parameters(), environment.region(), environment.account(), values.assumeDefaults());
        return new Launches(
                new Scope(new Graph(input), new Names(there)),
                resource -> environment(input, resource).equals(environment));
    }

    /** What an input says of its deployment goes before what is said of all inputs. */
    private AwsEnvironment environment(PlannedInput input, Resource resource) {
        return input.environment(resource).or(new AwsEnvironment(values.region(), values.account()));
    }
}
