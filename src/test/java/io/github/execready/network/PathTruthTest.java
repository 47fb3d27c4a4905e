// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.execready.network.PacketSimulator.Choice;
import io.github.execready.network.PacketSimulator.Sender;
import io.github.execready.network.RandomWorlds.Case;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** The analysis against a simulator of packets, in worlds of which all is known. */
class PathTruthTest {

    private static final int WORLDS = Integer.getInteger("execready.network.worlds", 20_000);
    private static final int CHOICES = 48;
    private static final long SEED = Long.getLong("execready.network.seed", 20_260_601L);

    /** How many of the worlds may be called unknown although every choice comes to the same. */
    private static final double NEEDLESS = 0.02;

    @Test
    void agreesWithPacketsThatAreSent() {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        int needless = 0;
        for (int i = 0; i < WORLDS; i++) {
            long seed = SEED + i;
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            RandomWorlds worlds = new RandomWorlds(random);
            Case world = worlds.next();
            Path path = world.path(world.network());
            counts.merge(path.conclusion(), 1, Integer::sum);
            boolean some = false;
            boolean all = true;
            boolean outOfSight = false;
            for (int c = 0; c < CHOICES; c++) {
                Sender sender = worlds.sender(world);
                Choice choice = worlds.choice(world);
                PacketSimulator simulator = new PacketSimulator(world.network(), world.service(), sender, choice);
                boolean delivered = simulator.delivers();
                if (path.conclusion() == (delivered ? State.BLOCKED : State.OPEN)) {
                    fail(
                            "seed %d: %s, and the packet was %s with %s from %s in%n%s%n%s",
                            seed, path.conclusion(), delivered ? "delivered" : "lost", choice, sender, world, path);
                }
                some |= delivered;
                all &= delivered;
                outOfSight |= simulator.metSomethingOutOfSight();
            }
            if (path.conclusion() == State.UNKNOWN && some == all && !outOfSight) {
                needless++;
                if (Boolean.getBoolean("execready.network.needless") && needless < 20) {
                    System.out.println("needless, seed " + seed + " " + some + " " + path.deciding());
                }
            }
        }
        System.out.println(counts + " needless " + needless);
        assertThat(counts)
                .as("each conclusion is met often")
                .allSatisfy((state, n) -> assertThat(n).isGreaterThan(WORLDS / 10));
        assertThat((double) needless / WORLDS).as("share of needless unknowns").isLessThan(NEEDLESS);
    }
}
