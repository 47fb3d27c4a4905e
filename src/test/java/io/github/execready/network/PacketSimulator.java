// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Evidence;
import io.github.execready.model.IpAddress;
import io.github.execready.model.IpBlock;
import io.github.execready.model.NatGateway;
import io.github.execready.model.Network;
import io.github.execready.model.NetworkAcl;
import io.github.execready.model.NetworkAclEntry;
import io.github.execready.model.NetworkInterface;
import io.github.execready.model.PrefixList;
import io.github.execready.model.Route;
import io.github.execready.model.RouteTable;
import io.github.execready.model.SecurityGroup;
import io.github.execready.model.SecurityGroupRule;
import io.github.execready.model.Subnet;
import io.github.execready.model.VpcBlockPublicAccess;
import io.github.execready.model.VpcEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A second opinion that shares nothing with the analysis: sends one packet there and one back through a network of which
 * all is known, with every choice made that the network leaves open.
 */
final class PacketSimulator {

    /**
     * The task that sends, over IPv6 if its address is one of those.
     *
     * @param dualStack whether it is known to ask for a name that has addresses of IPv6; without IPv4 it needs one
     */
    record Sender(String address, String subnetId, List<String> groups, boolean publicAddress, boolean dualStack) {

        boolean overIpv6() {
            return address.indexOf(':') >= 0;
        }
    }

    /**
     * What the network leaves open.
     *
     * @param pick which of the places that a name may lead to, and which subnet of an endpoint
     * @param host the last part of an endpoint's address in its subnet
     * @param beyond whether what lies out of sight lets packets pass
     * @param hostedZone whether a private hosted zone leads the name to another network
     * @param policy whether the endpoint's policy allows
     */
    record Choice(
            int pick,
            int host,
            String publicAddress,
            int port,
            int natPort,
            boolean beyond,
            boolean hostedZone,
            boolean policy) {}

    private static final List<String> AMAZON = List.of("AmazonProvidedDNS", "10.0.0.2");
    private static final List<String> ELSEWHERE = List.of("192.168.7.7", "10.200.7.7", "172.16.7.7");
    private static final List<String> ELSEWHERE_IPV6 = List.of("fd12::7", "2600:1f20::7");
    private static final Map<String, IpBlock> BLOCKS = new ConcurrentHashMap<>();
    private static final Map<String, IpAddress> ADDRESSES = new ConcurrentHashMap<>();

    private final Network network;
    private final String service;
    private final Sender sender;
    private final Choice choice;

    /** Whether something was met that cannot be seen through. */
    private boolean outOfSight;

    PacketSimulator(Network network, String service, Sender sender, Choice choice) {
        this.network = network;
        this.service = service;
        this.sender = sender;
        this.choice = choice;
    }

    boolean metSomethingOutOfSight() {
        return outOfSight;
    }

    boolean delivers() {
        boolean support = value(value(network.vpc()).enableDnsSupport());
        boolean hostnames = value(value(network.vpc()).enableDnsHostnames());
        boolean amazon = AMAZON.containsAll(value(value(network.vpc()).domainNameServers()));
        if (amazon && !support) {
            return false;
        }
        if (sender.overIpv6() && (!amazon || !sender.dualStack())) {
            outOfSight = true;
            if (!choice.beyond()) {
                return false;
            }
        }
        List<VpcEndpoint> mayLead = new ArrayList<>();
        boolean certain = false;
        for (VpcEndpoint endpoint : value(network.endpoints())) {
            boolean right = endpoint.serviceName().endsWith("." + service)
                    && value(endpoint.type()).equals("Interface");
            boolean named = support && hostnames && value(endpoint.privateDnsEnabled());
            String state = value(endpoint.state());
            if (right && amazon && named && state.equals("available")) {
                mayLead.add(endpoint);
                certain = !sender.overIpv6();
                outOfSight |= sender.overIpv6();
            } else if (right && (!amazon || named && !state.equals("deleted"))) {
                mayLead.add(endpoint);
                outOfSight = true;
            }
        }
        if (certain) {
            mayLead.removeIf(endpoint -> !value(endpoint.state()).equals("available"));
        }
        int places = mayLead.size() + (certain ? 0 : 1);
        int place = choice.pick() % places;
        if (place < mayLead.size()) {
            return reachesEndpoint(mayLead.get(place));
        }
        if (choice.hostedZone()) {
            for (String elsewhere : sender.overIpv6() ? ELSEWHERE_IPV6 : ELSEWHERE) {
                Route route = route(sender.subnetId(), ip(elsewhere));
                if (route != null
                        && "tgw pcx vgw".contains(value(route.target()).substring(0, 3))) {
                    outOfSight = true;
                    if (reachesOutside(ip(elsewhere))) {
                        return true;
                    }
                }
            }
        }
        return reachesOutside(ip(choice.publicAddress()));
    }

