// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** A request with policies, drawn from so few words that much of it matches. */
record World(Request request, Map<String, ContextValue> keys, PolicyLayers layers) {

    private static final List<String> ACTIONS = List.of("s3:PutObject", "kms:Decrypt", "ecs:ExecuteCommand");
    private static final List<String> ACTION_PATTERNS =
            List.of("*", "*", "s3:*", "S3:put*", "kms:Decrypt", "ecs:Execute?ommand", "iam:*");
    private static final List<String> RESOURCES = List.of(
            "arn:aws:s3:::b/k",
            "arn:aws:kms:eu-west-1:111122223333:key/k",
            "arn:aws:kms:eu-west-1:444455556666:key/k",
            "arn:aws:ecs:eu-west-1:111122223333:task/c/1",
            "*");
    private static final List<String> RESOURCE_PATTERNS = List.of(
            "*",
            "*",
            "arn:aws:s3:::b/*",
            "arn:aws:s3:::b/${test:Text}",
            "arn:aws:*:*:*:*/${test:Text, 'k'}",
            "arn:aws:kms:*:*:key/?",
            "arn:aws:*:*:111122223333:*",
            "arn:aws:ecs*");
    private static final List<Principal> PRINCIPALS =
            List.of(Account.SESSION, Account.SESSION, Account.USER, Account.ROOT, Account.TASKS);
    private static final List<Map<String, List<String>>> NAMED = List.of(
            Map.of("AWS", List.of("*")),
            Map.of("AWS", List.of(Account.OWN)),
            Map.of("AWS", List.of(Account.ROLE)),
            Map.of("AWS", List.of(Account.SESSION_ARN, Account.USER_ARN)),
            Map.of("AWS", List.of(Account.SESSION_ARN, Account.ROLE, Account.OWN)),
            Map.of("AWS", List.of(Account.OTHER), "Service", List.of("ecs-tasks.amazonaws.com")),
            Map.of("CanonicalUser", List.of("79a59df900b949e5")));

    /** A key with the values that it may have, and with operators and values that policies ask for. */
    private record Key(String name, boolean several, List<String> operators, List<String> values) {}

    private static final List<Key> KEYS = List.of(
            new Key(
                    "test:Text",
                    false,
                    List.of("StringEquals", "StringNotEquals", "StringLike", "StringNotLike", "StringEqualsIgnoreCase"),
                    List.of("k", "K", "1", "a*", "${test:Other}", "${test:Other, 'k'}", "")),
            new Key("test:Other", false, List.of("StringEquals", "StringNotLike"), List.of("k", "1", "${test:Text}")),
            new Key(
                    "test:Number",
                    false,
                    List.of("NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericGreaterThanEquals"),
                    List.of("1", "1.0", "2", "-1", "many")),
            new Key(
                    "test:Date",
                    false,
                    List.of("DateEquals", "DateLessThan", "DateGreaterThanEquals"),
                    List.of("2024-01-31", "1706659200", "1706659201", "2024-02-01T00:00:00+02:00")),
            new Key("test:Flag", false, List.of("Bool", "BoolIfExists"), List.of("true", "false")),
            new Key(
                    "test:Address",
                    false,
                    List.of("IpAddress", "NotIpAddress"),
                    List.of("10.0.0.1", "10.0.0.0/8", "::1", "0.0.0.0/0")),
            new Key(
                    "test:Arn",
                    false,
                    List.of("ArnLike", "ArnNotEquals"),
                    List.of("arn:aws:s3:::b", "arn:aws:s3:::*", "arn:aws:s3*", "text")),
            new Key(
                    "test:List",
                    true,
                    List.of("StringEquals", "StringNotEquals", "StringLike"),
                    List.of("a", "b", "*", "")));

    static World of(RandomGenerator random) {
        Map<String, ContextValue> keys = new LinkedHashMap<>();
        for (Key key : KEYS) {
            keys.put(key.name(), oneOf(random, values(key)));
        }
        return new World(request(random), keys, layers(random)).asked();
    }

    /** Every value that a key can have, and its absence. */
    static List<ContextValue> values(String name) {
        return KEYS.stream()
                .filter(key -> key.name().equals(name))
                .flatMap(key -> values(key).stream())
                .toList();
    }

    private static List<ContextValue> values(Key key) {
        Stream<ContextValue> single = key.values().stream().map(ContextValue.Single::new);
        Stream<ContextValue> several = !key.several()
                ? Stream.of()
                : Stream.of(
                        new ContextValue.Multiple(List.of()),
                        new ContextValue.Multiple(List.of("a", "b")),
                        new ContextValue.Multiple(List.of("b", "c")));
        return Stream.concat(Stream.of(new ContextValue.Absent()), Stream.concat(single, several))
                .toList();
    }

    World with(String key, ContextValue value) {
        Map<String, ContextValue> changed = new LinkedHashMap<>(keys);
        changed.put(key, value);
        return new World(request, changed, layers).asked();
    }

