// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import static java.util.Objects.requireNonNull;

import io.github.execready.model.Evidence;

/**
 * What somebody wants to know of a network: can TCP 443 be opened to a service?
 *
 * @param service the last part of the service's name: {@code ssmmessages}, {@code kms}, {@code logs}, {@code s3}
 * @param region the Region whose service it is
 * @param policy what the policies of endpoints come to
 * @param clientPorts the ports that the task may choose for its end of the connection
 * @param dualStack whether a client that has no IPv4 asks for the service's dual-stack name, which has addresses of IPv6;
 *     its other name has none
 */
public record Question(
        String service, String region, EndpointPolicy policy, PortRange clientPorts, Evidence<Boolean> dualStack) {

    public Question {
        requireNonNull(service, "service");
        requireNonNull(region, "region");
        requireNonNull(policy, "policy");
        requireNonNull(clientPorts, "clientPorts");
        requireNonNull(dualStack, "dualStack");
    }

    /** The question for a client that may choose any ephemeral port, and of whose names without IPv4 nothing is known. */
    public static Question of(String service, String region, EndpointPolicy policy) {
        return new Question(
                service,
                region,
                policy,
                PortRange.EPHEMERAL,
                Evidence.unknown(Gaps.byTrial(
                        "IPv6 support of the exec agent", "whether it uses addresses of IPv6 is not known")));
    }

    /** The same for a client of whose names without IPv4 something is known. */
    public Question withDualStack(Evidence<Boolean> known) {
        return new Question(service, region, policy, clientPorts, known);
    }
}
