// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for every request and all policies, tried on random ones. A failure names the seed of its world. */
class LawsTest {

    private static final int WORLDS = 3_000;

    /** A law, tried on one world. */
    @FunctionalInterface
    private interface Law {
        void holds(World world, RandomGenerator random) throws PolicyException;
    }

    private static void always(Law law) {
        for (long seed = 0; seed < WORLDS; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            try {
                law.holds(World.of(random), random);
            } catch (AssertionError | RuntimeException | PolicyException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** How much a decision lets through: an open one lies between the others. */
    private static int openness(Decision decision) {
        return decision.fold(allowed -> 2, no -> 0, no -> 0, depends -> 1);
    }

    @Test
    void theWorldsAreVaried() {
        Map<String, Long> decisions = new SplittableRandom(0)
                .longs(WORLDS)
                .mapToObj(seed -> World.of(new SplittableRandom(seed)).decide())
                .collect(Collectors.groupingBy(decision -> decision.getClass().getSimpleName(), Collectors.counting()));
        assertThat(decisions).hasSize(4);
        assertThat(decisions.values()).allMatch(count -> count > WORLDS / 40);
    }

    @Test
    void oneMoreDenialNeverWidens() {
        always((world, random) -> {
            Decision before = world.decide();
            Decision after = world.with(withStatement(random, world.layers(), Effect.DENY))
                    .decide();
            assertThat(openness(after)).isLessThanOrEqualTo(openness(before));
            if (before instanceof Decision.ExplicitlyDenied) {
                assertThat(after).isInstanceOf(Decision.ExplicitlyDenied.class);
            }
        });
    }

    @Test
    void oneMoreAllowanceNeverNarrows() {
        always((world, random) -> {
            Decision before = world.decide();
            Decision after = world.with(withStatement(random, world.layers(), Effect.ALLOW))
                    .decide();
            assertThat(openness(after)).isGreaterThanOrEqualTo(openness(before));
            if (before instanceof Decision.ExplicitlyDenied) {
                assertThat(after).isInstanceOf(Decision.ExplicitlyDenied.class);
            }
        });
    }

    @Test
    void oneMoreLimitNeverWidens() {
        always((world, random) -> {
            PolicyLayers none = withoutLimits(world.layers());
            assertThat(openness(world.decide()))
                    .isLessThanOrEqualTo(openness(world.with(none).decide()));
            PolicyLayers one = World.limited(random, none);
            PolicyLayers two = one.andServiceControl(PolicySet.EMPTY).andResourceControl(PolicySet.EMPTY);
            assertThat(openness(world.with(one).decide()))
                    .isLessThanOrEqualTo(openness(world.with(none).decide()));
            assertThat(openness(world.with(two).decide())).isZero();
        });
    }

    @Test
    void whatIsDecidedWithoutAKeyIsSoForEveryValueOfIt() {
        always((world, random) -> {
            for (String key : world.keys().keySet()) {
                Decision unknown = world.with(key, new ContextValue.Unknown()).decide();
                if (unknown instanceof Decision.Depends) {
                    continue;
                }
                for (ContextValue value : World.values(key)) {
                    Decision known = world.with(key, value).decide();
                    assertThat(openness(known)).as("%s = %s", key, value).isEqualTo(openness(unknown));
                    if (unknown instanceof Decision.ExplicitlyDenied || isImplicit(unknown)) {
                        assertThat(known).as("%s = %s", key, value).hasSameClassAs(unknown);
                    }
                }
            }
        });
    }

    @Test
    void whatIsDecidedWithoutAnyKeyIsSoForEveryRequest() {
        always((world, random) -> {
            World blind = world;
            for (String key : world.keys().keySet()) {
                blind = blind.with(key, new ContextValue.Unknown());
            }
            Decision decision = blind.decide();
            if (!(decision instanceof Decision.Depends)) {
                assertThat(openness(world.decide())).isEqualTo(openness(decision));
            }
        });
    }

    private static boolean isImplicit(Decision decision) {
        return decision instanceof Decision.ImplicitlyDenied denied
                && denied.perhapsExplicit().isEmpty();
    }

    @Test
    void anOpenDecisionSaysWhatItHangsOn() {
        always((world, random) -> {
            if (world.decide() instanceof Decision.Depends depends) {
                assertThat(depends.on()).isNotEmpty();
            }
        });
    }

    @Test
    void orderHasNoMeaning() {
        always((world, random) -> {
            Decision before = world.decide();
            Decision after = world.with(mapped(world.layers(), set -> shuffled(random, set)))
                    .decide();
            assertThat(after).hasSameClassAs(before);
            if (before instanceof Decision.Depends one && after instanceof Decision.Depends other) {
                assertThat(other.on()).isEqualTo(one.on());
            }
        });
    }

    @Test
    void printedPoliciesReadBackAndDecideTheSame() {
        always((world, random) -> {
            PolicyLayers again = mapped(world.layers(), LawsTest::reread);
            assertThat(world.with(again).decide()).hasSameClassAs(world.decide());
        });
    }

    @Test
    void aPolicyThatNobodyReadNeverAllowsAndNeverLiftsADenial() {
        always((world, random) -> {
            Decision before = world.decide();
            PolicySet unread = PolicySet.EMPTY.andUnread("unread");
            PolicyLayers layers = world.layers();
            for (PolicyLayers more : List.of(
                    layers.withIdentity(layers.identity().and(unread)),
                    layers.withResource(layers.resource().and(unread)),
                    layers.withBoundary(
                            layers.boundary().orElse(PolicySet.EMPTY).and(unread)),
                    layers.withSession(layers.session().orElse(PolicySet.EMPTY).and(unread)),
                    layers.withEndpoint(
                            layers.endpoint().orElse(PolicySet.EMPTY).and(unread)),
                    layers.andResourceControl(unread))) {
                Decision after = world.with(more).decide();
                assertThat(after.isAllowed()).isFalse();
                if (before instanceof Decision.ExplicitlyDenied) {
                    assertThat(after).isInstanceOf(Decision.ExplicitlyDenied.class);
                }
            }
        });
    }

    @Test
    void aPolicyThatMayAllowMoreByNowOnlyLeavesRefusalsOpen() {
        always((world, random) -> {
            PolicyLayers growing =
                    mapped(world.layers(), set -> set.and(new PolicySet(List.of(), List.of(), List.of("growing"))));
            Decision before = world.decide();
            Decision after = world.with(growing).decide();
            assertThat(openness(after)).isGreaterThanOrEqualTo(openness(before));
            if (before.isAllowed() || before instanceof Decision.ExplicitlyDenied) {
                assertThat(after).hasSameClassAs(before);
            } else {
                assertThat(after.isAllowed()).isFalse();
            }
        });
    }

    private static PolicyLayers withStatement(RandomGenerator random, PolicyLayers layers, Effect effect) {
        List<PolicySet> present = new ArrayList<>();
        mapped(layers, set -> {
            present.add(set);
            return set;
        });
        int chosen = random.nextInt(present.size());
        int[] index = {0};
        return mapped(layers, set -> index[0]++ == chosen ? plus(random, set, effect) : set);
    }

    private static PolicySet plus(RandomGenerator random, PolicySet set, Effect effect) {
        if (set.policies().isEmpty()) {
            return set;
        }
        Policy policy = set.policies().get(0);
        List<Statement> statements = new ArrayList<>(policy.statements());
        statements.add(World.statement(random, policy.kind(), policy.version(), effect));
        List<Policy> policies = new ArrayList<>(set.policies());
        policies.set(0, new Policy(policy.name(), policy.kind(), policy.version(), policy.id(), statements));
        return new PolicySet(policies, set.open(), set.growing());
    }

    private static PolicyLayers withoutLimits(PolicyLayers layers) {
        return PolicyLayers.NONE.withIdentity(layers.identity()).withResource(layers.resource());
    }

    private static PolicyLayers mapped(PolicyLayers layers, UnaryOperator<PolicySet> change) {
        return new PolicyLayers(
                change.apply(layers.identity()),
                layers.boundary().map(change),
                layers.session().map(change),
                layers.serviceControl().stream().map(change).toList(),
                layers.resourceControl().stream().map(change).toList(),
                layers.endpoint().map(change),
                change.apply(layers.resource()));
    }

    private static PolicySet reread(PolicySet set) {
        List<Policy> policies = new ArrayList<>();
        for (Policy policy : set.policies()) {
            try {
                Policy again = Policy.parse(policy.name(), policy.kind(), policy.toJson());
                assertThat(again.toJson()).isEqualTo(policy.toJson());
                policies.add(again);
            } catch (PolicyException e) {
                throw new AssertionError(e.located() + " in " + policy.toJson(), e);
            }
        }
        return new PolicySet(policies, set.open(), set.growing());
    }

    private static PolicySet shuffled(RandomGenerator random, PolicySet set) {
        List<Policy> policies = set.policies().stream()
                .map(policy -> new Policy(
                        policy.name(),
                        policy.kind(),
                        policy.version(),
                        policy.id(),
                        World.shuffled(random, policy.statements()).stream()
                                .map(statement -> shuffled(random, statement, policy.version()))
                                .toList()))
                .toList();
        return new PolicySet(World.shuffled(random, policies), World.shuffled(random, set.open()), set.growing());
    }

    private static Statement shuffled(RandomGenerator random, Statement statement, PolicyVersion version) {
        Optional<ResourceElement> resources = statement
                .resources()
                .map(r -> new ResourceElement(r.negated(), World.shuffled(random, r.patterns()), version));
        List<Condition> conditions = World.shuffled(random, statement.conditions()).stream()
                .map(c -> new Condition(
                        c.operator(),
                        c.quantifier(),
                        c.ifExists(),
                        c.key(),
                        World.shuffled(random, c.values()),
                        version))
                .toList();
        ActionElement actions = new ActionElement(
                statement.actions().negated(),
                World.shuffled(random, statement.actions().patterns()));
        return new Statement(
                statement.position(),
                statement.sid(),
                statement.effect(),
                statement.principals(),
                actions,
                resources,
                conditions);
    }
}
