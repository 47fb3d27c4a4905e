// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.execready.catalog.Catalog;
import io.github.execready.catalog.HopWords;
import io.github.execready.catalog.Template;
import io.github.execready.check.TracedPath;
import io.github.execready.check.TracedPath.State;
import io.github.execready.engine.PathInWords.Hop;
import io.github.execready.network.Hop.Kind;
import io.github.execready.network.NetworkObject;
import io.github.execready.network.Observed;
import io.github.execready.network.SamplePaths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
                                "what the network ACL of the task's subnet lets out was not read, or not all of it"),
                        tuple("route", "route-table/rtb-1", State.OPEN, "", "rtb-1 sends 0.0.0.0/0 to igw-1"),
                        tuple(
                                "way-out",
                                "network-interface/eni-1",
                                State.BLOCKED,
                                "public-subnet-without-public-ip",
                                "eni-1 has no public address (PublicIp: not set), and igw-1 carries nothing without one"),
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
    void whatTheAnalysisFindsIsSaidInTheWordsMadeForIt() {
        Map<String, Set<Integer>> used = new TreeMap<>();
        SamplePaths.found(4_000).forEach(found -> {
            PathInWords said = new PathWording(WORDS).of(TracedPath.of(found, "it"));
            for (int i = 0; i < said.hops().size(); i++) {
                Hop hop = said.hops().get(i);
                if (hop.state() != State.UNKNOWN) {
                    used.computeIfAbsent(key(hop), key -> new TreeSet<>())
                            .add(alternative(
                                    key(hop), hop.words(), facts(found.hops().get(i))));
                }
            }
        });

        assertThat(used.keySet())
                .as("what worlds of which all is known have in them")
                .contains(
                        "any/blackhole-route",
                        "any/block-public-access",
                        "any/endpoint-not-available",
                        "any/endpoint-policy",
                        "any/endpoint-private-dns-off",
                        "any/endpoint-security-group",
                        "any/internet-gateway-not-attached",
                        "any/nat-gateway-not-available",
                        "any/nat-gateway-private",
                        "any/nat-gateway-without-way-out",
                        "any/network-acl",
                        "any/no-route",
                        "any/public-subnet-without-public-ip",
                        "any/source-dest-check",
                        "any/task-security-group-egress",
                        "any/vpc-dns-support-off",
                        "task-subnet-acl-back/network-acl")
                .containsAll(Arrays.stream(Kind.values())
                        .filter(kind -> kind != Kind.NETWORK)
                        .map(kind -> label(kind) + "/open")
                        .toList())
                .doesNotContain("any/open", "any/blocked");
        used.forEach((key, alternatives) -> {
            int fallback = WORDS.texts().get(key).size() - 1;
            if (fallback > 0 && !key.equals("name-resolution/open")) {
                assertThat(alternatives)
                        .as("%s in words for facts that are missing", key)
                        .doesNotContain(fallback);
            }
        });
    }

    @Test
    void whatTheAnalysisFindsWithLessKnownIsSaidWithoutHoles() {
        assertThat(Stream.concat(SamplePaths.found(500), SamplePaths.foundWithLess(60))
                        .flatMap(found -> words(found).hops().stream())
                        .map(Hop::words)
                        .distinct())
                .hasSizeGreaterThan(200)
                .allSatisfy(said -> assertThat(said)
                        .isNotBlank()
                        .doesNotContainPattern("[{<][a-z][A-Za-z0-9]*[}>]")
                        .doesNotContain("lets packets pass"));
    }

    @Test
    void theDocumentsAndTheAnalysisKnowTheSameFacts() {
        Set<String> ofEveryHop = Set.of("at", "id", "service", "words");
        Set<String> inWords = WORDS.texts().values().stream()
                .flatMap(List::stream)
                .flatMap(text -> text.facts().stream())
                .filter(fact -> !ofEveryHop.contains(fact))
                .collect(Collectors.toSet());

        assertThat(inWords)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Observed.Name.values())
                        .map(Observed.Name::label)
                        .toList());
    }

    /** The key of the words that a hop gets. */
    private static String key(Hop hop) {
        String what = hop.state() == State.OPEN ? "open" : hop.reason();
        return WORDS.texts().containsKey(hop.kind() + "/" + what) ? hop.kind() + "/" + what : "any/" + what;
    }

    /** Which of the texts of a key was used. */
    private static int alternative(String key, String said, Map<String, String> facts) {
        List<Template> texts = WORDS.texts().getOrDefault(key, List.of());
        return IntStream.range(0, texts.size())
                .filter(i -> facts.keySet().containsAll(texts.get(i).facts()))
                .filter(i -> texts.get(i).fill(facts).equals(said))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " does not say: " + said));
    }

    private static Map<String, String> facts(io.github.execready.network.Hop hop) {
        Map<String, String> facts = new HashMap<>();
        hop.observed().forEach(fact -> facts.merge(fact.name().label(), fact.value(), (a, b) -> a + ", " + b));
        facts.put(
                "at",
                hop.at().id().isEmpty()
                        ? WORDS.name(label(hop.at().type()))
                        : hop.at().id());
        if (!hop.at().id().isEmpty()) {
            facts.put("id", hop.at().id());
        }
        facts.put("service", "it");
        return facts;
    }

    @Test
    void everyKindOfHopAndOfObjectHasAName() {
        assertThat(Arrays.stream(Kind.values()).map(PathWordingTest::label))
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
        return new PathWording(WORDS).of(TracedPath.of(path, path.service()));
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
