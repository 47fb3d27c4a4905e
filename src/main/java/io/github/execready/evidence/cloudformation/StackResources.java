// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.Condition;
import io.github.execready.evidence.planned.LeftOut;
import io.github.execready.evidence.planned.OtherLaunch;
import io.github.execready.evidence.planned.Resource;
import io.github.execready.evidence.planned.ResourceType;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import io.github.execready.model.SuppressionRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.Stream;

/** The resources that a stack will have. */
final class StackResources {

    /** What the judgement of a workload reads; of other resources only that they are there. */
    private static final List<String> READ = List.of(
            "AWS::ECS::",
            "AWS::IAM::",
            "AWS::EC2::",
            "AWS::AutoScaling::",
            "AWS::KMS::",
            "AWS::Events::Rule",
            "AWS::Scheduler::Schedule",
            "AWS::Pipes::Pipe",
            "AWS::StepFunctions::StateMachine",
            "AWS::Serverless::StateMachine",
            "AWS::Logs::LogGroup",
            "AWS::S3::Bucket");

    /** Neither the name of anything nor a day. */
    private static final String NO_TEXT = "?";

    private final Stack stack;
    private final SourcePlaces places;
    private final BesideFiles files;
    private final List<Resource> resources;

    private StackResources(Stack stack, SourcePlaces places, BesideFiles files, List<Resource> resources) {
        this.stack = stack;
        this.places = places;
        this.files = files;
        this.resources = resources;
    }

    static void read(Stack stack, SourcePlaces places, BesideFiles files, List<Resource> resources) {
        StackResources reader = new StackResources(stack, places, files, resources);
        Template template = stack.template();
        Deployment deployment = stack.deployment();
        template.includes().forEach(node -> deployment.unjudged(Unjudged.macro(node, node.location())));
        if (template.macros().isEmpty()) {
            // The names of a large template take as long as a tenth of its resources, and nobody waits for them.
            ForkJoinTask<List<Gap>> refused = ForkJoinPool.commonPool()
                    .submit(() -> template.includes().isEmpty() ? Refused.gaps(template) : List.of());
            template.resources().forEach(reader::read);
            refused.join().forEach(deployment::unjudged);
        } else {
            // Every resource may become another one: nothing that stands here can be relied on.
            template.macros().forEach(node -> deployment.unjudged(Unjudged.macro(node, node.location())));
        }
    }

    private void read(String id, Node node) {
        Optional<String> type = node.text("Type");
        if (id.startsWith("Fn::")) {
            stack.deployment()
                    .unjudged(
                            id.startsWith("Fn::Transform")
                                    ? Unjudged.macro(node, node.location())
                                    : Unjudged.loop(id, node.location()));
        } else if (type.isEmpty()) {
            unjudged(id, "has no type", node);
        } else if (type.get().endsWith("::MODULE")) {
            unjudged(id, "the module " + Excerpt.of(type.get()) + " is not at hand", node);
        } else {
            Optional<Truth> condition = node.text("Condition").map(stack.scope()::condition);
            if (condition.filter(truth -> truth.is(false)).isEmpty()) {
                read(id, type.get(), node, condition);
            } else {
                condition
                        .map(Truth::assumption)
                        .filter(assumption -> !assumption.isEmpty())
                        .map(assumption -> LeftOut.resource(
                                type.get(),
                                stack.prefix() + id,
                                stack.template().location(node),
                                assumption))
                        .ifPresent(resources::add);
            }
        }
    }

    private void unjudged(String id, String why, Node node) {
        stack.deployment().unjudged(Gaps.gap("resource " + Excerpt.of(stack.prefix() + id), why, node.location()));
    }

