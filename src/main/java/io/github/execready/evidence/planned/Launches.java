// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget.Identity.Kind;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import io.github.execready.model.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds what launches tasks: services, the targets of rules, schedules and pipes, state machines, and requests. */
final class Launches {

    private static final String SERVICE = "AWS::ECS::Service";
    private static final String REQUEST = "ecs:RunTask";
    private static final Set<String> LAUNCHING = Set.of(
            SERVICE, REQUEST, "AWS::Events::Rule", "AWS::Scheduler::Schedule", "AWS::Pipes::Pipe", StateMachine.TYPE);
    private static final int MOST_CONDITIONS = 3;

    private final Scope scope;
    private final Predicate<Resource> here;

    /**
     * Looks for launches.
     *
     * @param here what is asked for; every other resource is only read where one of these leads to it
     */
    Launches(Scope scope, Predicate<Resource> here) {
        this.scope = scope;
        this.here = here;
    }

    private List<Resource> asked(String type) {
        return scope.graph().ofType(type).stream().filter(here).toList();
    }

    /** The task definitions that are asked for. */
    List<Resource> definitions() {
        return asked(DefinitionReader.TYPE);
    }

    /** What launches, each in the view of the conditions on which it exists and has exec on. */
    List<Launch> all() {
        List<Launch> all = new ArrayList<>();
        for (Resource service : asked(SERVICE)) {
            all.add(turnedOn(
                    existing(service), under -> service(service, TaskSets.deciding(service, under.of(service)))));
        }
        each("AWS::Events::Rule", Launches::ofRule, all);
        each("AWS::Scheduler::Schedule", Launches::ofSchedule, all);
        each("AWS::Pipes::Pipe", Launches::ofPipe, all);
        each(StateMachine.TYPE, Launches::ofStateMachine, all);
        each(REQUEST, Launches::ofRequest, all);
        return List.copyOf(all);
    }

    /**
     * A task that a resource launches.
     *
     * @param place what tells it from others of the resource
     */
    private record Run(String place, Property settings, Property cluster, Property definition, Property overrides) {

        Run in(Scope other) {
            return new Run(place, settings.in(other), cluster.in(other), definition.in(other), overrides.in(other));
        }

        boolean isAlso(Run other) {
            return place.equals(other.place())
                    && settings.origin()
                            .location()
                            .equals(other.settings().origin().location());
        }
    }

    /** What a resource launches in one view, and what may hide more of it as long as it is open. */
    private record Runs(List<Run> runs, List<Property> hiding) {}

    private void each(String type, Function<Property, Runs> reading, List<Launch> into) {
        for (Resource resource : asked(type)) {
            Map<Run, Scope> found = new LinkedHashMap<>();
            // What is launched either way is looked at with the conditions open on which others are.
            Scope open = existing(resource);
            for (Scope view : Stream.concat(
                            Stream.of(open), views(open, under -> reading.apply(under.of(resource)), MOST_CONDITIONS))
                    .toList()) {
                reading.apply(view.of(resource)).runs().stream()
                        .filter(run -> found.keySet().stream().noneMatch(run::isAlso))
                        .forEach(run -> found.put(run, view));
            }
            Set<String> addresses = new HashSet<>();
            found.forEach((run, view) -> {
                String full = found.size() == 1 ? resource.address() : resource.address() + "." + run.place();
                String address = addresses.add(full) ? full : full + "#" + (addresses.size() + 1);
                into.add(turnedOn(view, under -> again(resource, address, reading, run, under)));
            });
        }
    }

    private static Launch again(Resource by, String address, Function<Property, Runs> reading, Run run, Scope under) {
        Run here = reading.apply(under.of(by)).runs().stream()
                .filter(run::isAlso)
                .findFirst()
                .orElse(run);
        return runTask(by, address, here);
    }

    /** The views in which it is settled what a resource launches: both sides of each condition that leaves it open. */
    private static Stream<Scope> views(Scope under, Function<Scope, Runs> reading, int conditions) {
        Optional<String> open = reading.apply(under).hiding().stream()
                .flatMap(property -> Scope.condition(property.value()).stream())
                .findFirst();
        return open.isEmpty() || conditions == 0
                ? Stream.of(under)
                : Stream.of(under.where(open.get()), under.without(open.get()))
                        .flatMap(one -> views(one, reading, conditions - 1));
    }

