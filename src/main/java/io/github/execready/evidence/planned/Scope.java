// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One workload's view of an input: with the conditions on which the workload exists, everything else that hangs on them is
 * decided as well.
 *
 * @param conditions what is taken as holding, or not
 * @param given those of them on which the workload exists, or that are looked at both ways: what follows from these alone rests
 *     on no assumption
 */
record Scope(Graph graph, Names names, Map<Condition, Boolean> conditions, Map<Condition, Boolean> given) {

    private static final int DEEPEST = 50;
    private static final int MOST_STEPS = 10_000;

    Scope {
        conditions = Map.copyOf(conditions);
        given = Map.copyOf(given);
    }

    /** The ARN of something of the account and the Region that all is deployed to. */
    Arn arn(String service, String resource) {
        return new Arn(names.partition(), service, names.region(), names.account(), resource);
    }

    /** The ARN of a resource of ECS; of its address where its name makes none. */
    Arn arn(Resource resource, String type) {
        return Arn.parse(names.arn(this, resource))
                .orElseGet(() -> arn("ecs", type + "/" + Names.clean(resource.address())));
    }

    /** The view in which every condition is open. */
    Scope(Graph graph, Names names) {
        this(graph, names, Map.of(), Map.of());
    }

    /** The view of a workload that exists on a condition. */
    Scope existingOn(String condition) {
        Scope with = where(condition);
        return new Scope(graph, names, with.conditions(), with.conditions());
    }

    /** The same view with a condition more taken for granted. */
    Scope where(String condition) {
        return taking(Condition.of(condition), true, 0);
    }

    /**
     * The same view in one branch of a condition, of which the other one is looked at as well; empty where the condition is
     * decided, or cannot be so.
     */
    Optional<Scope> branch(String condition, boolean holds) {
        Condition taken = Condition.of(condition);
        return Optional.of(taken)
                .filter(one -> decided(one).isEmpty())
                .map(one -> taking(one, holds, 0))
                .filter(with -> with.agrees(taken, holds, 0))
                .map(this::looking);
    }

    /** Whether what makes up a condition goes together: what is compared has one value. */
    private boolean agrees(Condition condition, boolean holds, int depth) {
        if (condition instanceof Condition.Not not) {
            return agrees(not.condition(), !holds, depth + 1);
        }
        Optional<Condition> meaning =
                condition instanceof Condition.Named named ? graph.meaning(named.name()) : Optional.empty();
        if (meaning.isPresent() && depth < DEEPEST) {
            return agrees(meaning.get(), holds, depth + 1);
        }
        return decided(condition).map(is -> is == holds).orElse(true);
    }

    /** What is looked at both ways rests on neither. */
    private Scope looking(Scope with) {
        Map<Condition, Boolean> more = new HashMap<>(with.conditions());
        more.keySet().removeAll(conditions.keySet());
        more.putAll(given);
        return new Scope(graph, names, with.conditions(), more);
    }

    /** The same view with a condition more taken not to hold. */
    Scope without(String condition) {
        return taking(Condition.of(condition), false, 0);
    }

    /** The same view with a flag on that is left to something which conditions ask for as well; empty where it is not. */
    Optional<Scope> whenTrue(Property flag) {
        return flag.value() instanceof Evidence.Unknown<Value> unknown
                ? graph.meaning(unknown.gap().source()).map(meaning -> taking(meaning, true, 0))
                : Optional.empty();
    }

    /** What is known already is not taken otherwise. */
    private Scope taking(Condition condition, boolean holds, int depth) {
        if (condition instanceof Condition.Not not) {
            return taking(not.condition(), !holds, depth);
        }
        if (depth > DEEPEST || decided(condition).isPresent()) {
            return this;
        }
        if (condition instanceof Condition.Named named) {
            Scope with = with(named, holds);
            Optional<Condition> meaning = graph.meaning(named.name());
            return meaning.isPresent() ? with.taking(meaning.get(), holds, depth + 1) : with;
        }
        List<Condition> open = ((Condition.All) condition)
                .parts().stream().filter(part -> decided(part).isEmpty()).toList();
        if (!holds && open.size() > 1) {
            return with(condition, false);
        }
        Scope with = this;
        for (Condition part : open) {
            with = with.taking(part, holds, depth + 1);
        }
        return with;
    }

    private Scope with(Condition condition, boolean holds) {
        Map<Condition, Boolean> more = new HashMap<>(conditions);
        more.put(condition, holds);
        return new Scope(graph, names, more, given);
    }

