// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.OtherLaunch;
import io.github.execready.evidence.planned.Resource;
import io.github.execready.model.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts the resources of all instances together. */
final class Assembly {

    private final Additions added;

    Assembly(Readings readings, List<Instance> instances) {
        Translator translator = new Translator(readings);
        List<Resource> resources = new ArrayList<>();
        List<Instance> additions = new ArrayList<>();
        for (Instance instance : instances) {
            Optional<Shape> shape = instance.data() ? Optional.empty() : Shapes.of(instance.type());
            if (shape.isPresent()) {
                if (shape.get().type().isEmpty()) {
                    additions.add(instance);
                } else {
                    resources.addAll(translator.resources(instance, shape.get()));
                }
            }
        }
        Unwritten unwritten = new Unwritten(resources);
        List<Resource> settled = resources.stream().map(unwritten::settled).toList();
        added = new Additions(settled);
        for (Instance instance : additions) {
            Shapes.of(instance.type())
                    .flatMap(shape ->
                            translator.resources(instance, shape).stream().findFirst())
                    .ifPresent(resource -> added.add(instance, resource));
        }
    }

    List<Resource> resources() {
        return added.resources().stream().map(OtherLaunch::apart).toList();
    }

    /** What belongs to others, and it cannot be told to which, and what runs tasks otherwise than a service. */
    List<Gap> unjudged() {
        return Stream.concat(
                        added.unjudged().stream(),
                        added.resources().stream()
                                .flatMap(one -> OtherLaunch.gap(one.type(), one.address(), one.location()).stream()))
                .toList();
    }
}
