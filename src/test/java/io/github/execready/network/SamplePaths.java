// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.ExecTarget;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.network.Hop.Kind;
import io.github.execready.network.NetworkObject.Type;
import io.github.execready.network.Observed.Name;
import io.github.execready.testing.Edits;
import io.github.execready.testing.Targets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Paths as the analysis may find them, for tests of what becomes of them. */
public final class SamplePaths {

    private static final Gap GAP = new Gap(Gap.Reason.ACCESS_DENIED, "ec2:DescribeNetworkAcls", "AccessDenied");

    private static final long SEED = 20_260_601L;

    private SamplePaths() {}

    /** Through a public subnet, by a task without a public address. */
    public static Path withoutPublicAddress() {
        return path(
                open(Kind.TASK_SECURITY_GROUPS, Type.SECURITY_GROUP, "sg-1"),
                Hop.unknown(
                        Kind.TASK_SUBNET_ACL_OUT,
                        Reason.NOT_READ,
                        new NetworkObject(Type.NETWORK_ACL, ""),
                        List.of(),
                        List.of(GAP)),
                open(
                        Kind.ROUTE,
                        Type.ROUTE_TABLE,
                        "rtb-1",
                        seen(Name.DESTINATION, "0.0.0.0/0"),
                        seen(Name.TARGET, "igw-1")),
                Hop.blocked(
                        Kind.WAY_OUT,
                        Reason.PUBLIC_SUBNET_WITHOUT_PUBLIC_IP,
                        new NetworkObject(Type.NETWORK_INTERFACE, "eni-1"),
                        List.of(seen(Name.INTERNET_GATEWAY, "igw-1"), seen(Name.PUBLIC_IP, "not set"))),
                open(Kind.TASK_SUBNET_ACL_BACK, Type.NETWORK_ACL, "acl-1"));
    }

    /** Every hop that the types allow at one place, whether or not the analysis finds it there. */
    public static Stream<Hop> everyHop(NetworkObject at) {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> Stream.concat(
                        Stream.of(Hop.open(kind, at, List.of())),
                        Arrays.stream(Reason.values())
                                .flatMap(reason -> Stream.of(
                                        Hop.blocked(kind, reason, at, List.of()),
                                        Hop.unknown(kind, reason, at, List.of(), List.of(GAP))))));
    }

    /** What the analysis finds in networks of which all is known. */
    public static Stream<Path> found(int count) {
        return worlds(count).map(world -> world.path(world.network()));
    }

    /** What it finds where a fact of these networks is not known, or not shown. */
    public static Stream<Path> foundWithLess(int count) {
        return worlds(count).flatMap(world -> {
            ExecTarget target = Edits.of(Targets.fargateService())
                    .replace("network", World.known(world.network()))
                    .target();
            return Edits.paths(target).stream()
                    .filter(fact -> fact.startsWith("network."))
                    .map(fact -> world.path(Edits.of(target)
                            .unknown(fact)
                            .target()
                            .network()
                            .toOptional()
                            .orElseThrow()));
        });
    }

    private static Stream<RandomWorlds.Case> worlds(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new RandomWorlds(
                                RandomGeneratorFactory.of("L64X128MixRandom").create(SEED + i))
                        .next());
    }

    /** A path of these hops to the service that exec needs. */
    public static Path path(Hop... hops) {
        return new Path("ssmmessages", List.of(hops), new Destination.NotKnown(), World.known(true));
    }

    private static Hop open(Kind kind, Type type, String id, Observed... observed) {
        return Hop.open(kind, new NetworkObject(type, id), List.of(observed));
    }

    private static Observed seen(Name name, String value) {
        return new Observed(name, value, new Origin("ec2:DescribeRouteTables", "RouteTables[0]." + name.label()));
    }
}
