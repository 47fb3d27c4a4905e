// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import static io.github.execready.network.Hop.Kind.WAY_OUT;

import io.github.execready.model.Evidence;
import io.github.execready.model.InternetGateway;
import io.github.execready.model.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ways through an internet gateway, which gives no address to an interface that has no public one.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html">Internet gateways</a>
 */
final class InternetGateways {

    private final Inventory inventory;

    InternetGateways(Inventory inventory) {
        this.inventory = inventory;
    }

    /**
     * From the client's own interface.
     *
     * @param route the route that leads there
     */
    List<Hop> directly(NetworkObject gateway, List<Observed> route, Client client, IpAddress to) {
        Evidence<String> publicIp = client.publicIp();
        Hop attached = attached(WAY_OUT, gateway);
        Hop access = new PublicAccess(inventory).from(client.subnetId(), false);
        if (!to.isIpv4()) {
            return List.of(attached, overIpv6(gateway, client, attached.observed()), access);
        }
        if (publicIp.isKnown()) {
            return List.of(attached.resting(publicIp), access);
        }
        return List.of(
                attached,
                publicIp.isAbsent()
                        ? Hop.blocked(
                                WAY_OUT,
                                Reason.PUBLIC_SUBNET_WITHOUT_PUBLIC_IP,
                                client.at(),
                                Stream.concat(leads(gateway, route), client.addressing().stream())
                                        .toList())
                        : Hop.unknown(WAY_OUT, Reason.NOT_READ, client.at(), List.of(), Gaps.of(publicIp)),
                access);
    }

    /** Through a gateway that lets packets of IPv6 pass as they are. */
    Hop overIpv6(NetworkObject gateway, Client client, List<Observed> observed) {
        Match publicAddress = client.hasPublicIpv6(inventory);
        return publicAddress.isYes()
                ? Hop.open(WAY_OUT, gateway, observed)
                : Hop.unknown(WAY_OUT, Reason.NOT_READ, client.at(), observed, publicAddress.gaps());
    }

    /** Whether the gateway is attached to the VPC. */
    Hop attached(Hop.Kind kind, NetworkObject at) {
        Evidence<List<String>> vpcs = inventory.internetGateway(at.id()).flatMap(InternetGateway::attachedVpcIds);
        Filter filter = new Filter(
                kind,
                at,
                Observed.of(
                        Observed.Name.ATTACHED_VPCS, vpcs, list -> list.isEmpty() ? "none" : String.join(", ", list)),
                Reason.INTERNET_GATEWAY_NOT_ATTACHED,
                inventory.unread());
        if (!vpcs.isKnown()) {
            return filter.unknown(Gaps.of(vpcs));
        }
        Optional<String> vpc = inventory.vpcId().toOptional();
        boolean detached = vpcs.is(List.of());
        return vpc.isPresent() || detached
                ? filter.hop(Match.of(!detached && vpcs.toOptional().stream().anyMatch(l -> l.contains(vpc.get()))))
                : filter.unknown(Gaps.of(inventory.vpcId()));
    }

    private static Stream<Observed> leads(NetworkObject gateway, List<Observed> route) {
        return route.stream()
                .filter(fact -> fact.name() == Observed.Name.TARGET)
                .map(fact -> new Observed(Observed.Name.INTERNET_GATEWAY, gateway.id(), fact.origin()));
    }
}
