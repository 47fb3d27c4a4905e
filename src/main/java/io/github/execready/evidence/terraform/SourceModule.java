// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.terraform.SourceBlock.SourceAttribute;
import java.util.List;
import java.util.Optional;

/**
 * The sources of one module.
 *
 * @param own whether they belong to the repository, and were not fetched from elsewhere
 * @param blocks of all its files
 */
record SourceModule(boolean own, List<SourceBlock> blocks) {

    SourceModule {
        blocks = List.copyOf(blocks);
    }

    /** The block with an address such as {@code aws_ecs_service.api} or {@code data.aws_vpc.main}. */
    Optional<SourceBlock> block(String address) {
        boolean data = address.startsWith("data.");
        Traversal path = Traversal.parse(data ? address.substring(5) : address);
        return labelled(
                data ? "data" : "resource",
                path.steps().stream().map(Traversal.Step::text).toList());
    }

    /** The call of a module. */
    Optional<SourceBlock> call(String name) {
        return labelled("module", List.of(name));
    }

    Optional<SourceAttribute> local(String name) {
        return blocks.stream()
                .filter(b -> b.type().equals("locals"))
                .flatMap(b -> b.attribute(name).stream())
                .findFirst();
    }

    Optional<SourceAttribute> output(String name) {
        return labelled("output", List.of(name)).flatMap(b -> b.attribute("value"));
    }

    Optional<SourceAttribute> variableDefault(String name) {
        return labelled("variable", List.of(name)).flatMap(b -> b.attribute("default"));
    }

    private Optional<SourceBlock> labelled(String type, List<String> labels) {
        return blocks.stream()
                .filter(b -> b.type().equals(type) && b.labels().equals(labels))
                .findFirst();
    }
}
