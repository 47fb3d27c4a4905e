// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.AwsEnvironment;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.List;
import java.util.Optional;

/**
 * The CDK's {@code crossRegionReferences}: a custom resource of one stack writes values into parameters of another Region, and
 * one of a stack there hands them out by the parameters' names.
 *
 * @see <a href="https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib-readme.html#accessing-resources-in-a-different-stack-and-region">
 *     Accessing resources in a different stack and region</a>
 */
final class CrossRegionReferences {

    private static final String READER = "Custom::CrossRegionExportReader";
    private static final String WRITER = "Custom::CrossRegionExportWriter";

    private final Stack reader;

    CrossRegionReferences(Stack reader) {
        this.reader = reader;
    }

    static boolean hands(String type) {
        return type.equals(READER);
    }

    /** What the only given stack writes under the name; empty where that is open, or of its own Region alone. */
    Optional<Value> written(String name, Location at) {
        List<Value> written = reader.deployment().stacks().stream()
                .filter(this::isInTheSameAccount)
                .flatMap(stack -> writers(stack, name).stream().map(node -> value(stack, name, node, at)))
                .toList();
        return written.size() == 1
                ? Optional.of(written.get(0)).filter(this::isGlobal).map(value -> Moved.to(at, value))
                : Optional.empty();
    }

    private boolean isInTheSameAccount(Stack stack) {
        return account(stack).maybe(account(reader));
    }

    private static AwsEnvironment account(Stack stack) {
        return new AwsEnvironment(
                Optional.empty(), stack.identity().environment().account());
    }

    private List<Node> writers(Stack stack, String name) {
        return stack.template().resources().values().stream()
                .filter(resource -> resource.text("Type").filter(WRITER::equals).isPresent())
                .flatMap(resource -> resource.member("Properties").stream())
                .flatMap(properties -> properties.member("WriterProps").stream())
                .filter(writer -> new AwsEnvironment(writer.text("region"), Optional.empty())
                        .maybe(reader.identity().environment()))
                .flatMap(writer -> writer.member("exports").stream())
                .flatMap(exports -> exports.member(name).stream())
                .toList();
    }

    private static Value value(Stack stack, String name, Node node, Location at) {
        return stack.effort()
                .once(
                        List.of(stack, name),
                        () -> stack.scope().value(node),
                        () -> Gaps.notJudged(Excerpt.of(name), "leads back to itself", at));
    }

    // A key or network of another Region is none that tasks can use, and nothing behind this asks where it is.
    private boolean isGlobal(Value value) {
        return value instanceof Value.Reference reference
                && reader.deployment().stacks().stream()
                        .filter(stack -> reference.address().startsWith(stack.prefix()))
                        .flatMap(stack ->
                                stack
                                        .template()
                                        .resource(reference
                                                .address()
                                                .substring(stack.prefix().length()))
                                        .stream())
                        .flatMap(resource -> resource.text("Type").stream())
                        .anyMatch(type -> type.startsWith("AWS::IAM::"));
    }
}
