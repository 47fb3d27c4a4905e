// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import io.github.execready.model.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The task sets of a service whose deployments another program controls: they say what its tasks are made from and where they
 * run, whatever the service says itself.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-external.html">Third-party
 *     controllers: parameters that are managed at the task set level</a>
 */
final class TaskSets {

    private static final String TYPE = "AWS::ECS::TaskSet";

    private static final List<String> DECIDED = List.of(
            "TaskDefinition", "NetworkConfiguration", "LaunchType", "CapacityProviderStrategy", "PlatformVersion");

    private static final String EXTERNAL = "EXTERNAL";

    private TaskSets() {}

    /** What a service says, with what its only task set decides; that is open where there is not one. */
    static Property deciding(Resource resource, Property service) {
        Property controller = service.at("DeploymentController", "Type");
        boolean certain = controller.text().is(EXTERNAL);
        if (!(certain || controller.text().isUnknown())
                || !(service.value().toOptional().orElse(null) instanceof Value.Fields own)) {
            return service;
        }
        Map<String, Value> members = new LinkedHashMap<>(own.members());
        if (!certain) {
            DECIDED.forEach(name -> members.computeIfPresent(
                    name, (key, value) -> new Value.Assumed(value, "the deployment controller is not " + EXTERNAL)));
            return with(service, own, members);
        }
        List<Resource> sets = service.scope().naming(TYPE, "Service", resource);
        boolean known = sets.size() == 1
                && service.scope().of(sets.get(0)).at("Service").names(resource).is(true)
                && service.scope().exists(sets.get(0)).is(true);
        Location place = controller.origin().location().orElse(own.location());
        Value open = new Value.Open(
                new Gap(
                        Gap.Reason.OUTSIDE_THE_INPUT,
                        "the task sets of " + resource.address(),
                        "with the deployment controller " + EXTERNAL + " they decide this, and not the service",
                        controller.origin().location()),
                place);
        Map<String, Value> set = known ? sets.get(0).properties().members() : Map.of();
        for (String name : DECIDED) {
            members.remove(name);
            Value decided = known ? set.get(name) : open;
            if (decided != null) {
                members.put(name, decided);
            }
        }
        return with(service, own, members);
    }

    private static Property with(Property service, Value.Fields own, Map<String, Value> members) {
        Origin origin = service.origin();
        return new Property(service.scope(), Evidence.known(new Value.Fields(members, own.location()), origin), origin);
    }
}
