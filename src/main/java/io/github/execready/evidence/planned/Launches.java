// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget.Identity.Kind;
import io.github.execready.model.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Finds what launches tasks: services, and the targets of rules, schedules and pipes. */
final class Launches {

    private static final String SERVICE = "AWS::ECS::Service";

    private final Scope scope;

    Launches(Scope scope) {
        this.scope = scope;
    }

    /** What launches, each in the view of the conditions on which it exists and has exec on. */
    List<Launch> all() {
        List<Launch> all = new ArrayList<>();
        for (Resource service : scope.graph().ofType(SERVICE)) {
            all.add(scoped(service, under -> service(service, under.of(service))));
        }
        for (Resource rule : scope.graph().ofType("AWS::Events::Rule")) {
            int index = 0;
            List<Property> targets = existing(rule).of(rule).at("Targets").each().stream()
                    .filter(target -> target.at("EcsParameters").value().isKnown())
                    .toList();
            for (Property target : targets) {
                int which = index++;
                String address = targets.size() == 1 ? rule.address() : rule.address() + ".Targets[" + which + "]";
                all.add(scoped(rule, under -> {
                    Property here = under.of(rule).at("Targets").each().stream()
                            .filter(t -> t.at("EcsParameters").value().isKnown())
                            .skip(which)
                            .findFirst()
                            .orElse(target);
                    return runTask(rule, address, here.at("EcsParameters"), here.at("Arn"), here.at("Input"));
                }));
            }
        }
        for (Resource schedule : scope.graph().ofType("AWS::Scheduler::Schedule")) {
            if (existing(schedule)
                    .of(schedule)
                    .at("Target", "EcsParameters")
                    .value()
                    .isKnown()) {
                all.add(scoped(schedule, under -> {
                    Property target = under.of(schedule).at("Target");
                    return runTask(
                            schedule,
                            schedule.address(),
                            target.at("EcsParameters"),
                            target.at("Arn"),
                            target.at("Input"));
                }));
            }
        }
        for (Resource pipe : scope.graph().ofType("AWS::Pipes::Pipe")) {
            if (existing(pipe)
                    .of(pipe)
                    .at("TargetParameters", "EcsTaskParameters")
                    .value()
                    .isKnown()) {
                all.add(scoped(pipe, under -> {
                    Property p = under.of(pipe);
                    Property settings = p.at("TargetParameters", "EcsTaskParameters");
                    return runTask(pipe, pipe.address(), settings, p.at("Target"), settings.at("Overrides"));
                }));
            }
        }
        return List.copyOf(all);
    }

    /** A task definition that nothing of the input launches. */
    Launch alone(Resource definition) {
        Scope under = existing(definition);
        Property d = under.of(definition);
        Origin origin = d.origin();
        Property nothing = new Property(under, Evidence.absent(origin), origin);
        Property itself = new Property(
                under,
                Evidence.known(new Value.Reference(definition.address(), "Ref", definition.location()), origin),
                origin);
        return new Launch(
                Kind.PLANNED_TASK_DEFINITION,
                definition,
                definition.address(),
                nothing,
                nothing,
                itself,
                nothing,
                nothing,
                other -> alone(definition));
    }

    private Scope existing(Resource resource) {
        return resource.condition().map(scope::where).orElse(scope);
    }

    /** What hangs on the condition that turns exec on is read as with exec on: without it nobody asks. */
    private Launch scoped(Resource resource, Function<Scope, Launch> launch) {
        Scope existing = existing(resource);
        Launch found = launch.apply(existing);
        Value raw = found.settings()
                .value()
                .toOptional()
                .filter(Value.Fields.class::isInstance)
                .map(fields -> ((Value.Fields) fields).members().get("EnableExecuteCommand"))
                .orElse(null);
        if (raw instanceof Value.Choice choice && found.flag().value().isUnknown()) {
            Scope on = existing.where(choice.condition());
            boolean whenTrue = launch.apply(on).flag().flag().is(true);
            Scope decided = whenTrue ? on : existing.where("!" + choice.condition());
            Launch with = launch.apply(decided);
            return withFlag(with, found);
        }
        return found;
    }

    /** The flag itself stays open: whether the condition holds is what nobody knows. */
    private static Launch withFlag(Launch with, Launch open) {
        Value.Fields fields =
                (Value.Fields) with.settings().value().toOptional().orElseThrow();
        java.util.Map<String, Value> members = new java.util.LinkedHashMap<>(fields.members());
        members.put(
                "EnableExecuteCommand",
                open.flag()
                        .value()
                        .<Value>fold(
                                known -> known.value(),
                                absent -> new Value.Nothing(fields.location()),
                                unknown -> new Value.Open(
                                        unknown.gap(), unknown.gap().location().orElse(fields.location()))));
        Property settings = new Property(
                with.settings().scope(),
                Evidence.known(
                        new Value.Fields(members, fields.location()),
                        with.settings().origin()),
                with.settings().origin());
        return new Launch(
                with.kind(),
                with.by(),
                with.address(),
                settings,
                with.cluster(),
                with.definition(),
                with.network(),
                with.overrides(),
                with.under());
    }

    private static Launch service(Resource resource, Property service) {
        return new Launch(
                Kind.PLANNED_SERVICE,
                resource,
                resource.address(),
                service,
                service.at("Cluster"),
                service.at("TaskDefinition"),
                service.at("NetworkConfiguration", "AwsvpcConfiguration"),
                new Property(service.scope(), Evidence.absent(service.origin()), service.origin()),
                other -> service(resource, other.of(resource)));
    }

    /** EventBridge spells one member differently from all others. */
    private static Launch runTask(
            Resource by, String address, Property settings, Property cluster, Property overrides) {
        Property network = settings.at("NetworkConfiguration");
        Property usual = network.at("AwsvpcConfiguration");
        return new Launch(
                Kind.PLANNED_RUN_TASK,
                by,
                address,
                settings,
                cluster,
                settings.at("TaskDefinitionArn"),
                usual.value().isAbsent() ? network.at("AwsVpcConfiguration") : usual,
                overrides,
                other -> runTask(by, address, settings.in(other), cluster.in(other), overrides.in(other)));
    }
}