    private boolean reachesEndpoint(VpcEndpoint endpoint) {
        List<String> subnets = value(endpoint.subnetIds());
        String subnet = subnets.get(choice.pick() / 7 % subnets.size());
        String cidr = sender.overIpv6()
                ? value(subnet(subnet).ipv6CidrBlocks()).get(0)
                : value(subnet(subnet).cidrBlock());
        IpAddress to = ip(
                sender.overIpv6()
                        ? cidr.substring(0, cidr.indexOf('/')) + choice.host()
                        : cidr.substring(0, cidr.lastIndexOf('.') + 1) + choice.host());
        boolean speaks = !sender.overIpv6() || !value(endpoint.ipAddressType()).equals("ipv4");
        boolean working = value(endpoint.state()).equals("available") && choice.policy() && speaks;
        return working
                && groups(sender.groups(), true, to, value(endpoint.securityGroupIds()))
                && groups(value(endpoint.securityGroupIds()), false, ip(sender.address()), sender.groups())
                && acl(sender.subnetId(), subnet, true, to, 443)
                && inside(sender.subnetId(), subnet, to)
                && acl(subnet, sender.subnetId(), false, ip(sender.address()), 443)
                && acl(subnet, sender.subnetId(), true, ip(sender.address()), choice.port())
                && inside(subnet, sender.subnetId(), ip(sender.address()))
                && acl(sender.subnetId(), subnet, false, to, choice.port());
    }

    private boolean reachesOutside(IpAddress to) {
        if (!groups(sender.groups(), true, to, List.of())
                || !acl(sender.subnetId(), "", true, to, 443)
                || !acl(sender.subnetId(), "", false, to, choice.port())) {
            return false;
        }
        Route route = route(sender.subnetId(), to);
        if (route == null || value(route.state()).equals("blackhole")) {
            return false;
        }
        String target = value(route.target());
        if (target.startsWith("igw-")) {
            return attached(target)
                    && (sender.overIpv6() ? hasPublicIpv6() : sender.publicAddress())
                    && publicAccess(sender.subnetId(), false);
        }
        if (target.startsWith("eigw-")) {
            return hasPublicIpv6() && publicAccess(sender.subnetId(), true);
        }
        if (target.startsWith("nat-")) {
            return nat(target, to);
        }
        if (target.startsWith("eni-") && value(routeInterface(target).sourceDestCheck())) {
            return false;
        }
        if (target.startsWith("vpce-s3")) {
            return choice.policy() && value(endpoint(target).state()).equals("available");
        }
        if (target.equals("local")) {
            return false;
        }
        outOfSight = true;
        return choice.beyond();
    }

    private boolean hasPublicIpv6() {
        boolean publicly =
                value(subnet(sender.subnetId()).ipv6AddressAttribute()).equals("public");
        outOfSight |= !publicly;
        return publicly || choice.beyond();
    }

    private boolean nat(String id, IpAddress to) {
        NatGateway nat = null;
        for (NatGateway candidate : value(network.natGateways())) {
            nat = candidate.id().equals(id) ? candidate : nat;
        }
        if (nat == null || !List.of("available", "deleting").contains(value(nat.state()))) {
            return false;
        }
        if (value(nat.state()).equals("deleting")) {
            outOfSight = true;
            if (!choice.beyond()) {
                return false;
            }
        }
        if (sender.overIpv6()) {
            outOfSight = true;
            return choice.beyond();
        }
        boolean regional = value(nat.availabilityMode()).equals("regional");
        String subnet = regional ? "" : value(nat.subnetId());
        RouteTable table = regional ? table(value(nat.routeTableId())) : tableOf(subnet);
        Route on = route(table, to);
        IpAddress from = ip(sender.address());
        if (on == null || value(on.state()).equals("blackhole")) {
            return false;
        }
        if (regional
                ? !inside(table, from)
                : !acl(subnet, sender.subnetId(), false, from, 443)
                        || !acl(subnet, "", true, to, 443)
                        || !acl(subnet, "", false, to, choice.natPort())
                        || !inside(subnet, sender.subnetId(), from)
                        || !acl(subnet, sender.subnetId(), true, from, choice.port())) {
            return false;
        }
        String target = value(on.target());
        if (target.startsWith("igw-")) {
            return value(nat.connectivityType()).equals("public") && attached(target) && publicAccess(subnet, true);
        }
        if (target.equals(id) || target.equals("local")) {
            return false;
        }
        outOfSight = true;
        return choice.beyond();
    }

    private boolean inside(String fromSubnet, String toSubnet, IpAddress to) {
        return fromSubnet.equals(toSubnet) || inside(tableOf(fromSubnet), to);
    }

