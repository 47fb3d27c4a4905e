// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import io.github.execready.check.Facts;
import io.github.execready.model.Evidence;
import io.github.execready.model.Network;
import io.github.execready.model.Vpc;
import io.github.execready.network.Hop;
import io.github.execready.network.NetworkObject;
import io.github.execready.network.Observed;
import io.github.execready.network.Path;
import io.github.execready.network.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where a way ends: what was seen there, and the names of what stands around it, for remedies that change that. */
record Break(Way way, Hop hop) {

    /** As {@code aws ec2 authorize-security-group-egress} takes it, whose short form knows IPv4 alone. */
    private static final String HTTPS_OVER_IPV6 = "IpProtocol=tcp,FromPort=443,ToPort=443,Ipv6Ranges=[{CidrIpv6=::/0}]";

    /** In the places that documents have for them. */
    Facts facts() {
        Facts facts = Facts.none();
        for (Observed observed : decidingFirst()) {
            String name = observed.name().label();
            facts = observed.name().isSeen()
                    ? facts.and(name, observed.value(), observed.origin())
                    : facts.forWords(name, Evidence.known(observed.value(), observed.origin()));
        }
        return around(facts.forWords("at", network().map(any -> name(hop.at())))
                .forWords("atId", known(hop.at().id()))
                .forWords("from", network().map(any -> start().subject().name()))
                .forWords("api", network().map(any -> way.service()))
                .forWords("networkConfiguration", start().addressing()));
    }

    private Facts around(Facts facts) {
        return facts.forWords("vpc", vpc())
                .forWords("interfaceService", vpc().flatMap(any -> known(hasGateway() ? "" : serviceName())))
                .forWords("gatewayService", vpc().flatMap(any -> known(hasGateway() ? serviceName() : "")))
                .forWords("ipv6Permission", known(overIpv6() ? HTTPS_OVER_IPV6 : ""))
                .forWords("ipv6Table", overIpv6() ? tableOfTheTask() : known(""))
                .forWords("taskSubnet", known(start().subnetId()))
                .forWords("taskGroup", start().groups().flatMap(groups -> known(groups.isEmpty() ? "" : groups.get(0))))
                .forWords("taskTable", tableOfTheTask())
                .forWords(
                        "taskDestination",
                        known(ofIpv6(destination(Hop.Kind.ROUTE)) ? "" : destination(Hop.Kind.ROUTE)))
                .forWords(
                        "taskIpv6Destination",
                        known(ofIpv6(destination(Hop.Kind.ROUTE)) ? destination(Hop.Kind.ROUTE) : ""))
                .forWords("destinationOption", known(option(destination(Hop.Kind.ROUTE))))
                .forWords("endpoint", known(endpoint()))
                .forWords("natSubnet", natSubnet())
                .forWords(
                        "natDestination",
                        known(hop.kind() == Hop.Kind.NAT_ROUTE ? destination(Hop.Kind.NAT_ROUTE) : ""))
                .forWords("vpcGateway", gatewayOfTheVpc())
                .forWords("exclusionMode", known(exclusionMode()))
                .forWords("aclRule", overIpv6() ? known("") : lacking(AclRule::number))
                .forWords("aclIpv6Rule", overIpv6() ? lacking(AclRule::number) : known(""))
                .forWords("aclPorts", lacking(AclRule::ports))
                .forWords("aclDirection", lacking(AclRule::direction));
    }

    /** Of what was seen on the way, what the authors of an input set themselves: the rest is as it should be. */
    private List<Observed> decidingFirst() {
        boolean located = hop.observed().stream()
                .anyMatch(observed -> observed.origin().location().isPresent());
        Set<Observed.Name> deciding = hop.reason().map(Break::deciding).orElse(Set.of());
        return located && !deciding.isEmpty()
                ? hop.observed().stream()
                        .sorted(Comparator.comparing(observed -> !deciding.contains(observed.name())))
                        .toList()
                : hop.observed();
    }

    private static Set<Observed.Name> deciding(Reason reason) {
        return switch (reason) {
            case ENDPOINT_PRIVATE_DNS_OFF -> Set.of(Observed.Name.PRIVATE_DNS_ENABLED);
            case PUBLIC_SUBNET_WITHOUT_PUBLIC_IP -> Set.of(Observed.Name.PUBLIC_IP, Observed.Name.ASSIGN_PUBLIC_IP);
            default -> Set.of();
        };
    }

