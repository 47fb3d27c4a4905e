// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.network.NetworkObject.Type;
import java.util.Map;

/** What a route leads to, by the shape of the id. */
final class Targets {

    private static final Map<String, Type> BY_PREFIX = Map.ofEntries(
            Map.entry("igw", Type.INTERNET_GATEWAY),
            Map.entry("eigw", Type.EGRESS_ONLY_INTERNET_GATEWAY),
            Map.entry("nat", Type.NAT_GATEWAY),
            Map.entry("tgw", Type.TRANSIT_GATEWAY),
            Map.entry("pcx", Type.VPC_PEERING_CONNECTION),
            Map.entry("vgw", Type.VIRTUAL_PRIVATE_GATEWAY),
            Map.entry("lgw", Type.LOCAL_GATEWAY),
            Map.entry("cagw", Type.CARRIER_GATEWAY),
            Map.entry("eni", Type.NETWORK_INTERFACE),
            Map.entry("i", Type.INSTANCE),
            Map.entry("vpce", Type.VPC_ENDPOINT));

    private Targets() {}

    static NetworkObject of(String target) {
        if (target.equals(Routes.LOCAL)) {
            return new NetworkObject(Type.VPC, "");
        }
        if (target.startsWith("arn:") && target.contains(":core-network/")) {
            return new NetworkObject(Type.CORE_NETWORK, target);
        }
        int dash = target.indexOf('-');
        return new NetworkObject(
                dash < 0 ? Type.OTHER : BY_PREFIX.getOrDefault(target.substring(0, dash), Type.OTHER), target);
    }
}
