// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.IpAddress;
import io.github.execready.model.Route;
import io.github.execready.model.RouteTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The routes of a table. The most specific one that takes an address in applies.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html">Route priority</a>
 */
final class Routes {

    static final String LOCAL = "local";

    private record Entry(Route route, Blocks blocks, boolean gatewayOfTheService) {}

    private final Inventory inventory;
    private final Evidence<RouteTable> table;
    private final List<Gap> gaps;
    private final List<Entry> entries;

    Routes(Inventory inventory, Evidence<RouteTable> table, Services services) {
        this.inventory = inventory;
        this.table = table;
        Evidence<List<Route>> routes = table.flatMap(RouteTable::routes);
        this.gaps = Gaps.of(routes);
        this.entries = Inventory.known(routes)
                .filter(route -> !services.isGatewayOfAnother(route.target()))
                .map(route ->
                        new Entry(route, inventory.blocksOf(route), services.isGatewayOfTheService(route.target())))
                .toList();
    }

    /** Why the routes are not known; empty if they are. */
    List<Gap> gaps() {
        return gaps;
    }

    NetworkObject at() {
        return new NetworkObject(
                NetworkObject.Type.ROUTE_TABLE,
                table.map(RouteTable::id).toOptional().orElse(""));
    }

    /** A route, for words about it. */
    List<Observed> observed(Route route) {
        List<Observed> observed = new ArrayList<>(observed());
        observed.addAll(
                route.state().isUnknown()
                        ? Observed.of(Observed.Name.DESTINATION, table, any -> route.destination())
                        : Observed.beside(
                                route.state(), member(route), Observed.Name.DESTINATION, route.destination()));
        observed.addAll(Observed.of(Observed.Name.TARGET, route.target(), target -> target));
        observed.addAll(Observed.of(Observed.Name.ROUTE_STATE, route.state(), state -> state));
        return observed;
    }

    List<Observed> observed() {
        return table.toOptional()
                .map(found -> Observed.beside(found.routes(), "RouteTableId", Observed.Name.ROUTE_TABLE, found.id()))
                .orElse(List.of());
    }

    private static String member(Route route) {
        return route.destination().startsWith("pl-")
                ? "DestinationPrefixListId"
                : route.destination().contains(":") ? "DestinationIpv6CidrBlock" : "DestinationCidrBlock";
    }

    List<Route> all() {
        return entries.stream().map(Entry::route).toList();
    }

    /** Whether a route is in use, where its target is known to be there. */
    Hop active(Hop.Kind kind, Route route) {
        List<Observed> observed = observed(route);
        if (route.state().is("active")) {
            return Hop.open(kind, at(), observed);
        }
        List<Gap> gaps = route.state().isKnown()
                ? List.of(Gaps.notUnderstood(
                        route.state(), "what the state of the route to " + route.destination() + " means is not clear"))
                : Gaps.of(route.state());
        return Hop.unknown(kind, inventory.unread(), at(), observed, gaps);
    }

    /** The routes of which one applies to an address; an empty one for none. */
    Set<Optional<Route>> to(IpAddress address) {
        Set<Optional<Route>> best = new LinkedHashSet<>();
        Set<Optional<Route>> perhaps = new LinkedHashSet<>();
        boolean certain = false;
        int longest = -1;
        for (Entry entry : entries) {
            OptionalInt prefix = entry.blocks().longestPrefix(address);
            if (prefix.isPresent() && prefix.getAsInt() >= longest) {
                if (prefix.getAsInt() > longest) {
                    best.clear();
                }
                longest = prefix.getAsInt();
                best.add(Optional.of(entry.route()));
            } else if (prefix.isEmpty() && !entry.blocks().gaps().isEmpty()) {
                perhaps.add(Optional.of(entry.route()));
                // The list of a gateway endpoint has all IPv4 addresses of its service, and may have none of IPv6.
                certain |= entry.gatewayOfTheService() && address.isIpv4();
            }
        }
        if (longest > 0 || !certain) {
            perhaps.addAll(best.isEmpty() ? Set.of(Optional.empty()) : best);
        }
        return perhaps;
    }

    /**
     * Whether packets to an address within the VPC stay within it. Every table has a route for that, which a list of
     * routes as people write them does not always name.
     */
    Hop within(Hop.Kind kind, IpAddress address) {
        if (!gaps.isEmpty()) {
            return Hop.unknown(kind, inventory.unread(), at(), observed(), gaps);
        }
        List<Route> routes = to(address).stream().flatMap(Optional::stream).toList();
        boolean listed = entries.stream()
                .anyMatch(entry -> entry.route().target().is(LOCAL)
                        && entry.blocks().longestPrefix(address).isPresent());
        if (listed && routes.stream().allMatch(route -> route.target().is(LOCAL))) {
            return Hop.open(kind, at(), observed());
        }
        OptionalInt own = inventory.vpcBlocks().longestPrefix(address);
        if (!listed && own.isPresent() && routes.stream().allMatch(route -> isWider(route, own.getAsInt()))) {
            return Hop.open(kind, at(), observed());
        }
        Optional<Route> elsewhere =
                routes.stream().filter(route -> !route.target().is(LOCAL)).findFirst();
        List<Observed> observed = elsewhere.map(this::observed).orElseGet(this::observed);
        return routes.size() == 1
                        && elsewhere
                                .filter(route -> route.state().is("blackhole"))
                                .isPresent()
                        && listed
                ? Hop.blocked(kind, Reason.BLACKHOLE_ROUTE, at(), observed)
                : Hop.unknown(kind, Reason.BEYOND_SIGHT, at(), observed, inventory.whyNotWithin());
    }

    private boolean isWider(Route route, int prefix) {
        Blocks blocks = inventory.blocksOf(route);
        return blocks.gaps().isEmpty() && blocks.known().stream().allMatch(block -> block.prefix() < prefix);
    }
}
