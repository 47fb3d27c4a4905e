// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Resource;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What holds for a whole Region without being linked to anything in it: VPC Block Public Access, which a configuration may turn
 * on in another Region than that of its services.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html">It is set for an account in a
 *     Region</a>
 */
final class OtherRegions {

    private static final String OPTIONS = "aws_vpc_block_public_access_options";
    private static final String MODE = "InternetGatewayBlockMode";

    /** What launches tasks, or is launched. */
    private static final Set<String> LAUNCHED = Set.of(Types.SERVICE, Types.TASK_DEFINITION);

    private final Map<String, MadeIn> options;
    private final List<MadeIn> launched;

    OtherRegions(List<Instance> instances, Function<Instance, MadeIn> places) {
        this.options = instances.stream()
                .filter(instance -> instance.type().equals(OPTIONS) && !instance.data())
                .collect(Collectors.toMap(Instance::address, places, (one, other) -> one));
        this.launched = options.isEmpty()
                ? List.of()
                : instances.stream()
                        .filter(instance -> LAUNCHED.contains(instance.type()) && !instance.data())
                        .map(places)
                        .distinct()
                        .toList();
    }

    /** The resources without what is for another Region, and open what may be. */
    List<Resource> without(List<Resource> resources) {
        if (options.isEmpty() || launched.isEmpty()) {
            return resources;
        }
        List<Resource> left = new ArrayList<>();
        for (Resource resource : resources) {
            Optional<MadeIn> place = Optional.ofNullable(options.get(resource.address()));
            Set<Optional<Boolean>> same = place.stream()
                    .flatMap(there -> launched.stream().map(there::isSame))
                    .collect(Collectors.toSet());
            if (place.isEmpty() || same.equals(Set.of(Optional.of(true)))) {
                left.add(resource);
            } else if (!same.equals(Set.of(Optional.of(false)))) {
                left.add(open(resource, place.get()));
            }
        }
        return left;
    }

    private static Resource open(Resource resource, MadeIn place) {
        Map<String, Value> members = new LinkedHashMap<>(resource.properties().members());
        members.put(
                MODE,
                Instances.open(
                        Gap.Reason.OUTSIDE_THE_INPUT,
                        "the Region of provider " + place.provider(),
                        "it is not told whether " + resource.address() + " is for the Region of what is judged",
                        resource.location()));
        return Translator.with(resource, members);
    }
}
