// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import static io.github.execready.network.World.absent;
import static io.github.execready.network.World.known;
import static io.github.execready.network.World.route;

import io.github.execready.model.NatGateway;
import io.github.execready.model.Network;
import io.github.execready.model.NetworkAclEntry;
import io.github.execready.model.NetworkConfiguration;
import io.github.execready.model.Route;
import io.github.execready.model.RouteTable;
import io.github.execready.model.SecurityGroupRule;
import io.github.execready.model.Vpc;
import io.github.execready.model.VpcEndpoint;
import io.github.execready.network.PacketSimulator.Choice;
import io.github.execready.network.PacketSimulator.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Small VPCs in which anything may be wrong, though most of it is right: else every path would be blocked. */
final class RandomWorlds {

    /**
     * A network and the task in it.
     *
     * @param next whether the task is one that is not started yet
     */
    record Case(Network network, String service, Sender sender, boolean next, boolean policy) {

        Path path(Network seen) {
            Question asked = Question.of(
                    service,
                    World.REGION,
                    endpoint -> policy ? new EndpointPolicy.PolicyAnswer.Yes() : new EndpointPolicy.PolicyAnswer.No());
            Question question = sender.dualStack() ? asked.withDualStack(known(true)) : asked;
            return next
                    ? PathAnalysis.ofNextTask(
                            known(Inventory.of(seen)),
                            new NetworkConfiguration(
                                    known(List.of(sender.subnetId())),
                                    known(sender.groups()),
                                    known(sender.publicAddress() ? "ENABLED" : "DISABLED")),
                            sender.subnetId(),
                            question)
                    : PathAnalysis.ofInterface(known(Inventory.of(seen)), question);
        }
    }

    private static final List<String> SUBNETS = List.of("subnet-task", "subnet-nat", "subnet-a", "subnet-b");

    private static final List<String> IPV4 = List.of(
            "0.0.0.0/0",
            "0.0.0.0/0",
            "10.0.0.0/16",
            "10.0.1.0/24",
            "10.0.1.0/25",
            "10.0.2.0/24",
            "10.0.2.0/25",
            "10.0.3.0/24",
            "52.0.0.0/8",
            "52.216.0.0/16");

    private static final List<String> IPV6 = List.of(
            "::/0",
            "::/0",
            "::/0",
            "0.0.0.0/0",
            "2600:1f10:1::/56",
            "2600:1f10:1:1::/64",
            "2600:1f10:1:1::/65",
            "2600:1f10:1:2::/64",
            "2600:9000::/28",
            "2000::/3");

    private final RandomGenerator random;

    /** Whether the world at hand is one of IPv6. */
    private boolean ipv6;

    RandomWorlds(RandomGenerator random) {
        this.random = random;
    }

    Case next() {
        World world = World.withNat();
        ipv6 = random.nextInt(4) == 0;
        String service = random.nextInt(4) == 0 ? "s3" : "ssmmessages";
        world.list("pl-s3", "com.amazonaws.eu-west-1.s3", "52.216.0.0/15")
                .list("pl-1", "own", "52.94.0.0/16", "10.0.2.0/24");
        world.routeInterfaces.put(
                "eni-9", World.networkInterface("eni-9", "subnet-b", List.of("sg-other"), "10.0.3.9"));
        if (ipv6) {
            withoutIpv4(world);
        }
        routes(world);
        groups(world);
        SUBNETS.stream().filter(subnet -> often(8)).forEach(subnet -> world.aclOf(subnet, acl()));
        endpoints(world, service);
        if (random.nextInt(12) == 0) {
            world.nat(
                    "nat-1",
                    pick("subnet-nat", "subnet-task"),
                    pick("available", "pending", "failed", "deleting"),
                    pick("public", "private"));
        }
        if (random.nextInt(12) == 0) {
            NatGateway nat = world.nats.get("nat-1");
            world.nats.put(
                    "nat-1",
                    new NatGateway(
                            "nat-1",
                            absent(),
                            nat.state(),
                            nat.connectivityType(),
                            known("regional"),
                            known(pick("rtb-nat", "rtb-nat", "rtb-main"))));
        }
        if (random.nextInt(30) == 0) {
            world.internetGateway("igw-1", "vpc-2");
        }
        if (random.nextInt(6) == 0) {
            world.vpc(vpc -> new Vpc(
                    vpc.id(),
                    vpc.cidrBlocks(),
                    known(!often(3)),
                    known(!often(3)),
                    vpc.ownerId(),
                    known(List.of(pick("AmazonProvidedDNS", "10.0.0.2", "10.0.0.53")))));
        }
        if (random.nextInt(8) == 0) {
            world.blockPublicAccess(pick("off", "block-bidirectional", "block-ingress"));
        } else if (random.nextInt(20) == 0) {
            world.blockPublicAccess(
                    "block-bidirectional",
                    World.exclusion(
                            pick("subnet/subnet-nat", "subnet/subnet-task", "vpc/vpc-1"), "allow-bidirectional"));
        }
        boolean next = random.nextInt(3) == 0;
        boolean publicAddress = random.nextBoolean();
        List<String> groups = random.nextBoolean() ? List.of("sg-task") : List.of("sg-task", "sg-2");
        String address = ipv6 ? "2600:1f10:1:1::10" : "10.0.1.10";
        world.own(World.networkInterface("eni-1", "subnet-task", groups, address));
        world.publicIp(publicAddress ? known("203.0.113.9") : absent());
        return new Case(
                world.network(),
                service,
                new Sender(address, "subnet-task", groups, publicAddress, ipv6 && random.nextInt(5) != 0),
                next,
                random.nextInt(15) != 0);
    }

