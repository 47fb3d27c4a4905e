// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The types of Terraform's AWS provider that bear on ECS Exec, and their attributes in CloudFormation's words: one table,
 * for most of it is spelling. Names are those of the provider's documentation and of the CloudFormation resource reference.
 */
final class Shapes {

    /** What every resource is known by, and where it is made. */
    static final Set<String> IDENTITY = Set.of("id", "arn", "name", "region");

    /** What data sources are asked for. */
    private static final Set<String> DATA = Set.of(
            "id",
            "arn",
            "name",
            "ids",
            "names",
            "arns",
            "region",
            "account_id",
            "partition",
            "dns_suffix",
            "reverse_dns_prefix",
            "cidr_block",
            "vpc_id",
            "cluster_name",
            "subnet_ids",
            "key_id",
            "value");

    static final String POLICY_DOCUMENT = "aws_iam_policy_document";

    private static final Set<String> POLICY_DOCUMENT_ATTRIBUTES = Set.of(
            "json",
            "statement",
            "version",
            "source_policy_documents",
            "override_policy_documents",
            "source_json",
            "override_json");
    private static final Map<String, Shape> SHAPES = Stream.of(
                    EcsShapes.services(),
                    EcsShapes.targets(),
                    IamShapes.all(),
                    NetworkShapes.all(),
                    HostShapes.all(),
                    LoggingShapes.all())
            .flatMap(Function.identity())
            .collect(Collectors.toUnmodifiableMap(Shape::name, Function.identity()));

    private static final Map<String, Set<String>> NAMES = SHAPES.values().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Shape::name,
                    shape -> shape.attributes().stream().map(Attribute::name).collect(Collectors.toUnmodifiableSet())));

    private Shapes() {}

    /** What a type is, if it matters. */
    static Optional<Shape> of(String type) {
        return Optional.ofNullable(SHAPES.get(type));
    }

    /** Whether a resource or data source of a type is kept. */
    static boolean matters(boolean data, String type) {
        return data || SHAPES.containsKey(type);
    }

    /** Whether an attribute of a type is kept. */
    static boolean wanted(boolean data, String type, String attribute) {
        if (data) {
            return type.equals(POLICY_DOCUMENT)
                    ? POLICY_DOCUMENT_ATTRIBUTES.contains(attribute)
                    : DATA.contains(attribute);
        }
        return IDENTITY.contains(attribute)
                || NAMES.getOrDefault(type, Set.of()).contains(attribute);
    }
}
