// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.execready.model.IpBlock;
import io.github.execready.model.Network;
import io.github.execready.model.NetworkAcl;
import io.github.execready.model.NetworkAclEntry;
import io.github.execready.model.Route;
import io.github.execready.model.RouteTable;
import io.github.execready.model.SecurityGroup;
import io.github.execready.model.SecurityGroupRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All blocks that the rules and routes of a network name: nothing there tells other addresses apart. */
final class NamedBlocks {

    private NamedBlocks() {}

    static Set<IpBlock> of(Network network, Blocks vpcBlocks) {
        Stream<String> groups = Inventory.known(network.securityGroups())
                .flatMap(NamedBlocks::rules)
                .flatMap(rule -> Stream.concat(rule.ipv4Ranges().stream(), rule.ipv6Ranges().stream()));
        Stream<String> acls = Inventory.known(network.networkAcls())
                .map(NetworkAcl::entries)
                .flatMap(Inventory::known)
                .map(NetworkAclEntry::cidrBlock);
        Stream<String> routes = Inventory.known(network.routeTables())
                .map(RouteTable::routes)
                .flatMap(Inventory::known)
                .map(Route::destination);
        Stream<String> lists = Inventory.known(network.prefixLists()).flatMap(list -> Inventory.known(list.cidrs()));
        return Stream.concat(
                        Stream.of(groups, acls, routes, lists)
                                .flatMap(texts -> texts)
                                .distinct()
                                .map(IpBlock::parse)
                                .flatMap(Optional::stream),
                        vpcBlocks.known().stream())
                .collect(toUnmodifiableSet());
    }

    private static Stream<SecurityGroupRule> rules(SecurityGroup group) {
        return Stream.of(group.ingress(), group.egress())
                .map(rules -> rules.toOptional().orElse(List.of()))
                .flatMap(List::stream);
    }
}