    /** One of all the ways in which what the case leaves open may be. */
    Choice choice(Case world) {
        return new Choice(
                random.nextInt(1 << 20),
                pick(10, 100, 127, 128, 200, 254),
                world.sender().overIpv6()
                        ? pick("2600:9000::1", "2600:1fff::1", "2a05:d000::1", "2001:4860::1", "2600:1f10:2::1")
                        : world.service().equals("s3")
                                ? pick("52.216.3.3", "52.217.9.9")
                                : pick("52.94.3.3", "52.1.1.1", "3.248.1.1", "63.32.1.1", "130.1.1.1", "52.218.0.1"),
                pick(1024, 5000, 32767, 32768, 45000, 61000, 65535),
                pick(1024, 5000, 32767, 32768, 45000, 61000, 65535),
                random.nextBoolean(),
                random.nextBoolean(),
                world.policy());
    }

    /** Another address that a task may have which is not started yet. */
    Sender sender(Case world) {
        Sender sender = world.sender();
        return world.next()
                ? new Sender(
                        sender.overIpv6()
                                ? pick("2600:1f10:1:1::10", "2600:1f10:1:1:8000::1", "2600:1f10:1:1:ffff::1")
                                : pick("10.0.1.10", "10.0.1.127", "10.0.1.128", "10.0.1.250"),
                        sender.subnetId(),
                        sender.groups(),
                        sender.publicAddress(),
                        sender.dualStack())
                : sender;
    }

    /** All subnets have IPv6, and that of the task has nothing else; ACLs that are not made at random let it pass. */
    private void withoutIpv4(World world) {
        world.ipv6("subnet-task", "2600:1f10:1:1::/64", true, often(12) ? "private" : "public")
                .ipv6("subnet-nat", "2600:1f10:1:0::/64", false, "public")
                .ipv6("subnet-a", "2600:1f10:1:2::/64", false, "public")
                .ipv6("subnet-b", "2600:1f10:1:3::/64", false, "public");
        List<NetworkAclEntry> entries = new ArrayList<>(World.open());
        entries.add(World.entry(101, true, true, "::/0", -1, -1));
        entries.add(World.entry(101, false, true, "::/0", -1, -1));
        world.acl("acl-1", SUBNETS, entries);
        world.tables.replaceAll((id, table) -> new RouteTable(
                id, World.VPC, table.main(), table.subnetIds(), table.routes().map(routes -> withLocalIpv6(routes))));
    }

    private static List<Route> withLocalIpv6(List<Route> routes) {
        List<Route> more = new ArrayList<>(routes);
        more.add(route("2600:1f10:1::/56", "local"));
        return more;
    }

    private void routes(World world) {
        if (often(3)) {
            world.tables.remove("rtb-task");
        }
        List<Route> task = new ArrayList<>();
        if (random.nextInt(4) != 0) {
            task.add(route("0.0.0.0/0", pick("nat-1", "nat-1", "igw-1", "igw-1", "tgw-1", "eni-9")));
        }
        for (String destination : List.of("52.0.0.0/8", "pl-1", "10.0.2.0/24", "10.0.0.0/8", "192.168.0.0/16")) {
            if (random.nextInt(25) == 0) {
                task.add(route(destination, pick("nat-1", "igw-1", "tgw-1", "pcx-1", "eni-9")));
            }
        }
        if (ipv6) {
            routesOfIpv6(task);
        }
        if (random.nextInt(20) == 0) {
            task.replaceAll(old ->
                    World.blackhole(old.destination(), old.target().toOptional().orElseThrow()));
        }
        if (random.nextInt(6) == 0) {
            task.add(route("pl-s3", "vpce-s3"));
            world.endpoint("vpce-s3", "s3");
            world.endpoint("vpce-s3", old -> change(old, "Gateway", often(8) ? "failed" : "available", false, "ipv4"));
        }
        task.add(route("10.0.0.0/16", "local"));
        world.table(
                world.tables.containsKey("rtb-task") ? "rtb-task" : "rtb-main",
                !world.tables.containsKey("rtb-task"),
                world.tables.containsKey("rtb-task") ? List.of("subnet-task") : List.of(),
                task.toArray(Route[]::new));
        if (random.nextInt(8) == 0) {
            world.table(
                    "rtb-nat",
                    false,
                    List.of("subnet-nat"),
                    route("10.0.0.0/16", "local"),
                    route("2600:1f10:1::/56", "local"),
                    route(pick("0.0.0.0/0", "52.0.0.0/8"), pick("igw-1", "nat-1", "tgw-1", "eni-9")));
        }
        if (random.nextInt(25) == 0) {
            world.table(
                    "rtb-a",
                    false,
                    List.of("subnet-a"),
                    route("10.0.0.0/16", "local"),
                    route("2600:1f10:1::/56", "local"),
                    route(ipv6 ? "2600:1f10:1:1::/64" : "10.0.1.0/24", pick("eni-9", "local")));
        }
    }

