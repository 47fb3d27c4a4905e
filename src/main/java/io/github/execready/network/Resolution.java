// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Vpc;
import io.github.execready.model.VpcEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the name of a service leads in a VPC: to an interface endpoint with private DNS, which takes the name over for the
 * whole VPC, else to the public addresses.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html">Private DNS names</a>
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html">DNS attributes</a>
 */
final class Resolution {

    /** An endpoint of the service, and whether the name leads to it. */
    record Candidate(VpcEndpoint endpoint, Match takesTheName, Optional<Reason> reason) {}

    private final Inventory inventory;
    private final Services services;

    Resolution(Inventory inventory, Services services) {
        this.inventory = inventory;
        this.services = services;
    }

    /**
     * Whether anything answers: with {@code enableDnsSupport} off Amazon's resolver does not, others may. Whether others are
     * reached without IPv4 is not seen.
     */
    Match answers(boolean ipv4) {
        Match support = yes(vpc(Vpc::enableDnsSupport));
        Match amazon = amazon();
        if (!ipv4 && !amazon.isYes()) {
            return Match.open(
                    amazon.isOpen()
                            ? amazon.gaps()
                            : List.of(Gaps.byTrial(
                                    "the name servers of the VPC", "whether they are reached by IPv6 is not seen")));
        }
        return support.isYes() ? support : support.or(() -> not(amazon));
    }

    /** The facts that the answer rests on. */
    List<Observed> observed() {
        List<Observed> observed = new ArrayList<>();
        observed.addAll(Observed.of(Observed.Name.ENABLE_DNS_SUPPORT, vpc(Vpc::enableDnsSupport), String::valueOf));
        observed.addAll(Observed.of(Observed.Name.ENABLE_DNS_HOSTNAMES, vpc(Vpc::enableDnsHostnames), String::valueOf));
        observed.addAll(Observed.of(
                Observed.Name.DOMAIN_NAME_SERVERS, vpc(Vpc::domainNameServers), servers -> String.join(", ", servers)));
        return observed;
    }

    /** Whether some endpoint that is not seen may take the name over, and what would tell. */
    List<Gap> unseen() {
        Evidence<List<VpcEndpoint>> endpoints = inventory.network().endpoints();
        Match possible = privateNames().or(() -> not(amazon()));
        return endpoints.isKnown() || possible.isNo() ? List.of() : Gaps.of(endpoints);
    }

    /** The interface endpoints of the service in the VPC. */
    List<Candidate> candidates() {
        return Inventory.known(inventory.network().endpoints())
                .filter(services::isOfTheService)
                .filter(endpoint -> inventory.vpcId().toOptional().stream().allMatch(endpoint.vpcId()::equals))
                .filter(endpoint ->
                        !endpoint.type().isKnown() || endpoint.type().is("Interface"))
                .map(this::candidate)
                .toList();
    }

    private Candidate candidate(VpcEndpoint endpoint) {
        Match type = endpoint.type().isKnown() ? Match.YES : Match.open(Gaps.of(endpoint.type()));
        Match on = yes(endpoint.privateDnsEnabled());
        Match inbound = yes(endpoint.privateDnsOnlyForInboundResolverEndpoint().absentAs(false));
        Match names = privateNames();
        Match amazon = amazon();
        Match available = available(endpoint);
        Optional<Reason> reason = Optional.empty();
        if (endpoint.state().isKnown() && !endpoint.state().is("available")) {
            reason = Optional.of(Reason.ENDPOINT_NOT_AVAILABLE);
        } else if (on.isNo() || inbound.isYes()) {
            reason = Optional.of(Reason.ENDPOINT_PRIVATE_DNS_OFF);
        } else if (names.isNo()) {
            reason = Optional.of(
                    vpc(Vpc::enableDnsSupport).is(false) ? Reason.VPC_DNS_SUPPORT_OFF : Reason.VPC_DNS_HOSTNAMES_OFF);
        } else if (amazon.isNo()) {
            reason = Optional.of(Reason.CUSTOM_DNS);
        }
        Match byAmazon = all(List.of(type, on, not(inbound), names, available));
        // Other name servers may know any name that they were told.
        Match takes = amazon.isYes() ? byAmazon : custom(amazon);
        return new Candidate(endpoint, takes, reason);
    }

    private static Match custom(Match amazon) {
        return Match.open(
                amazon.isOpen()
                        ? amazon.gaps()
                        : List.of(
                                Gaps.byTrial("the name servers of the VPC", "what they answer is not seen from here")));
    }

    /** A deleted endpoint has no name; whether one in another unfinished state has is not documented. */
    private Match available(VpcEndpoint endpoint) {
        Evidence<String> state = endpoint.state();
        return switch (state.toOptional().orElse("").toLowerCase(Locale.ROOT)) {
            case "available" -> Match.YES;
            case "deleted" -> Match.NO;
            default ->
                Match.open(
                        state.isKnown()
                                ? List.of(Gaps.byTrial(
                                        endpoint.id(), "whether it takes the name over in its state is not documented"))
                                : Gaps.of(state));
        };
    }

    /** Private DNS works with both attributes of the VPC alone. */
    private Match privateNames() {
        return all(List.of(yes(vpc(Vpc::enableDnsSupport)), yes(vpc(Vpc::enableDnsHostnames))));
    }

    /** Whether Amazon's resolver answers; without DHCP options nobody says who does. */
    private Match amazon() {
        Evidence<List<String>> servers = vpc(Vpc::domainNameServers);
        Evidence<List<String>> others = AmazonDns.others(servers, vpc(Vpc::cidrBlocks));
        return others.isKnown()
                ? Match.of(others.is(List.of()) && !servers.is(List.of()))
                : Match.open(Gaps.of(others));
    }

    private <T> Evidence<T> vpc(Function<Vpc, Evidence<T>> fact) {
        return inventory.network().vpc().flatMap(fact);
    }

    private static Match yes(Evidence<Boolean> fact) {
        return fact.isKnown() ? Match.of(fact.is(true)) : Match.open(Gaps.of(fact));
    }

    private static Match not(Match match) {
        return match.isOpen() ? match : Match.of(match.isNo());
    }

    private static Match all(List<Match> parts) {
        Match some = Match.NO;
        for (Match part : parts) {
            Match others = some;
            some = not(part).or(() -> others);
        }
        return not(some);
    }
}
