// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.InternetGateway;
import io.github.execready.model.IpBlock;
import io.github.execready.model.NatGateway;
import io.github.execready.model.Network;
import io.github.execready.model.NetworkAcl;
import io.github.execready.model.NetworkInterface;
import io.github.execready.model.PrefixList;
import io.github.execready.model.Route;
import io.github.execready.model.RouteTable;
import io.github.execready.model.SecurityGroup;
import io.github.execready.model.Subnet;
import io.github.execready.model.Vpc;
import io.github.execready.model.VpcEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a network holds, by id. What something names and no list holds is not visible, which says nothing about whether it
 * exists.
 */
public final class Inventory {

    private final Network network;
    private final Evidence<String> vpcId;
    private final Blocks vpcBlocks;
    private final Set<IpBlock> namedBlocks;
    private final Reason unread;
    private final Map<String, SubnetAcl> acls = new ConcurrentHashMap<>();

    private Inventory(Network network) {
        this.network = network;
        Evidence<String> vpc = network.vpc().map(Vpc::id);
        this.vpcId = vpc.isKnown() ? vpc : network.networkInterface().flatMap(NetworkInterface::vpcId);
        this.vpcBlocks = blocks(network);
        this.namedBlocks = NamedBlocks.of(network, vpcBlocks);
        this.unread = shared() ? Reason.SHARED_VPC : Reason.NOT_READ;
    }

    /** Puts a network in order, for all paths in it. */
    public static Inventory of(Network network) {
        return new Inventory(network);
    }

    Network network() {
        return network;
    }

    /** The VPC that the packets start in. */
    Evidence<String> vpcId() {
        return vpcId;
    }

    Evidence<Subnet> subnet(String id) {
        return find(network.subnets(), subnet -> subnet.id().equals(id), "the subnet " + id);
    }

    Evidence<SecurityGroup> securityGroup(String id) {
        return find(network.securityGroups(), group -> group.id().equals(id), "the security group " + id);
    }

    Evidence<PrefixList> prefixList(String id) {
        return find(network.prefixLists(), list -> list.id().equals(id), "the prefix list " + id);
    }

    Evidence<NatGateway> natGateway(String id) {
        return find(network.natGateways(), gateway -> gateway.id().equals(id), "the NAT gateway " + id);
    }

    Evidence<InternetGateway> internetGateway(String id) {
        return find(network.internetGateways(), gateway -> gateway.id().equals(id), "the internet gateway " + id);
    }

    Evidence<VpcEndpoint> endpoint(String id) {
        return find(network.endpoints(), endpoint -> endpoint.id().equals(id), "the VPC endpoint " + id);
    }

    Evidence<NetworkInterface> routeInterface(String id) {
        return find(network.routeInterfaces(), found -> found.id().equals(id), "the network interface " + id);
    }

    Evidence<RouteTable> routeTable(String id) {
        return find(network.routeTables(), table -> table.id().equals(id), "the route table " + id);
    }

    /** The table that a subnet names, else the main one of its VPC. */
    Evidence<RouteTable> routeTableOf(String subnetId) {
        Evidence<String> vpc = subnet(subnetId).map(Subnet::vpcId);
        Evidence<String> itsVpc = vpc.isKnown() ? vpc : vpcId;
        boolean named = has(network.routeTables(), table -> table.subnetIds().contains(subnetId));
        return find(
                network.routeTables(),
                table -> named
                        ? table.subnetIds().contains(subnetId)
                        : table.main() && itsVpc.toOptional().stream().allMatch(table.vpcId()::equals),
                "the route table of the subnet " + subnetId);
    }

    /** A subnet always has an ACL; the one that lists it. */
    Evidence<NetworkAcl> networkAclOf(String subnetId) {
        return find(
                network.networkAcls(),
                acl -> acl.subnetIds().contains(subnetId),
                "the network ACL of the subnet " + subnetId);
    }

    /** That ACL, its rules in order. */
    SubnetAcl acl(String subnetId) {
        return acls.computeIfAbsent(subnetId, id -> new SubnetAcl(this, id));
    }

    /** All blocks that rules and routes name: nothing in the network tells other addresses apart. */
    Set<IpBlock> namedBlocks() {
        return namedBlocks;
    }

    /** The blocks of a prefix list. */
    Blocks blocksOf(String prefixListId) {
        return Blocks.of(prefixList(prefixListId).flatMap(PrefixList::cidrs));
    }

    /** The blocks that a route is for: the one it names, or those of the list that it names. */
    Blocks blocksOf(Route route) {
        String destination = route.destination();
        return destination.startsWith("pl-")
                ? blocksOf(destination)
                : Blocks.parse(List.of(destination), network.routeTables());
    }

    /** The IPv4 blocks of the VPC, the blocks of its subnets, and those that its tables have local routes for. */
    Blocks vpcBlocks() {
        return vpcBlocks;
    }

    /** Why packets between addresses of the VPC may leave it. */
    List<Gap> whyNotWithin() {
        List<Gap> unread = Stream.of(network.subnets(), network.vpc().flatMap(Vpc::cidrBlocks))
                .filter(Evidence::isUnknown)
                .flatMap(fact -> Gaps.of(fact).stream())
                .distinct()
                .toList();
        return unread.isEmpty()
                ? List.of(Gaps.byTrial("the way within the VPC", "packets may take another than the local route"))
                : unread;
    }

    private static Blocks blocks(Network network) {
        List<String> texts = new ArrayList<>();
        texts.addAll(network.vpc().flatMap(Vpc::cidrBlocks).toOptional().orElse(List.of()));
        network.subnets().toOptional().stream().flatMap(List::stream).forEach(subnet -> {
            subnet.cidrBlock().toOptional().ifPresent(texts::add);
            texts.addAll(subnet.ipv6CidrBlocks().toOptional().orElse(List.of()));
        });
        known(network.routeTables())
                .flatMap(table -> known(table.routes()))
                .filter(route ->
                        route.target().is(Routes.LOCAL) && !route.destination().startsWith("pl-"))
                .map(Route::destination)
                .forEach(texts::add);
        return Blocks.parse(texts, network.subnets());
    }

    /** Why something was not read: a shared VPC shows its parts to its owner alone. */
    Reason unread() {
        return unread;
    }

    private boolean shared() {
        Evidence<String> user = network.networkInterface().flatMap(NetworkInterface::ownerId);
        Evidence<String> owner = network.networkInterface()
                .flatMap(found -> subnet(found.subnetId()))
                .flatMap(Subnet::ownerId);
        return user.with(owner, String::equals).is(false);
    }

    /** A list's elements where it is known. */
    static <T> Stream<T> known(Evidence<List<T>> list) {
        return list.toOptional().stream().flatMap(List::stream);
    }

    private static <T> boolean has(Evidence<List<T>> list, Predicate<T> which) {
        return known(list).anyMatch(which);
    }

    private static <T> Evidence<T> find(Evidence<List<T>> list, Predicate<T> which, String what) {
        return list.fold(
                known -> known.value().stream()
                        .filter(which)
                        .findFirst()
                        .map(found -> Evidence.known(found, known.origin()))
                        .orElseGet(() -> Evidence.unknown(Gaps.notVisible(list, what))),
                absent -> Evidence.unknown(Gaps.of(list).get(0)),
                unknown -> Evidence.unknown(unknown.gap()));
    }
}
