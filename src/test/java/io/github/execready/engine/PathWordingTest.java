// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.execready.catalog.Catalog;
import io.github.execready.catalog.HopWords;
import io.github.execready.check.TracedPath;
import io.github.execready.check.TracedPath.State;
import io.github.execready.engine.PathInWords.Hop;
import io.github.execready.network.NetworkObject;
import io.github.execready.network.SamplePaths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PathWordingTest {

    private static final HopWords WORDS = Catalog.builtIn().common().hops();

    @Test
    void aPathIsToldHopByHopAndBeyondItsBreak() {
        PathInWords path = words(SamplePaths.withoutPublicAddress());
        assertThat(path.service()).isEqualTo("ssmmessages");
        assertThat(path.breaksAt()).isEqualTo(3);
        assertThat(path.hops())
                .extracting(Hop::kind, Hop::object, Hop::state, Hop::reason, Hop::words)
                .containsExactly(
                        tuple("task-security-groups", "security-group/sg-1", State.OPEN, "", "sg-1 lets TCP 443 out"),
                        tuple(
                                "task-subnet-acl-out",
                                "network-acl",
                                State.UNKNOWN,
                                "not-read",
                                "the network ACL was not read, or not all of it"),
                        tuple("route", "route-table/rtb-1", State.OPEN, "", "rtb-1 sends 0.0.0.0/0 to igw-1"),
                        tuple(
                                "way-out",
                                "internet-gateway/igw-1",
                                State.BLOCKED,
                                "public-subnet-without-public-ip",
                                "rtb-1 sends 0.0.0.0/0 to igw-1, and eni-1 has no public address"),
                        tuple(
                                "task-subnet-acl-back",
                                "network-acl/acl-1",
                                State.OPEN,
                                "",
                                "acl-1 lets the answers in to the subnet"));
    }

    @Test
    void everyHopHasWordsOfItsOwnWhateverIsKnownOfIt() {
        List<String> problems = new ArrayList<>();
        for (NetworkObject.Type type : NetworkObject.Type.values()) {
            for (String id : List.of("", "id-1")) {
                SamplePaths.everyHop(new NetworkObject(type, id)).forEach(hop -> {
                    String said = words(SamplePaths.path(hop)).hops().get(0).words();
                    boolean generic = said.equals(hop.state().name().toLowerCase(Locale.ROOT))
                            || said.contains("lets packets pass")
                            || said.contains("lets no packets pass");
                    if (said.isBlank() || said.contains("<") || said.contains("{") || generic) {
                        problems.add(hop + ": " + said);
                    }
                });
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void everyKindOfHopAndOfObjectHasAName() {
        assertThat(Arrays.stream(io.github.execready.network.Hop.Kind.values()).map(PathWordingTest::label))
                .allSatisfy(kind -> assertThat(WORDS.names()).containsKey(kind));
        assertThat(Arrays.stream(NetworkObject.Type.values()).map(PathWordingTest::label))
                .allSatisfy(type -> assertThat(WORDS.names()).containsKey(type));
    }

    @Test
    void whatWouldStopPacketsOnAWayTheyMayTakeIsSaidWithAPerhaps() {
        assertThat(WORDS.of(
                        "endpoint-security-groups",
                        "unknown",
                        "endpoint-security-group",
                        Map.of("at", "sg-2", "service", "ssmmessages")))
                .isEqualTo("perhaps sg-2 does not admit the task on TCP 443");
    }

    @Test
    void whatNobodyWroteWordsForIsStillSaid() {
        Map<String, String> facts = Map.of("at", "x-1", "service", "ssmmessages");
        assertThat(WORDS.of("teleport", "blocked", "no-energy", facts)).isEqualTo("x-1 lets no packets pass");
        assertThat(new HopWords(Map.of(), Map.of()).of("teleport", "blocked", "no-energy", facts))
                .isEqualTo("blocked");
        assertThat(WORDS.name("task-teleport")).isEqualTo("task teleport");
    }

    private static PathInWords words(io.github.execready.network.Path path) {
        return new PathWording(WORDS).of(TracedPath.of(path));
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
