// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.NetworkInterface;
import io.github.execready.model.Origin;
import io.github.execready.model.PrefixList;
import io.github.execready.model.Route;
import io.github.execready.model.SecurityGroup;
import io.github.execready.model.SecurityGroupRule;
import io.github.execready.model.VpcEndpoint;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what the objects of a VPC name by id: security groups, prefix lists, interfaces that routes lead to. */
final class ReferencedReader {

    private final AwsApi api;
    private final SecurityGroupReader groups;

    ReferencedReader(AwsApi api) {
        this.api = api;
        this.groups = new SecurityGroupReader(api);
    }

    /** The groups of the interface and of the endpoints, and those that the service's configuration names. */
    Pending<Evidence<List<SecurityGroup>>> groups(
            Evidence<NetworkInterface> networkInterface, VpcObjects objects, List<String> configured) {
        return groups.all(Stream.of(
                        Lists.known(networkInterface.flatMap(NetworkInterface::securityGroupIds)),
                        Lists.known(objects.endpoints())
                                .map(VpcEndpoint::securityGroupIds)
                                .flatMap(Lists::known),
                        configured.stream())
                .flatMap(ids -> ids)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The groups that the rules of groups name and that are not among them. */
    Pending<Evidence<List<SecurityGroup>>> namedBy(Evidence<List<SecurityGroup>> known) {
        Set<String> read = Lists.known(known).map(SecurityGroup::id).collect(Collectors.toSet());
        return groups.all(rules(known)
                .flatMap(rule -> rule.groupIds().stream())
                .filter(id -> !read.contains(id))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    Pending<Evidence<List<PrefixList>>> prefixLists(VpcObjects objects, Evidence<List<SecurityGroup>> known) {
        return new PrefixListReader(api)
                .all(Stream.concat(
                                routes(objects).map(Route::destination).filter(to -> to.startsWith("pl-")),
                                rules(known).flatMap(rule -> rule.prefixListIds().stream()))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    Pending<Evidence<List<NetworkInterface>>> routeInterfaces(VpcObjects objects) {
        Set<String> ids = routes(objects)
                .flatMap(route -> route.target().toOptional().stream())
                .filter(target -> target.startsWith("eni-"))
                .collect(Collectors.toCollection(TreeSet::new));
        return ids.isEmpty()
                ? Pending.of(Evidence.known(
                        List.of(), new Origin(Ec2Operations.DESCRIBE_ROUTE_TABLES.action(), "RouteTables")))
                : new NetworkInterfaceReader(api).all(ids);
    }

    private static Stream<Route> routes(VpcObjects objects) {
        return Lists.known(objects.routeTables()).flatMap(table -> Lists.known(table.routes()));
    }

    private static Stream<SecurityGroupRule> rules(Evidence<List<SecurityGroup>> groups) {
        return Lists.known(groups)
                .flatMap(group -> Stream.concat(Lists.known(group.ingress()), Lists.known(group.egress())));
    }
}