    private static Runs ofRule(Property rule) {
        Property targets = rule.at("Targets");
        List<Run> runs = new ArrayList<>();
        List<Property> hiding = new ArrayList<>(List.of(targets));
        for (Property target : targets.each()) {
            Property settings = target.at("EcsParameters");
            hiding.add(settings);
            if (settings.value().isKnown()) {
                runs.add(new Run(
                        target.origin().path(),
                        settings,
                        target.at("Arn"),
                        settings.at("TaskDefinitionArn"),
                        input(target)));
            }
        }
        return new Runs(runs, hiding);
    }

    private static Runs ofSchedule(Property schedule) {
        Property target = schedule.at("Target");
        return one(target.at("EcsParameters"), target.at("Arn"), target.at("Input"));
    }

    private static Runs ofPipe(Property pipe) {
        Property settings = pipe.at("TargetParameters", "EcsTaskParameters");
        return one(settings, pipe.at("Target"), settings.at("Overrides"));
    }

    private static Runs ofRequest(Property request) {
        Property definition = request.at("TaskDefinition");
        return new Runs(
                List.of(new Run("Request", request, request.at("Cluster"), definition, request.at("Overrides"))),
                List.of());
    }

    private static Runs one(Property settings, Property cluster, Property overrides) {
        return new Runs(
                settings.value().isKnown()
                        ? List.of(new Run("Target", settings, cluster, settings.at("TaskDefinitionArn"), overrides))
                        : List.of(),
                List.of(settings));
    }

    private static Runs ofStateMachine(Property machine) {
        return new Runs(
                new StateMachine(machine)
                        .launching().stream()
                                .map(state -> new Run(
                                        "States." + state.name(),
                                        state.settings(),
                                        state.settings().at("Cluster"),
                                        state.settings().at("TaskDefinition"),
                                        state.settings().at("Overrides")))
                                .toList(),
                List.of(machine.at("Definition")));
    }

    /** A task definition that nothing of the input launches, unless a state machine does so that is not in the input. */
    Launch alone(Resource definition) {
        return alone(definition, existing(definition));
    }

    private Launch alone(Resource definition, Scope under) {
        Property d = under.of(definition);
        Origin origin = d.origin();
        Optional<Property> machine = under.ofType(StateMachine.TYPE).stream()
                .map(under::of)
                .filter(one -> new StateMachine(one).mayLaunch(definition))
                .findFirst();
        Gap nobody = machine.map(one -> new Gap(
                        Gap.Reason.OUTSIDE_THE_INPUT,
                        "the definition of " + one.origin().source(),
                        "the state machine launches the tasks, and its definition is not in the input",
                        one.origin().location()))
                .orElseGet(() -> new Gap(
                        Gap.Reason.OUTSIDE_THE_INPUT,
                        "what launches " + definition.address(),
                        String.join(
                                "; ",
                                Stream.concat(
                                                Stream.of("nothing in the input launches the task definition"),
                                                LeftOut.of(scope.graph(), LAUNCHING::contains).stream())
                                        .toList()),
                        origin.location()));
        Property unknown = new Property(under, Evidence.unknown(nobody), origin);
        Property itself = new Property(
                under,
                Evidence.known(new Value.Reference(definition.address(), "Ref", definition.location()), origin),
                origin);
        return new Launch(
                Kind.PLANNED_TASK_DEFINITION,
                definition,
                definition.address(),
                machine.map(one -> hidden(one, unknown)).orElse(unknown),
                machine.flatMap(Launches::onlyCluster).orElse(unknown),
                itself,
                unknown,
                new Property(under, Evidence.absent(origin), origin),
                other -> alone(definition, other));
    }

