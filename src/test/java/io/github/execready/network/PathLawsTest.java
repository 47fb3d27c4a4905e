// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.ExecTarget;
import io.github.execready.model.Network;
import io.github.execready.model.NetworkAcl;
import io.github.execready.model.NetworkAclEntry;
import io.github.execready.model.SecurityGroup;
import io.github.execready.model.SecurityGroupRule;
import io.github.execready.network.RandomWorlds.Case;
import io.github.execready.testing.Edits;
import io.github.execready.testing.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What has to hold for every path, whatever the network. */
class PathLawsTest {

    private static final long SEED = Long.getLong("execready.network.seed", 20_260_601L);

    /** The task's own groups and addresses of the configuration are not part of the network. */
    private static final Predicate<String> OF_THE_NETWORK = path -> path.startsWith("network.");

    @Test
    void knowingLessNeverDecidesMore() {
        for (int i = 0; i < 120; i++) {
            Case world = world(SEED + i);
            State known = world.path(world.network()).conclusion();
            ExecTarget target = target(world.network());
            for (String fact :
                    Edits.paths(target).stream().filter(OF_THE_NETWORK).toList()) {
                State less = world.path(network(Edits.of(target).unknown(fact))).conclusion();

                assertThat(less)
                        .as("seed %d, %s, without %s", SEED + i, known, fact)
                        .isIn(known, State.UNKNOWN);
            }
        }
    }

    @Test
    void knowingLessAndLessNeverDecidesMore() {
        for (int i = 0; i < 300; i++) {
            Case world = world(SEED - i);
            RandomGenerator random = generator(i);
            ExecTarget target = target(world.network());
            State before = world.path(world.network()).conclusion();
            List<String> hidden = new ArrayList<>();
            for (int step = 0; step < 10; step++) {
                List<String> facts =
                        Edits.paths(target).stream().filter(OF_THE_NETWORK).toList();
                if (facts.isEmpty()) {
                    break;
                }
                hidden.add(facts.get(random.nextInt(facts.size())));
                target = Edits.of(target).unknown(hidden.get(step)).target();
                State after =
                        world.path(target.network().toOptional().orElseThrow()).conclusion();

                assertThat(after)
                        .as("seed %d, %s, without %s", SEED - i, before, hidden)
                        .isIn(before, State.UNKNOWN);
                before = after;
            }
        }
    }

    @Test
    void openingRulesNeverBlocks() {
        for (int i = 0; i < 1_500; i++) {
            Case world = world(SEED + i);
            State before = world.path(world.network()).conclusion();
            for (Network wider : List.of(
                    withGroups(world.network(), "sg-task"),
                    withGroups(world.network(), "sg-endpoint"),
                    withAcls(world.network()))) {
                State after = world.path(wider).conclusion();

                assertThat(after)
                        .as("seed %d, %s", SEED + i, before)
                        .isIn(before == State.BLOCKED ? List.of(State.values()) : stillPasses(before));
            }
        }
    }

    private static List<State> stillPasses(State before) {
        return before == State.OPEN ? List.of(State.OPEN) : List.of(State.OPEN, State.UNKNOWN);
    }

    private static Network withGroups(Network old, String id) {
        List<SecurityGroupRule> all = List.of(World.all("0.0.0.0/0"), World.all("::/0"));
        return with(
                old,
                old.securityGroups().toOptional().orElseThrow().stream()
                        .map(group -> group.id().equals(id)
                                ? new SecurityGroup(
                                        id,
                                        group.vpcId(),
                                        group.ingress().map(rules -> plus(rules, all)),
                                        group.egress().map(rules -> plus(rules, all)))
                                : group)
                        .toList(),
                old.networkAcls().toOptional().orElseThrow());
    }

    private static Network withAcls(Network old) {
        List<NetworkAclEntry> allow = List.of(
                World.entry(1, true, true, "0.0.0.0/0", -1, -1),
                World.entry(1, false, true, "0.0.0.0/0", -1, -1),
                World.entry(2, true, true, "::/0", -1, -1),
                World.entry(2, false, true, "::/0", -1, -1));
        return with(
                old,
                old.securityGroups().toOptional().orElseThrow(),
                old.networkAcls().toOptional().orElseThrow().stream()
                        .map(acl -> new NetworkAcl(
                                acl.id(),
                                acl.vpcId(),
                                acl.defaultAcl(),
                                acl.subnetIds(),
                                acl.entries()
                                        .map(entries -> Stream.concat(entries.stream(), allow.stream())
                                                .toList())))
                        .toList());
    }

    private static Network with(Network old, List<SecurityGroup> groups, List<NetworkAcl> acls) {
        return new Network(
                old.networkInterface(),
                old.vpc(),
                old.subnets(),
                old.routeTables(),
                World.known(groups),
                World.known(acls),
                old.endpoints(),
                old.natGateways(),
                old.internetGateways(),
                old.prefixLists(),
                old.transitGatewayAttachments(),
                old.routeInterfaces(),
                old.blockPublicAccess(),
                old.plannedInterfaces());
    }

    private static <T> List<T> plus(List<T> list, List<T> more) {
        return Stream.concat(list.stream(), more.stream()).toList();
    }

    private static Case world(long seed) {
        return new RandomWorlds(generator(seed)).next();
    }

    private static RandomGenerator generator(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static ExecTarget target(Network network) {
        return Edits.of(Targets.fargateService())
                .replace("network", World.known(network))
                .target();
    }

    private static Network network(Edits edits) {
        return edits.target().network().toOptional().orElseThrow();
    }
}
