// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.execready.model.Evidence;
import io.github.execready.model.IpAddress;
import io.github.execready.model.IpBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Amazon's own resolver, which alone knows the private names of endpoints and answers nothing where DNS support is off.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html">Amazon's DNS server</a>
 */
public final class AmazonDns {

    private static final String BY_NAME = "AmazonProvidedDNS";

    private static final Set<IpAddress> IN_EVERY_VPC = Stream.of("169.254.169.253", "fd00:ec2::253")
            .map(IpAddress::parse)
            .flatMap(Optional::stream)
            .collect(toUnmodifiableSet());

    private AmazonDns() {}

    /**
     * The name servers that are not Amazon's. Its resolver goes by a name, by addresses that are the same in every VPC, and
     * by the one that is two above the first of the VPC's primary IPv4 block; which of several blocks that is, is not
     * recorded.
     *
     * @param servers as DHCP options and container definitions name them
     * @param cidrBlocks the IPv4 blocks of the VPC
     */
    public static Evidence<List<String>> others(Evidence<List<String>> servers, Evidence<List<String>> cidrBlocks) {
        return servers.flatMap(all -> {
            List<String> perhaps =
                    all.stream().filter(server -> !isAmazons(server)).toList();
            List<String> others = new ArrayList<>();
            for (String server : perhaps) {
                Match inTheVpc = isInTheVpc(server, cidrBlocks);
                if (inTheVpc.isOpen()) {
                    return Evidence.unknown(inTheVpc.gaps().get(0));
                }
                if (inTheVpc.isNo()) {
                    others.add(server);
                }
            }
            return servers.map(known -> List.copyOf(others));
        });
    }

    private static boolean isAmazons(String server) {
        return server.equals(BY_NAME)
                || IpAddress.parse(server).filter(IN_EVERY_VPC::contains).isPresent();
    }

    private static Match isInTheVpc(String server, Evidence<List<String>> cidrBlocks) {
        Optional<IpAddress> address = IpAddress.parse(server).filter(IpAddress::isIpv4);
        if (address.isEmpty()) {
            return Match.NO;
        }
        if (!cidrBlocks.isKnown()) {
            return Match.open(Gaps.of(cidrBlocks));
        }
        List<String> blocks = cidrBlocks.toOptional().orElse(List.of());
        boolean twoAbove = blocks.stream().anyMatch(block -> isTwoAbove(block, address.get()));
        return twoAbove && blocks.size() > 1
                ? Match.open(List.of(Gaps.byTrial(
                        "the name server " + server, "whether it is the resolver of the VPC is not recorded")))
                : Match.of(twoAbove);
    }

    private static boolean isTwoAbove(String block, IpAddress address) {
        return IpBlock.parse(block)
                .map(IpBlock::first)
                .flatMap(first -> new IpBlock(first, first.bits() - 1).after())
                .filter(address::equals)
                .isPresent();
    }
}