    private void routesOfIpv6(List<Route> task) {
        if (random.nextInt(4) != 0) {
            task.add(route("::/0", pick("eigw-1", "eigw-1", "eigw-1", "igw-1", "igw-1", "tgw-1", "eni-9", "nat-1")));
        }
        for (String destination : List.of("2600:9000::/28", "2600:1f10:1:2::/64", "fd00::/8", "64:ff9b::/96")) {
            if (random.nextInt(25) == 0) {
                task.add(route(destination, pick("nat-1", "igw-1", "eigw-1", "tgw-1", "eni-9")));
            }
        }
        task.add(route("2600:1f10:1::/56", "local"));
    }

    private void groups(World world) {
        world.group("sg-task", List.of(), rules(2));
        world.group("sg-2", List.of(), often(2) ? rules(1) : List.of());
        world.group("sg-endpoint", rules(3), List.of());
    }

    private List<SecurityGroupRule> rules(int most) {
        List<SecurityGroupRule> rules = new ArrayList<>();
        if (random.nextInt(3) != 0) {
            rules.add(World.all(ipv6 && random.nextInt(8) != 0 ? "::/0" : "0.0.0.0/0"));
        }
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            SecurityGroupRule to = random.nextInt(3) == 0
                    ? World.toList(pick("pl-1", "pl-s3"))
                    : random.nextInt(3) == 0
                            ? World.toGroup(pick("sg-endpoint", "sg-task", "sg-2"))
                            : World.all(cidr());
            int from = pick(443, 0, 400, 80);
            int ports = pick(443, 65535, 500, 80);
            rules.add(new SecurityGroupRule(
                    pick("-1", "tcp", "tcp", "6", "udp"),
                    Math.min(from, ports),
                    Math.max(from, ports),
                    to.ipv4Ranges(),
                    to.ipv6Ranges(),
                    to.prefixListIds(),
                    to.groupIds()));
        }
        return rules;
    }

    private NetworkAclEntry[] acl() {
        List<NetworkAclEntry> entries = new ArrayList<>();
        for (boolean egress : List.of(true, false)) {
            int number = 0;
            for (int i = random.nextInt(3); i > 0; i--) {
                number += 10;
                int from = pick(443, 0, 1024, 32768);
                entries.add(World.entry(
                        number, egress, random.nextBoolean(), cidr(), from, pick(from, 65535, Math.max(from, 40000))));
            }
            if (random.nextInt(4) != 0) {
                entries.add(World.entry(100, egress, true, ipv6 ? "::/0" : "0.0.0.0/0", -1, -1));
            }
            entries.add(World.entry(32767, egress, false, ipv6 ? "::/0" : "0.0.0.0/0", -1, -1));
        }
        return entries.toArray(NetworkAclEntry[]::new);
    }

    private void endpoints(World world, String service) {
        if (random.nextInt(5) > 1) {
            return;
        }
        world.endpoint(
                "vpce-1",
                often(10) ? "kms" : service,
                random.nextBoolean()
                        ? new String[] {pick("subnet-a", "subnet-task")}
                        : new String[] {"subnet-a", "subnet-b"});
        world.endpoint(
                "vpce-1",
                old -> change(
                        old,
                        "Interface",
                        often(10) ? pick("pending", "rejected", "failed", "deleted", "deleting") : "available",
                        !often(6),
                        pick("ipv4", "dualstack")));
    }

    static VpcEndpoint change(VpcEndpoint old, String type, String state, boolean privateDns, String family) {
        return new VpcEndpoint(
                old.id(),
                old.vpcId(),
                old.serviceName(),
                known(type),
                known(state),
                known(privateDns),
                old.subnetIds(),
                old.securityGroupIds(),
                old.routeTableIds(),
                old.networkInterfaceIds(),
                old.policy(),
                known(family),
                old.dnsNames(),
                old.privateDnsOnlyForInboundResolverEndpoint());
    }

    private String cidr() {
        List<String> cidrs = ipv6 ? IPV6 : IPV4;
        return cidrs.get(random.nextInt(cidrs.size()));
    }

    /** True once in so many times. */
    private boolean often(int times) {
        return random.nextInt(times) == 0;
    }

    @SafeVarargs
    private <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }
}
