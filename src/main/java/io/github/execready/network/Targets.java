// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import java.util.Map;

/** What a route leads to, by the shape of the id. */
final class Targets {

    private static final Map<String, NetworkObject.Type> BY_PREFIX = Map.ofEntries(
            Map.entry("igw", NetworkObject.Type.INTERNET_GATEWAY),
            Map.entry("eigw", NetworkObject.Type.EGRESS_ONLY_INTERNET_GATEWAY),
            Map.entry("nat", NetworkObject.Type.NAT_GATEWAY),
            Map.entry("tgw", NetworkObject.Type.TRANSIT_GATEWAY),
            Map.entry("pcx", NetworkObject.Type.VPC_PEERING_CONNECTION),
            Map.entry("vgw", NetworkObject.Type.VIRTUAL_PRIVATE_GATEWAY),
            Map.entry("lgw", NetworkObject.Type.LOCAL_GATEWAY),
            Map.entry("cagw", NetworkObject.Type.CARRIER_GATEWAY),
            Map.entry("eni", NetworkObject.Type.NETWORK_INTERFACE),
            Map.entry("i", NetworkObject.Type.INSTANCE),
            Map.entry("vpce", NetworkObject.Type.VPC_ENDPOINT));

    private Targets() {}

    static NetworkObject of(String target) {
        if (target.equals(Routes.LOCAL)) {
            return new NetworkObject(NetworkObject.Type.VPC, "");
        }
        if (target.startsWith("arn:") && target.contains(":core-network/")) {
            return new NetworkObject(NetworkObject.Type.CORE_NETWORK, target);
        }
        int dash = target.indexOf('-');
        return new NetworkObject(
                dash < 0
                        ? NetworkObject.Type.OTHER
                        : BY_PREFIX.getOrDefault(target.substring(0, dash), NetworkObject.Type.OTHER),
                target);
    }
}
