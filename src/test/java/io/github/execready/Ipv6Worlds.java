// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import io.github.execready.testing.aws.World;
import java.util.List;
import java.util.Map;

/** Accounts whose tasks have addresses of IPv6, as AWS describes them. All that IPv6 needs is allowed there. */
final class Ipv6Worlds {

    private static final String BLOCK = "2001:db8:1234:1a00::/64";
    private static final String ADDRESS = "2001:db8:1234:1a00::123";
    private static final String INTERFACE = "/NetworkInterfaces/0";
    private static final String ATTACHED = "/tasks/0/attachments/0/details/4";

    private Ipv6Worlds() {}

    /** The task has addresses of both versions. */
    static World dualStack(World world) {
        world.set(
                        "describe-subnets",
                        "/Subnets/0/Ipv6CidrBlockAssociationSet",
                        List.of(Map.of(
                                "AssociationId",
                                "subnet-cidr-assoc-0aaa000000000001",
                                "Ipv6CidrBlock",
                                BLOCK,
                                "Ipv6CidrBlockState",
                                Map.of("State", "associated"),
                                "Ipv6AddressAttribute",
                                "public",
                                "IpSource",
                                "amazon")))
                .set(
                        "describe-network-interfaces",
                        INTERFACE + "/Ipv6Addresses",
                        List.of(Map.of("Ipv6Address", ADDRESS, "IsPrimaryIpv6", true)))
                .set(
                        "describe-security-groups",
                        "/SecurityGroups/0/IpPermissionsEgress/0/Ipv6Ranges",
                        List.of(Map.of("CidrIpv6", "::/0")));
        for (boolean egress : List.of(true, false)) {
            world.set(
                    "describe-network-acls",
                    "/NetworkAcls/0/Entries/-",
                    Map.of(
                            "Ipv6CidrBlock",
                            "::/0",
                            "Egress",
                            egress,
                            "Protocol",
                            "-1",
                            "RuleAction",
                            "allow",
                            "RuleNumber",
                            101));
        }
        return route(world, "2001:db8:1234:1a00::/56", "GatewayId", "local");
    }

    /** The task has no other addresses than those of IPv6, and an egress-only internet gateway leads out. */
    static World alone(World world) {
        return instanceAlone(world).set("describe-tasks", ATTACHED, Map.of("name", "ipv6Address", "value", ADDRESS));
    }

    /** The same for the first interface of the account, which may be that of a container instance. */
    static World instanceAlone(World world) {
        dualStack(world)
                .set("describe-subnets", "/Subnets/0/Ipv6Native", true)
                .remove("describe-subnets", "/Subnets/0/CidrBlock")
                .remove("describe-network-interfaces", INTERFACE + "/PrivateIpAddress")
                .set("describe-network-interfaces", INTERFACE + "/PrivateIpAddresses", List.of());
        return route(world, "::/0", "EgressOnlyInternetGatewayId", "eigw-0aaa0000000000001");
    }

    /** The same on a container instance for Linux, with the agents of a recent image. */
    static World aloneOnEc2(World world) {
        World other = World.load("ec2-service");
        other.names().stream()
                .filter(name -> !world.names().contains(name))
                .forEach(name -> world.put(name, other.get(name, "").toString()));
        return alone(world)
                .set("describe-tasks", "/tasks/0/launchType", "EC2")
                .set(
                        "describe-tasks",
                        "/tasks/0/containerInstanceArn",
                        other.get("describe-tasks", "/tasks/0/containerInstanceArn"))
                .remove("describe-tasks", "/tasks/0/platformVersion")
                .remove("describe-tasks", "/tasks/0/platformFamily")
                .set("describe-services", "/services/0/launchType", "EC2");
    }

    /** Adds a route to the table of the task's subnet. */
    static World route(World world, String destination, String kind, String target) {
        return world.set(
                "describe-route-tables",
                "/RouteTables/0/Routes/-",
                Map.of(
                        "DestinationIpv6CidrBlock",
                        destination,
                        kind,
                        target,
                        "Origin",
                        "CreateRoute",
                        "State",
                        "active"));
    }
}
