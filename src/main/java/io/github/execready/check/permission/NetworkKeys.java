// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import io.github.execready.iam.Context;
import io.github.execready.model.Evidence;
import io.github.execready.model.Network;
import io.github.execready.model.NetworkInterface;
import io.github.execready.model.Vpc;
import io.github.execready.model.VpcEndpoint;
import java.util.List;
import java.util.Optional;

/**
 * Where a task's requests come from, in the keys of conditions. An endpoint with private DNS takes the service's name over
 * for the whole VPC. Without one the way may lead through another VPC's endpoint, so nothing is known.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html">private DNS names</a>
 */
final class NetworkKeys {

    private static final List<String> KEYS =
            List.of("aws:SourceIp", "aws:SourceVpc", "aws:SourceVpce", "aws:VpcSourceIp");

    private NetworkKeys() {}

    /**
     * Adds what is known.
     *
     * @param service the last part of the service's name: {@code ssmmessages}
     */
    static Context in(Context context, Evidence<Network> network, String service) {
        Context.Builder more = context.with();
        KEYS.forEach(more::unknown);
        network.toOptional()
                .flatMap(n -> capturing(n, service))
                .ifPresent(endpoint -> through(more, endpoint, network));
        return more.build();
    }

    private static void through(Context.Builder keys, VpcEndpoint endpoint, Evidence<Network> network) {
        keys.known("aws:SourceVpce", endpoint.id())
                .known("aws:SourceVpc", endpoint.vpcId())
                .absent("aws:SourceIp");
        network.flatMap(Network::networkInterface)
                .flatMap(NetworkInterface::privateIpv4Addresses)
                .toOptional()
                .filter(addresses -> addresses.size() == 1)
                .ifPresent(addresses -> keys.known("aws:VpcSourceIp", addresses.get(0)));
    }

    private static Optional<VpcEndpoint> capturing(Network network, String service) {
        boolean resolves = network.vpc().flatMap(Vpc::enableDnsSupport).is(true)
                && network.vpc()
                        .flatMap(Vpc::domainNameServers)
                        .toOptional()
                        .filter(List.of("AmazonProvidedDNS")::equals)
                        .isPresent();
        String vpc = network.vpc().map(Vpc::id).toOptional().orElse("");
        return network.endpoints().toOptional().stream()
                .flatMap(List::stream)
                .filter(endpoint -> resolves
                        && endpoint.vpcId().equals(vpc)
                        && endpoint.serviceName().endsWith("." + service)
                        && endpoint.type().is("Interface")
                        && endpoint.state().is("available")
                        && endpoint.privateDnsEnabled().is(true))
                .findFirst();
    }
}