    /** What a state machine asks for that is not in the input: hardly any names a platform version. */
    private static Property hidden(Property machine, Property unknown) {
        Origin origin = machine.origin()
                .assuming("the definition of " + machine.origin().source() + " names no platform version");
        Location at = origin.location().orElseGet(() -> Location.of(origin.source()));
        Value open = unknown.value()
                .fold(known -> known.value(), absent -> new Value.Nothing(at), gap -> new Value.Open(gap.gap(), at));
        return new Property(
                machine.scope(),
                Evidence.known(
                        new Value.Fields(
                                Map.of("EnableExecuteCommand", open, "LaunchType", open, "NetworkConfiguration", open),
                                at),
                        origin),
                origin);
    }

    /** The cluster that a state machine names, if it names one only. */
    private static Optional<Property> onlyCluster(Property machine) {
        List<Value.Reference> clusters = new StateMachine(machine).named(ClusterReader.TYPE);
        Origin origin = machine.origin()
                .assuming("the only cluster that " + machine.origin().source() + " names");
        return clusters.size() == 1
                ? Optional.of(new Property(machine.scope(), Evidence.known(clusters.get(0), origin), origin))
                : Optional.empty();
    }

    private Scope existing(Resource resource) {
        return resource.condition().map(scope::existingOn).orElse(scope);
    }

    /** What hangs on the condition that turns exec on is read as with exec on: without it nobody asks. */
    private static Launch turnedOn(Scope existing, Function<Scope, Launch> launch) {
        Launch found = launch.apply(existing).readBy(launch);
        return found.flag().value().isUnknown()
                ? on(existing, launch, MOST_CONDITIONS)
                        .filter(with -> !with.definition().scope().equals(existing))
                        .map(with -> withFlag(with, found))
                        .orElse(found)
                : found;
    }

    /** With what every way takes that may turn exec on: where both sides of a condition may, neither is preferred. */
    private static Optional<Launch> on(Scope under, Function<Scope, Launch> launch, int conditions) {
        Launch found = launch.apply(under);
        if (found.flag().flag().is(true)) {
            return Optional.of(found);
        }
        Optional<String> open = Scope.condition(found.flag().value());
        if (open.isEmpty() || conditions == 0) {
            return under.whenTrue(found.flag())
                    .map(launch)
                    .or(() ->
                            Optional.of(found).filter(may -> may.flag().value().isUnknown()));
        }
        Optional<Launch> one = on(under.where(open.get()), launch, conditions - 1);
        Optional<Launch> other = on(under.without(open.get()), launch, conditions - 1);
        return one.isPresent() && other.isPresent() ? Optional.of(found) : one.or(() -> other);
    }

    /** The flag itself stays open: whether the condition holds is what nobody knows. */
    private static Launch withFlag(Launch with, Launch open) {
        if (!(with.settings().value().toOptional().orElse(null) instanceof Value.Fields fields)) {
            return with;
        }
        Map<String, Value> members = new LinkedHashMap<>(fields.members());
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
                other -> withFlag(open.in(other), open));
    }

    private static Launch service(Resource resource, Property service) {
        return new Launch(
                Kind.PLANNED_SERVICE,
                resource,
                resource.address(),
                service,
                service.at("Cluster"),
                service.at("TaskDefinition"),
                interfaces(service),
                new Property(service.scope(), Evidence.absent(service.origin()), service.origin()),
                other -> service(resource, TaskSets.deciding(resource, other.of(resource))));
    }

    /** What a rule changes when it starts a task: written out, or made from the event. */
    private static Property input(Property target) {
        Property made = target.at("InputTransformer", "InputTemplate");
        return made.value().isAbsent() ? target.at("Input") : made;
    }

    /** Rules and task sets spell the member differently from all others. */
    private static Property interfaces(Property settings) {
        Property network = settings.at("NetworkConfiguration");
        Property usual = network.at("AwsvpcConfiguration");
        return usual.value().isAbsent() ? network.at("AwsVpcConfiguration") : usual;
    }

    private static Launch runTask(Resource by, String address, Run run) {
        return new Launch(
                Kind.PLANNED_RUN_TASK,
                by,
                address,
                run.settings(),
                run.cluster(),
                run.definition(),
                interfaces(run.settings()),
                run.overrides(),
                other -> runTask(by, address, run.in(other)));
    }
}
