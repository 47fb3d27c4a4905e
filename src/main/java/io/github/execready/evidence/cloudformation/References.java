// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.AwsEnvironment;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import io.github.execready.model.Partition;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code Ref} and {@code Fn::GetAtt} come to in a stack. */
final class References {

    private static final Set<String> NESTING = Set.of("AWS::CloudFormation::Stack", "AWS::Serverless::Application");
    private static final String OUTPUTS = "Outputs.";

    private final Stack stack;

    References(Stack stack) {
        this.stack = stack;
    }

    static boolean nests(String type) {
        return NESTING.contains(type);
    }

    Value ref(String name, Location at) {
        if (name.startsWith("AWS::")) {
            return pseudo(name, at);
        }
        Optional<Parameter> parameter = stack.template().parameter(name);
        return parameter.isPresent() ? stack.parameter(parameter.get(), at) : resource(name, "Ref", at);
    }

    private Value pseudo(String name, Location at) {
        StackIdentity identity = stack.identity();
        AwsEnvironment environment = identity.environment();
        Optional<String> known = switch (name) {
            case "AWS::Region" -> environment.region();
            case "AWS::AccountId" -> environment.account();
            case "AWS::Partition" ->
                environment.region().map(Partition::ofRegion).map(Partition::id);
            case "AWS::URLSuffix" ->
                environment.region().map(Partition::ofRegion).flatMap(References::suffix);
            case "AWS::StackName" -> identity.name();
            default -> Optional.empty();
        };
        if (name.equals("AWS::NoValue")) {
            return new Value.Nothing(at);
        }
        return known.<Value>map(text -> new Value.Scalar(text, at))
                .orElseGet(() -> Gaps.outside(name, "known where the stack is deployed", at));
    }

    private static Optional<String> suffix(Partition partition) {
        return switch (partition.id()) {
            case "aws", "aws-us-gov" -> Optional.of("amazonaws.com");
            case "aws-cn" -> Optional.of("amazonaws.com.cn");
            default -> Optional.empty();
        };
    }

    Value attribute(String id, String attribute, Location at) {
        Optional<String> type = type(id);
        if (type.filter(References::nests).isPresent() && attribute.startsWith(OUTPUTS)) {
            String output = attribute.substring(OUTPUTS.length());
            return stack.nested(id)
                    .map(nested -> nested.output(output, at))
                    .orElseGet(() -> Gaps.outside(
                            "output " + output + " of " + id, "the template that it nests was not given", at));
        }
        return type.filter(CrossRegionReferences::hands)
                .flatMap(reader -> new CrossRegionReferences(stack).written(attribute, at))
                .orElseGet(() -> type.isPresent() ? echoed(id, attribute, at) : resource(id, attribute, at));
    }

    // CidrBlock of a network and VpcId of a group are what the template says itself; of a range that is open it counts
    // whose it is.
    private Value echoed(String id, String attribute, Location at) {
        if (!attribute.equals("CidrBlock") && !attribute.equals("VpcId")) {
            return resource(id, attribute, at);
        }
        return stack.template()
                .resource(id)
                .flatMap(resource -> resource.member("Properties"))
                .flatMap(properties -> properties.member(attribute))
                .map(node -> stack.effort()
                        .once(
                                List.of(stack, id, attribute),
                                () -> stack.scope().value(node),
                                () -> resource(id, attribute, at)))
                .filter(value -> value instanceof Value.Scalar || !attribute.equals("CidrBlock"))
                .map(value -> Moved.to(at, value))
                .orElseGet(() -> resource(id, attribute, at));
    }

    private Optional<String> type(String id) {
        return stack.template().resource(id).flatMap(resource -> resource.text("Type"));
    }

    private Value resource(String id, String attribute, Location at) {
        Optional<Node> resource = stack.template().resource(id);
        if (resource.isEmpty()) {
            return Gaps.notJudged(
                    Excerpt.of(id),
                    "is neither a parameter nor a resource that stands in "
                            + stack.template().path(),
                    at);
        }
        if (Unjudged.isIn(resource.get())) {
            return Gaps.notJudged(Excerpt.of(id), "is made by a program that runs before it is deployed", at);
        }
        Optional<Truth> exists = resource.get().text("Condition").map(stack.scope()::condition);
        if (exists.filter(truth -> truth.is(false)).isPresent()) {
            return Gaps.notJudged(Excerpt.of(id), "is not made, for its condition does not hold", at);
        }
        return new Value.Reference(stack.prefix() + id, attribute, at);
    }
}
