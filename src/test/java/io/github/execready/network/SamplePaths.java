// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.network.Hop.Kind;
import io.github.execready.network.NetworkObject.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Paths as the analysis may find them, for tests of what becomes of them. */
public final class SamplePaths {

    private static final Gap GAP = new Gap(Gap.Reason.ACCESS_DENIED, "ec2:DescribeNetworkAcls", "AccessDenied");

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
                open(Kind.ROUTE, Type.ROUTE_TABLE, "rtb-1", seen("destination", "0.0.0.0/0"), seen("target", "igw-1")),
                Hop.blocked(
                        Kind.WAY_OUT,
                        Reason.PUBLIC_SUBNET_WITHOUT_PUBLIC_IP,
                        new NetworkObject(Type.INTERNET_GATEWAY, "igw-1"),
                        List.of(
                                seen("routeTable", "rtb-1"),
                                seen("destination", "0.0.0.0/0"),
                                seen("networkInterface", "eni-1"))),
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

    /** A path of these hops to the service that exec needs. */
    public static Path path(Hop... hops) {
        return new Path("ssmmessages", List.of(hops), new Destination.NotKnown(), World.known(true));
    }

    private static Hop open(Kind kind, Type type, String id, Observed... observed) {
        return Hop.open(kind, new NetworkObject(type, id), List.of(observed));
    }

    private static Observed seen(String name, String value) {
        return new Observed(name, value, new Origin("ec2:DescribeRouteTables", "RouteTables[0]." + name));
    }
}
