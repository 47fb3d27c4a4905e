// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.VpcEndpoint;
import io.github.execready.network.NetworkObject.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads from hops where they lead to, as far as that is certain. */
record Leads(Client client, Inventory inventory) {

    private static final Set<Hop.Kind> OUT_OF_THE_VPC = Set.of(Hop.Kind.WAY_OUT, Hop.Kind.NAT_ROUTE);

    Destination of(List<Hop> hops) {
        boolean nameKnown =
                hops.stream().noneMatch(hop -> hop.kind() == Hop.Kind.NAME_RESOLUTION && hop.is(State.UNKNOWN));
        boolean inSight = hops.stream()
                .noneMatch(hop ->
                        hop.is(State.UNKNOWN) && (hop.kind() == Hop.Kind.ROUTE || OUT_OF_THE_VPC.contains(hop.kind())));
        Set<NetworkObject> endpoints = hops.stream()
                .filter(hop -> hop.kind() == Hop.Kind.ENDPOINT)
                .map(Hop::at)
                .collect(Collectors.toSet());
        Set<Type> waysOut = hops.stream()
                .filter(hop -> hop.kind() == Hop.Kind.WAY_OUT)
                .map(hop -> hop.at().type())
                .collect(Collectors.toSet());
        if (!nameKnown || !inSight) {
            return new Destination.NotKnown();
        }
        if (waysOut.isEmpty() && endpoints.size() == 1) {
            return inventory
                    .endpoint(endpoints.iterator().next().id())
                    .toOptional()
                    .<Destination>map(this::through)
                    .orElseGet(Destination.NotKnown::new);
        }
        if (!endpoints.isEmpty() || waysOut.isEmpty()) {
            return new Destination.NotKnown();
        }
        boolean own = waysOut.equals(Set.of(Type.INTERNET_GATEWAY));
        return new Destination.PublicAddresses(client.publicIp().toOptional().filter(ip -> own && !ip.isEmpty()));
    }

    private Destination through(VpcEndpoint endpoint) {
        Optional<String> only = client.ipv4()
                .toOptional()
                .filter(addresses -> addresses.size() == 1)
                .map(addresses -> addresses.get(0));
        return new Destination.ThroughEndpoint(endpoint, only);
    }
}
