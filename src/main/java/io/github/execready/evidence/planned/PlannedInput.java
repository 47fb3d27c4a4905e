// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static java.util.Objects.requireNonNull;

import io.github.execready.model.Gap;
import io.github.execready.model.SuppressionRule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one plan, one template with those it nests, or one set of files that belong together comes to.
 *
 * @param name what people call it: the file or folder as it was given
 * @param resources in the order of the input
 * @param unjudged what was recognised and cannot be judged: a macro, a deferred change, a module that is not at hand. Where
 *     there is any, no resource that is missing is known to be missing; but of what AWS refuses all counts that is there.
 * @param complete whether a resource that is not here does not exist among what the input's authors deploy together; false
 *     for a single file of a set
 * @param suppressions what the input's authors say in it that they accept
 * @param environment where it is deployed, as far as the input says so
 * @param environments where the resources are deployed that say so themselves, by their addresses
 * @param conditions what the conditions come to that others make up, by their names; also what it comes to that an open
 *     value is {@code true}, by the source of its gap
 * @param parameters of the names for which values were given, those that it has: as parameters or as variables
 */
public record PlannedInput(
        String name,
        List<Resource> resources,
        List<Gap> unjudged,
        boolean complete,
        List<SuppressionRule> suppressions,
        AwsEnvironment environment,
        Map<String, AwsEnvironment> environments,
        Map<String, Condition> conditions,
        Set<String> parameters) {

    public PlannedInput {
        conditions = Map.copyOf(conditions);
        resources = List.copyOf(resources);
        unjudged = List.copyOf(unjudged);
        suppressions = List.copyOf(suppressions);
        requireNonNull(environment, "environment");
        environments = Map.copyOf(environments);
        parameters = Set.copyOf(parameters);
    }

    public PlannedInput(
            String name,
            List<Resource> resources,
            List<Gap> unjudged,
            boolean complete,
            List<SuppressionRule> suppressions) {
        this(name, resources, unjudged, complete, suppressions, AwsEnvironment.UNKNOWN, Map.of(), Map.of(), Set.of());
    }

    public PlannedInput(String name, List<Resource> resources, List<Gap> unjudged, boolean complete) {
        this(name, resources, unjudged, complete, List.of());
    }

    /** The same, deployed where it says itself. */
    public PlannedInput deployedTo(AwsEnvironment itsEnvironment) {
        return with(itsEnvironment, environments, conditions, parameters);
    }

    /** The same, with resources of which each is deployed where it says itself. */
    public PlannedInput deployedTo(Map<String, AwsEnvironment> itsEnvironments) {
        return with(environment, itsEnvironments, conditions, parameters);
    }

    /** The same, with what its conditions come to. */
    public PlannedInput where(Map<String, Condition> conditionsComeTo) {
        return with(environment, environments, conditionsComeTo, parameters);
    }

    /** The same, with what it has of the names for which values were given. */
    public PlannedInput taking(Set<String> names) {
        return with(environment, environments, conditions, names);
    }

    private PlannedInput with(
            AwsEnvironment itsEnvironment,
            Map<String, AwsEnvironment> itsEnvironments,
            Map<String, Condition> conditionsComeTo,
            Set<String> names) {
        return new PlannedInput(
                name,
                resources,
                unjudged,
                complete,
                suppressions,
                itsEnvironment,
                itsEnvironments,
                conditionsComeTo,
                names);
    }

    /** Where a resource is deployed, as far as the input says so. */
    AwsEnvironment environment(Resource resource) {
        return environments.getOrDefault(resource.address(), environment);
    }
}
