// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import java.util.List;
import java.util.Map;

/**
 * What was kept of a plan.
 *
 * @param name of the file, as people call it
 * @param instances resources and data sources of the types that matter, in the plan's order
 * @param past what is there now and the plan changes or takes away, of what others repeat in their state
 * @param configuration the root module's
 * @param variables the values that the root module's variables were given
 * @param unjudged what the plan says that is not judged
 * @param complete whether the plan covers all that its configuration has
 * @param providers the configurations of the AWS provider that it goes through
 */
record Plan(
        String name,
        List<Instance> instances,
        List<Departures.Past> past,
        Configuration configuration,
        Map<String, Value> variables,
        List<Gap> unjudged,
        boolean complete,
        Providers providers) {

    Plan {
        instances = List.copyOf(instances);
        past = List.copyOf(past);
        variables = Map.copyOf(variables);
        unjudged = List.copyOf(unjudged);
    }

    /** The same, with other instances. */
    Plan with(List<Instance> others) {
        return new Plan(name, others, past, configuration, variables, unjudged, complete, providers);
    }
}
