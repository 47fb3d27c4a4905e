// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.VpcEndpoint;
import java.util.Optional;

/** Where the requests of a task reach a service. */
public sealed interface Destination {

    /**
     * A VPC endpoint: an interface endpoint that the name leads to, or a gateway endpoint that the route leads to.
     *
     * @param privateIp the address that the requests come from; empty if it is not known for certain
     */
    record ThroughEndpoint(VpcEndpoint endpoint, Optional<String> privateIp) implements Destination {}

    /**
     * The service's public addresses, by a gateway of the VPC.
     *
     * @param publicIp the address that the requests come from; empty if it is not known for certain, as behind a NAT
     *     gateway
     */
    record PublicAddresses(Optional<String> publicIp) implements Destination {}

    /** It is not known: the name may lead to several places, or the way leads out of sight. */
    record NotKnown() implements Destination {}
}
