// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import io.github.execready.model.Evidence;
import io.github.execready.model.Network;
import io.github.execready.model.VpcEndpoint;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The interface endpoints of a VPC by their services. */
final class VpcEndpoints {

    /** What a VPC without a way out has for ECS itself. */
    static final Set<String> OF_ECS = Set.of("ecs", "ecs-agent", "ecs-telemetry");

    private VpcEndpoints() {}

    static Stream<VpcEndpoint> interfacesOf(List<VpcEndpoint> endpoints, Set<String> services) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.type().is("Interface") && services.contains(service(endpoint)));
    }

    /** The name that an endpoint's service has; the short one where nobody said which Region it is, as before a deployment. */
    static String serviceName(VpcEndpoint endpoint) {
        return endpoint.serviceName().contains("..") ? service(endpoint) : endpoint.serviceName();
    }

    private static String service(VpcEndpoint endpoint) {
        return endpoint.serviceName().substring(endpoint.serviceName().lastIndexOf('.') + 1);
    }

    static boolean hasAnyOf(Evidence<Network> network, Set<String> services) {
        return network.flatMap(Network::endpoints).toOptional().stream()
                .flatMap(all -> interfacesOf(all, services))
                .findAny()
                .isPresent();
    }
}
