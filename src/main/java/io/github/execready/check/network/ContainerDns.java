// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Gaps;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.PerContainer;
import io.github.execready.model.ContainerDefinition;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Network;
import io.github.execready.model.NetworkInterface;
import io.github.execready.model.Part;
import io.github.execready.model.Vpc;
import io.github.execready.network.AmazonDns;
import io.github.execready.network.Destination;
import io.github.execready.network.PathAnalysis;
import java.util.List;
import java.util.Set;

/**
 * The container resolves names as its VPC does: the agent lives in the container's network and asks what it asks.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html">dnsServers and
 *     extraHosts</a>
 */
public final class ContainerDns implements Check {

    @Override
    public String id() {
        return "container-dns";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK_DEFINITION, Part.NETWORK);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        String name = "ssmmessages." + inputs.identity().region() + ".";
        return PerContainer.defined(inputs, container -> of(inputs, container, name));
    }

    private static Outcome of(Inputs inputs, ContainerDefinition container, String name) {
        Evidence<List<String>> hosts = container
                .extraHosts()
                .absentAs(List.of())
                .map(all -> all.stream().filter(host -> host.startsWith(name)).toList());
        Evidence<List<String>> servers = AmazonDns.others(
                container.dnsServers().absentAs(List.of()),
                inputs.network().flatMap(Network::vpc).flatMap(Vpc::cidrBlocks));
        if (hosts.toOptional().filter(found -> !found.isEmpty()).isPresent()) {
            return open(container, "extraHosts", "whether the address is right is not seen from here");
        }
        if (servers.toOptional().filter(found -> !found.isEmpty()).isPresent()) {
            return leadsToPublicAddresses(inputs)
                    ? Outcome.fail("dns-servers-of-its-own", Facts.of("dnsServers", servers))
                    : open(
                            container,
                            "dnsServers",
                            "whether these servers know the private name of the endpoint is not seen");
        }
        return Gaps.orElse(
                Outcome.pass(Facts.of("dnsServers", container.dnsServers()).and("extraHosts", container.extraHosts())),
                hosts,
                servers);
    }

    private static Outcome open(ContainerDefinition container, String setting, String why) {
        return Outcome.notEvaluated(new Gap(
                Gap.Reason.BY_TRIAL,
                setting + " of container " + container.name(),
                "it is asked for ssmmessages instead of the VPC's resolver; " + why));
    }

    /**
     * Public names are the same at every name server; a private one is known to the VPC's alone. Whether a task without
     * IPv4 reaches other name servers at all is not seen.
     */
    private static boolean leadsToPublicAddresses(Inputs inputs) {
        boolean overIpv4 = inputs.network()
                .flatMap(Network::networkInterface)
                .flatMap(NetworkInterface::privateIpv4Addresses)
                .toOptional()
                .filter(addresses -> !addresses.isEmpty())
                .isPresent();
        return overIpv4
                && PathAnalysis.destination(
                                inputs.inventory(),
                                "ssmmessages",
                                inputs.identity().region())
                        instanceof Destination.PublicAddresses;
    }
}