    private void read(String id, String type, Node node, Optional<Truth> condition) {
        Optional<Node> properties = node.member("Properties");
        Location location = places.of(node).orElseGet(() -> stack.template().location(node));
        Scope scope = condition.map(truth -> stack.scope().where(truth, true)).orElse(stack.scope());
        Value.Fields fields = new Value.Fields(Map.of(), location);
        String address = stack.prefix() + id;
        boolean unread = UnreadStack.is(stack, id, type);
        if (unread) {
            stack.deployment().unjudged(UnreadStack.gap(address, location));
        }
        Optional<Gap> other = OtherLaunch.gap(type, address, location);
        other.ifPresent(stack.deployment()::unjudged);
        if (properties.isPresent()
                && other.isEmpty()
                && (unread || READ.stream().anyMatch(type::startsWith))) {
            Value value = scope.value(properties.get());
            if (!(value instanceof Value.Fields read)) {
                if (value instanceof Value.Open open) {
                    stack.deployment().unjudged(open.gap());
                }
                unjudged(id, "its properties are made by a program that runs before it is deployed", node);
                return;
            }
            String assumption = condition.map(Truth::assumption).orElse("");
            Value.Fields said = StateMachines.isOne(type) ? StateMachines.defined(read, stack.template(), files) : read;
            fields = placed(node, assuming(EmptyEgress.open(type, said), assumption));
        }
        String known = StateMachines.isOne(type) ? StateMachines.TYPE : type;
        // It adds to nothing but what it is told of.
        boolean apart = unread || other.isPresent();
        resources.add(new Resource(
                apart ? ResourceType.UNREAD_MODULE : known,
                address,
                location,
                fields,
                Optional.empty(),
                existence(condition)));
    }

    // A resource that exists on an assumption is on it in all it says.
    private static Value.Fields assuming(Value.Fields fields, String assumption) {
        if (assumption.isEmpty()) {
            return fields;
        }
        Map<String, Value> members = new LinkedHashMap<>();
        fields.members().forEach((name, value) -> members.put(name, Lifted.assuming(value, assumption)));
        return new Value.Fields(members, fields.location());
    }

    // A line of what the CDK wrote helps nobody.
    private Value.Fields placed(Node node, Value.Fields fields) {
        Optional<Location> made = places.of(node);
        if (made.isEmpty()) {
            return fields;
        }
        Map<String, Value> members = new LinkedHashMap<>();
        fields.members()
                .forEach((name, value) ->
                        members.put(name, Moved.wholly(places.of(node, name).orElse(made.get()), value)));
        return new Value.Fields(members, made.get());
    }

    private Optional<String> existence(Optional<Truth> condition) {
        List<String> names = new ArrayList<>();
        for (Optional<Stack> one = Optional.of(stack);
                one.isPresent();
                one = one.get().parent().map(Stack.Parent::stack)) {
            one.get()
                    .parent()
                    .flatMap(Stack.Parent::condition)
                    .map(Truth::label)
                    .ifPresent(name -> names.add(0, name));
        }
        condition.filter(truth -> truth.known().isEmpty()).map(Truth::label).ifPresent(names::add);
        return Condition.together(names);
    }

    /** What the template's authors accept, in the metadata of the template and of its resources. */
    static Stream<SuppressionRule> suppressions(Stack stack) {
        String prefix = stack.prefix();
        return Stream.concat(
                stack.template().metadata().stream().flatMap(node -> suppressions(prefix + "*", node)),
                stack.template().resources().entrySet().stream()
                        .flatMap(resource -> resource.getValue().member("Metadata").stream()
                                .flatMap(node -> suppressions(prefix + resource.getKey(), node))));
    }

    private static Stream<SuppressionRule> suppressions(String address, Node metadata) {
        return metadata.member("execready").flatMap(node -> node.member("suppress")).stream()
                .flatMap(node -> node instanceof Node.Sequence sequence ? sequence.items().stream() : Stream.of(node))
                .map(node -> new SuppressionRule(
                        written(node, "id", ""),
                        written(node, "match", "*"),
                        written(node, "reason", ""),
                        written(node, "expires", ""),
                        address,
                        node.location()));
    }

    // What is there and no text must not be taken for absent: the decision would hold for more than its authors meant.
    private static String written(Node decision, String member, String absent) {
        return decision.member(member).isPresent() ? decision.text(member).orElse(NO_TEXT) : absent;
    }
}
