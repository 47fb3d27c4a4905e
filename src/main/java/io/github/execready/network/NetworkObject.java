// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import static java.util.Objects.requireNonNull;

/**
 * What a hop passes or is stopped by.
 *
 * @param id AWS's id; empty where there is none, or none is known
 */
public record NetworkObject(Type type, String id) {

    /** The sorts of object. */
    public enum Type {
        VPC,
        SUBNET,
        NETWORK_INTERFACE,
        SECURITY_GROUP,
        NETWORK_ACL,
        ROUTE_TABLE,
        INTERNET_GATEWAY,
        EGRESS_ONLY_INTERNET_GATEWAY,
        NAT_GATEWAY,
        TRANSIT_GATEWAY,
        VPC_PEERING_CONNECTION,
        VIRTUAL_PRIVATE_GATEWAY,
        LOCAL_GATEWAY,
        CARRIER_GATEWAY,
        CORE_NETWORK,
        INSTANCE,
        VPC_ENDPOINT,
        /** What a route leads to and this program does not know. */
        OTHER
    }

    public NetworkObject {
        requireNonNull(type, "type");
        requireNonNull(id, "id");
    }
}
