// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Gap;
import java.util.List;

/**
 * What one plan, one template with those it nests, or one set of files that belong together comes to.
 *
 * @param name what people call it: the file or folder as it was given
 * @param resources in the order of the input
 * @param unjudged what was recognised and cannot be judged: a macro, a deferred change, a module that is not at hand. Where
 *     there is any, no resource that is missing is known to be missing.
 * @param complete whether a resource that is not here does not exist among what the input's authors deploy together; false
 *     for a single file of a set
 * @param suppressions what the input's authors say in it that they accept
 */
public record PlannedInput(
        String name, List<Resource> resources, List<Gap> unjudged, boolean complete, List<Suppression> suppressions) {

    public PlannedInput {
        resources = List.copyOf(resources);
        unjudged = List.copyOf(unjudged);
        suppressions = List.copyOf(suppressions);
    }

    public PlannedInput(String name, List<Resource> resources, List<Gap> unjudged, boolean complete) {
        this(name, resources, unjudged, complete, List.of());
    }
}
