// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import java.util.List;
import java.util.stream.Stream;

/**
 * A type of Terraform's and what it is in CloudFormation.
 *
 * @param name {@code aws_ecs_service}
 * @param type {@code AWS::ECS::Service}; empty for a type that only adds to resources of another one
 * @param attributes those that matter
 */
record Shape(String name, String type, List<Attribute> attributes) {

    Shape {
        attributes = List.copyOf(attributes);
    }

    /** A shape of attributes and streams of them. */
    static Shape of(String name, String type, Object... attributes) {
        return new Shape(
                name,
                type,
                Stream.of(attributes)
                        .flatMap(a -> a instanceof Stream<?> several ? several : Stream.of(a))
                        .map(Attribute.class::cast)
                        .toList());
    }
}