    /** What is known of this view already. */
    View view() {
        return graph.view(this);
    }

    /** What is known already of a part of the input: the same in all views that differ in nothing that it hangs on. */
    View of(Concern concern) {
        if (conditions.isEmpty()) {
            return view();
        }
        Set<String> names = graph.conditions(concern);
        return graph.view(new Scope(graph, this.names, about(names, conditions), about(names, given)));
    }

    private Map<Condition, Boolean> about(Set<String> names, Map<Condition, Boolean> taken) {
        Map<Condition, Boolean> about = new HashMap<>(taken);
        about.keySet().removeIf(condition -> {
            Set<String> parts = graph.madeOf(condition);
            return !parts.isEmpty() && Collections.disjoint(names, parts);
        });
        return about;
    }

    /** The resources of a type of which a property names a resource, or may. */
    List<Resource> naming(String type, String property, Resource named) {
        return view().joins().naming(type, property, named);
    }

    /** The resources of a type that exist in this view, or may, in the order of the input. */
    List<Resource> ofType(String type) {
        return existing(graph.ofType(type));
    }

    /** Those of some resources that exist in this view, or may. */
    List<Resource> existing(List<Resource> some) {
        return conditions.isEmpty()
                        || some.stream().noneMatch(one -> one.condition().isPresent())
                ? some
                : some.stream().filter(one -> !exists(one).is(false)).toList();
    }

    /** What a resource says. */
    Property of(Resource resource) {
        Origin origin = existence(resource, new Origin(resource.address(), "", resource.location()));
        return new Property(this, Evidence.known(resource.properties(), origin), origin);
    }

    /** An origin with what the existence of a resource rests on. */
    private Origin existence(Resource resource, Origin origin) {
        return resource.condition()
                .filter(condition -> decided(condition).equals(Optional.of(true)))
                .map(condition -> resting(origin, condition, true))
                .orElse(origin);
    }

    /** What a resource says before it is changed. */
    Optional<Property> before(Resource resource) {
        Origin origin = new Origin(resource.address(), "before", resource.location());
        return resource.before().map(fields -> new Property(this, Evidence.known(fields, origin), origin));
    }

    /** Whether a resource exists: known, or unknown for a condition that is open. */
    Evidence<Boolean> exists(Resource resource) {
        Origin origin = new Origin(resource.address(), "Condition", resource.location());
        return resource.condition()
                .map(condition -> decided(condition)
                        .map(holds -> Evidence.known(holds, existence(resource, origin)))
                        .orElseGet(() -> Evidence.unknown(open(condition, origin))))
                .orElseGet(() -> Evidence.known(true, origin));
    }

    /** A value without its assumptions and choices, which its origin names instead. */
    Evidence<Value> settle(Value value, Origin at) {
        Origin origin = at.location().equals(Optional.of(value.location()))
                ? at
                : new Origin(at.source(), at.path(), Optional.of(value.location()), at.assumption());
        if (value instanceof Value.Assumed assumed) {
            return settle(assumed.value(), origin.assuming(assumed.assumption()));
        }
        if (value instanceof Value.Choice choice) {
            return chosen(choice, origin);
        }
        if (value instanceof Value.Nothing) {
            return Evidence.absent(origin);
        }
        if (value instanceof Value.Open open) {
            Gap gap = open.gap();
            return Evidence.unknown(
                    gap.location().isPresent()
                            ? gap
                            : new Gap(gap.reason(), gap.source(), gap.detail(), Optional.of(open.location())));
        }
        return Evidence.known(value, origin);
    }

    private Evidence<Value> chosen(Value.Choice choice, Origin origin) {
        Optional<Boolean> decided = decided(choice.condition());
        if (decided.isPresent()) {
            return settle(
                    decided.get() ? choice.whenTrue() : choice.whenFalse(),
                    resting(origin, choice.condition(), decided.get()));
        }
        Evidence<Value> one = settle(choice.whenTrue(), origin);
        Evidence<Value> other = settle(choice.whenFalse(), origin);
        boolean same = (one.isAbsent() && other.isAbsent())
                || one.with(other, Scope::same).is(true);
        return same ? one : Evidence.unknown(open(choice.condition(), origin));
    }

    private Optional<Boolean> decided(String condition) {
        return decided(Condition.of(condition));
    }

    private Optional<Boolean> decided(Condition condition) {
        return new Decision(conditions).of(condition, 0);
    }