    private Start start() {
        return way.start();
    }

    private Path path() {
        return way.path();
    }

    private Evidence<Network> network() {
        return way.inputs().network();
    }

    private boolean overIpv6() {
        return path().ipv4().is(false);
    }

    /**
     * The name that an endpoint of the service has here; empty in another Region, and for a task without IPv4: whether the
     * name that it asks for leads to an endpoint is not documented.
     */
    private String serviceName() {
        String region = way.question().region();
        String partition = region.startsWith("cn-") ? "cn." : "";
        return way.isOfTheRegion() && !overIpv6()
                ? partition + "com.amazonaws." + region + "." + way.question().service()
                : "";
    }

    /** A gateway endpoint costs nothing; of what exec needs, Amazon S3 alone has one. */
    private boolean hasGateway() {
        return way.question().service().equals("s3");
    }

    private Evidence<String> vpc() {
        Evidence<String> own = network().flatMap(Network::vpc).map(Vpc::id);
        return own.isKnown()
                ? own
                : first(Network::subnets, subnet -> subnet.id().equals(start().subnetId()) ? subnet.vpcId() : "");
    }

    private Evidence<String> tableOfTheTask() {
        Evidence<String> named =
                first(Network::routeTables, table -> table.subnetIds().contains(start().subnetId()) ? table.id() : "");
        return named.isKnown() ? named : first(Network::routeTables, table -> table.main() ? table.id() : "");
    }

    private Evidence<String> gatewayOfTheVpc() {
        return vpc().flatMap(id -> first(
                Network::internetGateways,
                gateway ->
                        gateway.attachedVpcIds().toOptional().orElse(List.of()).contains(id) ? gateway.id() : ""));
    }

    private Evidence<String> natSubnet() {
        return first(
                Network::natGateways,
                gateway -> gateway.id().equals(hop.at().id())
                        ? gateway.subnetId().toOptional().orElse("")
                        : "");
    }

    /** The route that a hop of the kind rests on. */
    private String destination(Hop.Kind kind) {
        return Stream.concat(Stream.of(hop), path().hops().stream())
                .filter(one -> one.kind() == kind)
                .flatMap(one -> one.observed().stream())
                .filter(observed -> observed.name() == Observed.Name.DESTINATION)
                .map(Observed::value)
                .findFirst()
                .orElse("");
    }

    private static boolean ofIpv6(String destination) {
        return destination.contains(":");
    }

    /** How {@code aws ec2 replace-route} takes it where a NAT gateway can be its target. */
    private static String option(String destination) {
        if (destination.isEmpty() || ofIpv6(destination)) {
            return "";
        }
        return destination.startsWith("pl-") ? "--destination-prefix-list-id" : "--destination-cidr-block";
    }

    private String endpoint() {
        return hop.at().type() == NetworkObject.Type.VPC_ENDPOINT
                ? hop.at().id()
                : path().hop(Hop.Kind.ENDPOINT).map(found -> found.at().id()).orElse("");
    }

    /** A NAT gateway only opens connections outwards. */
    private String exclusionMode() {
        boolean none =
                hop.kind() != Hop.Kind.BLOCK_PUBLIC_ACCESS || hop.at().id().isEmpty();
        boolean nat = path().hop(Hop.Kind.NAT_ROUTE).isPresent();
        return none ? "" : nat ? "allow-egress" : "allow-bidirectional";
    }

    private Evidence<String> lacking(Function<AclRule, String> option) {
        return network()
                .flatMap(known -> known(AclRule.opening(hop, known).map(option).orElse("")));
    }

    /** The first text that an element of a list has. */
    private <T> Evidence<String> first(Function<Network, Evidence<List<T>>> list, Function<T, String> text) {
        return network()
                .flatMap(list)
                .flatMap(all -> known(all.stream()
                        .map(text)
                        .filter(found -> !found.isEmpty())
                        .findFirst()
                        .orElse("")));
    }

    /** A text of the network; absent where it is empty. */
    private Evidence<String> known(String text) {
        return network()
                .fold(
                        known ->
                                text.isEmpty() ? Evidence.absent(known.origin()) : Evidence.known(text, known.origin()),
                        absent -> Evidence.absent(absent.origin()),
                        unknown -> Evidence.unknown(unknown.gap()));
    }

    private static String name(NetworkObject at) {
        return at.id().isEmpty() ? at.type().name().toLowerCase(Locale.ROOT).replace('_', ' ') : at.id();
    }
}
