// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.cloudformation.Node.Mapping;
import io.github.execready.evidence.cloudformation.Node.Sequence;
import io.github.execready.evidence.cloudformation.Node.Text;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The functions of CloudFormation, as
 * <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">its
 * reference</a> describes them, over values that may be open.
 */
final class Functions {

    private final Scope scope;
    private final String name;
    private final Node argument;
    private final Location at;

    private Functions(Scope scope, String name, Node argument, Location at) {
        this.scope = scope;
        this.name = name;
        this.argument = argument;
        this.at = at;
    }

    static Value value(Scope scope, String name, Node argument, Location at) {
        return new Functions(scope, name, argument, at).value();
    }

    private Value value() {
        References references = new References(scope.stack());
        return switch (name) {
            case "Ref" -> argument instanceof Text id ? references.ref(id.text(), at) : malformed();
            case "Fn::GetAtt" -> getAtt(references);
            case "Fn::If" -> choose();
            case "Fn::Sub" -> Substitution.value(scope, argument, at).orElseGet(this::malformed);
            case "Fn::Join" -> join();
            case "Fn::Split" -> split();
            case "Fn::Select" -> select();
            case "Fn::FindInMap" -> Lookup.value(scope, arguments(), at).orElseGet(this::malformed);
            case "Fn::ImportValue" -> scope.stack().deployment().exports().imported(scope.stack(), value(argument), at);
            case "Fn::GetStackOutput" -> stackOutput();
            case "Fn::Cidr" -> Subranges.value(scope, arguments(), at);
            case "Fn::GetAZs" -> Gaps.outside("Fn::GetAZs", "the availability zones of the account", at);
            case "Fn::Base64" -> Gaps.notJudged("Fn::Base64", "what is encoded is not read", at);
            case "Fn::ToJsonString" -> value(argument);
            case "Fn::Length" -> length();
            default -> Gaps.notJudged(Excerpt.of(name), "is no function that is judged", at);
        };
    }

    private Value malformed() {
        return Gaps.notJudged(Excerpt.of(name), "is not written as CloudFormation expects it", at);
    }

    private Value value(Node node) {
        return scope.value(node);
    }

    private List<Node> arguments() {
        return argument instanceof Sequence sequence ? sequence.items() : List.of();
    }

    private Value getAtt(References references) {
        List<Node> path = ShortForms.split(argument) instanceof Sequence sequence ? sequence.items() : List.of();
        return path.size() == 2 && path.get(0) instanceof Text id && path.get(1) instanceof Text attribute
                ? references.attribute(id.text(), attribute.text(), at)
                : malformed();
    }

    private Value choose() {
        List<Node> arguments = arguments();
        if (arguments.size() != 3 || !(arguments.get(0) instanceof Text condition)) {
            return malformed();
        }
        Truth truth = scope.condition(condition.text());
        Node whenTrue = arguments.get(1);
        Node whenFalse = arguments.get(2);
        if (truth.known().isPresent()) {
            return Lifted.assuming(value(truth.is(true) ? whenTrue : whenFalse), truth.assumption());
        }
        Value holds = scope.where(truth, true).value(whenTrue);
        Value holdsNot = scope.where(truth, false).value(whenFalse);
        return truth.negated()
                ? new Value.Choice(truth.name(), holdsNot, holds, at)
                : new Value.Choice(truth.name(), holds, holdsNot, at);
    }

    private Value join() {
        List<Node> arguments = arguments();
        if (arguments.size() != 2 || !(arguments.get(0) instanceof Text delimiter)) {
            return malformed();
        }
        return Lifted.over(value(arguments.get(1)), list -> {
            if (list instanceof Value.Open open) {
                return Gaps.of(open.gap().source() + " as one text", open, at);
            }
            if (!(list instanceof Value.Items items)) {
                return Moved.to(at, list);
            }
            List<Value> parts = new ArrayList<>();
            for (Value item : items.items()) {
                if (!parts.isEmpty()) {
                    parts.add(new Value.Scalar(delimiter.text(), at));
                }
                parts.add(item);
            }
            return Texts.join(parts, at);
        });
    }

    private Value split() {
        List<Node> arguments = arguments();
        return arguments.size() == 2
                        && arguments.get(0) instanceof Text delimiter
                        && !delimiter.text().isEmpty()
                ? Texts.split(value(arguments.get(1)), delimiter.text(), at)
                : malformed();
    }

    private Value select() {
        List<Node> arguments = arguments();
        if (arguments.size() != 2) {
            return malformed();
        }
        Optional<Integer> index = Numbers.of(value(arguments.get(0)));
        if (index.isEmpty()) {
            return Gaps.notJudged(name, "which item it selects is open", at);
        }
        return Lifted.over(value(arguments.get(1)), list -> {
            if (list instanceof Value.Open open) {
                return Gaps.of("item " + index.get() + " of " + open.gap().source(), open, at);
            }
            if (!(list instanceof Value.Items items)) {
                return Moved.to(at, list);
            }
            boolean settled = items.items().stream().limit(index.get() + 1L).allMatch(Functions::isOne);
            return settled && index.get() < items.items().size()
                    ? Moved.to(at, items.items().get(index.get()))
                    : Gaps.notJudged(name, "item " + index.get() + " of a list that is open or shorter", at);
        });
    }

    // An item that may be left out moves those behind it.
    private static boolean isOne(Value item) {
        return !(item instanceof Value.Choice choice)
                || !(choice.whenTrue() instanceof Value.Nothing || choice.whenFalse() instanceof Value.Nothing);
    }

    private Value length() {
        return Lifted.over(
                value(argument),
                list -> list instanceof Value.Items items
                                && items.items().stream().allMatch(Functions::isOne)
                        ? new Value.Scalar(Integer.toString(items.items().size()), at)
                        : Gaps.notJudged(name, "of a list that is open", at));
    }

    private Value stackOutput() {
        if (!(argument instanceof Mapping)) {
            return malformed();
        }
        Optional<Value> stack = argument.member("StackName").map(this::value);
        Optional<Value> output = argument.member("OutputName").map(this::value);
        return stack.isPresent() && output.isPresent()
                ? scope.stack()
                        .deployment()
                        .stackOutput(
                                scope.stack(),
                                stack.get(),
                                argument.member("Region").map(this::value),
                                output.get(),
                                at)
                : malformed();
    }
}