    /** Works out a condition; conditions that others make up could ask for more than anybody waits for. */
    private final class Decision {

        private final Map<Condition, Boolean> taken;
        private int steps;

        private Decision(Map<Condition, Boolean> taken) {
            this.taken = taken;
        }

        private Optional<Boolean> of(Condition condition, int depth) {
            Boolean known = taken.get(condition);
            if (known != null || depth > DEEPEST || ++steps > MOST_STEPS) {
                return Optional.ofNullable(known);
            }
            if (condition instanceof Condition.Not not) {
                return of(not.condition(), depth + 1).map(holds -> !holds);
            }
            if (condition instanceof Condition.All all) {
                return of(all, depth);
            }
            return graph.meaning(((Condition.Named) condition).name())
                    .flatMap(meaning -> of(meaning, depth + 1))
                    .or(() -> left(condition).or(() -> left(condition.not()).map(holds -> !holds)));
        }

        /** Of several that do not all hold, and of which all others do, the one that is left does not. */
        private Optional<Boolean> left(Condition condition) {
            return taken.entrySet().stream()
                            .filter(known -> !known.getValue())
                            .flatMap(known ->
                                    known.getKey() instanceof Condition.All all ? Stream.of(all.parts()) : Stream.of())
                            .filter(parts -> parts.contains(condition))
                            .anyMatch(parts -> parts.stream().allMatch(part -> part.equals(condition) || isTaken(part)))
                    ? Optional.of(false)
                    : Optional.empty();
        }

        private boolean isTaken(Condition part) {
            return part instanceof Condition.Not not
                    ? Boolean.FALSE.equals(taken.get(not.condition()))
                    : Boolean.TRUE.equals(taken.get(part));
        }

        private Optional<Boolean> of(Condition.All all, int depth) {
            boolean holds = true;
            for (Condition part : all.parts()) {
                Optional<Boolean> decided = of(part, depth + 1);
                if (decided.isPresent() && !decided.get()) {
                    return decided;
                }
                holds &= decided.isPresent();
            }
            boolean fails = taken.entrySet().stream()
                    .anyMatch(known -> !known.getValue()
                            && known.getKey() instanceof Condition.All other
                            && all.parts().containsAll(other.parts()));
            return fails ? Optional.of(false) : holds ? Optional.of(true) : Optional.empty();
        }
    }

    private Origin resting(Origin origin, String condition, boolean holds) {
        return new Decision(given).of(Condition.of(condition), 0).isPresent()
                ? origin
                : origin.assuming("condition " + condition + (holds ? " holds" : " does not hold"));
    }

    private Gap open(String condition, Origin origin) {
        String by = graph.decidedBy(Condition.of(condition)).stream()
                .filter(name -> !name.equals(condition))
                .collect(Collectors.joining(", "));
        return Gap.ofCondition(
                condition,
                "whether it holds is decided at deployment" + (by.isEmpty() ? "" : ", by " + by),
                origin.location());
    }

    /** The condition that leaves something open, if one does. */
    static Optional<String> condition(Evidence<?> open) {
        return open.fold(
                known -> Optional.empty(),
                absent -> Optional.empty(),
                unknown -> Gap.condition(unknown.gap().source()));
    }

    /** Whether two values say the same, wherever they stand. */
    private static boolean same(Value one, Value other) {
        if (one instanceof Value.Scalar a && other instanceof Value.Scalar b) {
            return a.text().equals(b.text());
        }
        if (one instanceof Value.Reference a && other instanceof Value.Reference b) {
            return a.address().equals(b.address()) && a.attribute().equals(b.attribute());
        }
        if (one instanceof Value.Items a && other instanceof Value.Items b) {
            return same(a.items(), b.items());
        }
        if (one instanceof Value.Joined a && other instanceof Value.Joined b) {
            return same(a.parts(), b.parts());
        }
        if (one instanceof Value.Fields a && other instanceof Value.Fields b) {
            return a.members().keySet().equals(b.members().keySet())
                    && a.members().entrySet().stream()
                            .allMatch(member -> Optional.ofNullable(b.members().get(member.getKey()))
                                    .filter(there -> same(member.getValue(), there))
                                    .isPresent());
        }
        return one instanceof Value.Nothing && other instanceof Value.Nothing;
    }

    private static boolean same(List<Value> some, List<Value> others) {
        if (some.size() != others.size()) {
            return false;
        }
        Iterator<Value> other = others.iterator();
        return some.stream().allMatch(value -> same(value, other.next()));
    }
}
