// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import static java.util.Objects.requireNonNull;

/**
 * What somebody wants to know of a network: can TCP 443 be opened to a service?
 *
 * @param service the last part of the service's name: {@code ssmmessages}, {@code kms}, {@code logs}, {@code s3}
 * @param region the Region whose service it is
 * @param policy what the policies of endpoints come to
 * @param clientPorts the ports that the task may choose for its end of the connection
 */
public record Question(String service, String region, EndpointPolicy policy, PortRange clientPorts) {

    public Question {
        requireNonNull(service, "service");
        requireNonNull(region, "region");
        requireNonNull(policy, "policy");
        requireNonNull(clientPorts, "clientPorts");
    }

    /** The question for a client that may choose any ephemeral port. */
    public static Question of(String service, String region, EndpointPolicy policy) {
        return new Question(service, region, policy, PortRange.EPHEMERAL);
    }
}