    private boolean inside(RouteTable table, IpAddress to) {
        Route route = route(table, to);
        if (route == null || value(route.state()).equals("blackhole")) {
            return false;
        }
        boolean local = value(route.target()).equals("local");
        outOfSight |= !local;
        return local || choice.beyond();
    }

    private boolean publicAccess(String subnetId, boolean outwardsOnly) {
        VpcBlockPublicAccess setting = value(network.blockPublicAccess());
        String mode = value(setting.internetGatewayBlockMode());
        boolean excluded = value(setting.exclusions()).stream()
                .anyMatch(exclusion -> List.of(subnetId, World.VPC)
                        .contains(value(exclusion.resource()).resourceName()));
        return mode.equals("off") || excluded || mode.equals("block-ingress") && outwardsOnly;
    }

    private boolean attached(String id) {
        return value(network.internetGateways()).stream()
                .anyMatch(gateway -> gateway.id().equals(id)
                        && value(gateway.attachedVpcIds()).contains(World.VPC));
    }

    private Route route(String subnetId, IpAddress to) {
        return route(tableOf(subnetId), to);
    }

    private RouteTable table(String id) {
        return value(network.routeTables()).stream()
                .filter(t -> t.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private RouteTable tableOf(String subnetId) {
        RouteTable table = null;
        for (RouteTable candidate : value(network.routeTables())) {
            if (candidate.subnetIds().contains(subnetId)) {
                table = candidate;
            } else if (candidate.main() && table == null) {
                table = candidate;
            }
        }
        return table;
    }

    private Route route(RouteTable table, IpAddress to) {
        Route best = null;
        int longest = -1;
        for (Route route : value(table.routes())) {
            for (String cidr :
                    route.destination().startsWith("pl-") ? list(route.destination()) : List.of(route.destination())) {
                IpBlock block = block(cidr);
                if (block.contains(to) && block.prefix() > longest) {
                    longest = block.prefix();
                    best = route;
                }
            }
        }
        return best;
    }

    private boolean groups(List<String> ids, boolean out, IpAddress other, List<String> otherGroups) {
        for (SecurityGroup group : value(network.securityGroups())) {
            if (!ids.contains(group.id())) {
                continue;
            }
            for (SecurityGroupRule rule : value(out ? group.egress() : group.ingress())) {
                boolean port = rule.protocol().equals("-1")
                        || List.of("tcp", "6").contains(rule.protocol().toLowerCase(Locale.ROOT))
                                && rule.fromPort() <= 443
                                && 443 <= rule.toPort();
                boolean peer = rule.groupIds().stream().anyMatch(otherGroups::contains)
                        || rule.ipv4Ranges().stream().anyMatch(cidr -> in(cidr, other))
                        || rule.ipv6Ranges().stream().anyMatch(cidr -> in(cidr, other))
                        || rule.prefixListIds().stream()
                                .anyMatch(list -> list(list).stream().anyMatch(cidr -> in(cidr, other)));
                if (port && peer) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean acl(String subnetId, String otherSubnetId, boolean egress, IpAddress other, int port) {
        if (subnetId.equals(otherSubnetId)) {
            return true;
        }
        for (NetworkAcl acl : value(network.networkAcls())) {
            if (!acl.subnetIds().contains(subnetId)) {
                continue;
            }
            NetworkAclEntry first = null;
            for (NetworkAclEntry entry : value(acl.entries())) {
                boolean ports = entry.protocol().equals("-1")
                        || entry.protocol().equals("6") && entry.fromPort() <= port && port <= entry.toPort();
                if (entry.egress() == egress
                        && ports
                        && in(entry.cidrBlock(), other)
                        && (first == null || entry.ruleNumber() < first.ruleNumber())) {
                    first = entry;
                }
            }
            return first != null && first.allow();
        }
        throw new IllegalStateException("no ACL for " + subnetId);
    }

    private List<String> list(String id) {
        for (PrefixList list : value(network.prefixLists())) {
            if (list.id().equals(id)) {
                return value(list.cidrs());
            }
        }
        throw new IllegalStateException("no list " + id);
    }

    private Subnet subnet(String id) {
        return value(network.subnets()).stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private VpcEndpoint endpoint(String id) {
        return value(network.endpoints()).stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private NetworkInterface routeInterface(String id) {
        return value(network.routeInterfaces()).stream()
                .filter(e -> e.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static boolean in(String cidr, IpAddress address) {
        return block(cidr).contains(address);
    }

    private static IpBlock block(String cidr) {
        return BLOCKS.computeIfAbsent(cidr, text -> IpBlock.parse(text).orElseThrow());
    }

    private static IpAddress ip(String text) {
        return ADDRESSES.computeIfAbsent(text, t -> IpAddress.parse(t).orElseThrow());
    }

    private static <T> T value(Evidence<T> fact) {
        return fact.toOptional().orElseThrow();
    }
}