    World with(PolicyLayers others) {
        return new World(request, keys, others);
    }

    Decision decide() {
        return PolicyEvaluator.decide(request, layers);
    }

    private World asked() {
        Context.Builder context = Context.complete();
        keys.forEach((key, value) -> {
            if (value instanceof ContextValue.Single single) {
                context.known(key, single.value());
            } else if (value instanceof ContextValue.Multiple multiple) {
                context.known(key, multiple.values());
            } else if (value instanceof ContextValue.Unknown) {
                context.unknown(key);
            }
        });
        return new World(
                Request.of(request.principal(), request.actionName(), request.resource(), context.build()),
                keys,
                layers);
    }

    private static Request request(RandomGenerator random) {
        return Request.of(
                oneOf(random, PRINCIPALS),
                oneOf(random, ACTIONS),
                oneOf(random, RESOURCES),
                Context.complete().build());
    }

    private static PolicyLayers layers(RandomGenerator random) {
        PolicyLayers layers = PolicyLayers.NONE
                .withIdentity(set(random, PolicyKind.IDENTITY, 2))
                .withResource(set(random, PolicyKind.RESOURCE, 2));
        for (int more = random.nextInt(3); more > 0; more--) {
            layers = limited(random, layers);
        }
        return layers;
    }

    /** The same with one more layer that limits, or one of them replaced. */
    static PolicyLayers limited(RandomGenerator random, PolicyLayers layers) {
        PolicySet identity = set(random, PolicyKind.IDENTITY, 2);
        PolicySet resource = set(random, PolicyKind.RESOURCE, 2);
        return switch (random.nextInt(5)) {
            case 0 -> layers.withBoundary(identity);
            case 1 -> layers.withSession(identity);
            case 2 -> layers.andServiceControl(identity);
            case 3 -> layers.andResourceControl(resource);
            default -> layers.withEndpoint(resource);
        };
    }

    private static PolicySet set(RandomGenerator random, PolicyKind kind, int most) {
        PolicySet set = PolicySet.EMPTY;
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            set = set.and(policy(random, kind));
        }
        return random.nextInt(30) == 0 ? set.andUnread("unread") : set;
    }

    static Policy policy(RandomGenerator random, PolicyKind kind) {
        PolicyVersion version = random.nextInt(8) == 0 ? PolicyVersion.UNSTATED : PolicyVersion.V2012_10_17;
        List<Statement> statements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Effect effect = random.nextInt(4) == 0 ? Effect.DENY : Effect.ALLOW;
            statements.add(statement(random, kind, version, effect));
        }
        return new Policy("p", kind, version, "", statements);
    }

    static Statement statement(RandomGenerator random, PolicyKind kind, PolicyVersion version, Effect effect) {
        return new Statement(
                new Position(1, 1),
                "",
                effect,
                kind == PolicyKind.IDENTITY ? Optional.empty() : Optional.of(principal(random)),
                new ActionElement(random.nextInt(6) == 0, some(random, ACTION_PATTERNS)),
                kind == PolicyKind.TRUST
                        ? Optional.empty()
                        : Optional.of(
                                new ResourceElement(random.nextInt(6) == 0, some(random, RESOURCE_PATTERNS), version)),
                conditions(random, version));
    }

    private static PrincipalElement principal(RandomGenerator random) {
        boolean everyone = random.nextInt(3) == 0;
        return new PrincipalElement(random.nextInt(8) == 0, everyone, everyone ? Map.of() : oneOf(random, NAMED));
    }

    private static List<Condition> conditions(RandomGenerator random, PolicyVersion version) {
        Map<String, Condition> distinct = new LinkedHashMap<>();
        for (int i = random.nextInt(5) - 2; i > 0; i--) {
            Condition condition = condition(random, version);
            distinct.put(condition.operatorText() + " " + condition.key(), condition);
        }
        return List.copyOf(distinct.values());
    }

    private static Condition condition(RandomGenerator random, PolicyVersion version) {
        Key key = oneOf(random, KEYS);
        if (random.nextInt(8) == 0) {
            return ConditionTest.condition("Null", key.name(), version, oneOf(random, List.of("true", "false")));
        }
        String operator = oneOf(random, key.operators());
        boolean ifExists = random.nextInt(4) == 0 && !operator.endsWith("IfExists");
        String quantifier = key.several() ? oneOf(random, List.of("ForAnyValue:", "ForAllValues:", "")) : "";
        return ConditionTest.condition(
                quantifier + operator + (ifExists ? "IfExists" : ""),
                key.name(),
                version,
                some(random, key.values()).toArray(new String[0]));
    }

    static <T> T oneOf(RandomGenerator random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static List<String> some(RandomGenerator random, List<String> choices) {
        return Stream.generate(() -> oneOf(random, choices))
                .limit(1 + random.nextInt(2))
                .distinct()
                .toList();
    }

    static <T> List<T> shuffled(RandomGenerator random, List<T> items) {
        List<T> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, new Random(random.nextLong()));
        return shuffled;
    }
}
