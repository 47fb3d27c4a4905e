// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.IpAddress;
import io.github.execready.model.IpBlock;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The addresses that something may have: those in some blocks, less those in others. */
record Addresses(List<IpBlock> within, List<IpBlock> without) {

    /**
     * What is never the public address of an AWS service: private, shared, reserved and multicast addresses.
     *
     * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's registry</a>
     */
    private static final List<IpBlock> SPECIAL = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");

    private static final List<IpBlock> ANY_IPV4 = blocks("0.0.0.0/0");
    private static final List<IpBlock> GLOBAL_IPV6 = blocks("2000::/3");

    /** Where DNS64 puts the IPv4 addresses of services. */
    private static final List<IpBlock> TRANSLATED = blocks("64:ff9b::/96");

    Addresses {
        within = List.copyOf(within);
        without = List.copyOf(without);
    }

    /** Whether an address of IPv6 is in the range that the internet uses. */
    static boolean isGlobal(IpAddress address) {
        return GLOBAL_IPV6.stream().anyMatch(block -> block.contains(address));
    }

    static Addresses in(List<IpBlock> blocks) {
        return new Addresses(blocks, List.of());
    }

    static Addresses publicIpv4() {
        return new Addresses(ANY_IPV4, SPECIAL);
    }

    static Addresses privateIpv4() {
        return new Addresses(SPECIAL, List.of());
    }

    static Addresses publicIpv6(boolean translated) {
        return in(translated ? both(GLOBAL_IPV6, TRANSLATED) : GLOBAL_IPV6);
    }

    Addresses except(List<IpBlock> more) {
        return new Addresses(within, both(without, more));
    }

    /**
     * Addresses that stand for all: rules that name only the given blocks treat every address like one of these. What
     * they say changes only where a block begins or has ended, and is the same of addresses in the same blocks.
     */
    List<IpAddress> distinguishable(Set<IpBlock> named) {
        Stream<IpAddress> begins =
                Stream.concat(within.stream(), named.stream()).map(IpBlock::first);
        Stream<IpAddress> ended = Stream.concat(without.stream(), named.stream())
                .map(IpBlock::after)
                .flatMap(Optional::stream);
        List<IpBlock> blocks = both(within, List.copyOf(named));
        Map<BitSet, IpAddress> byBlocks = new LinkedHashMap<>();
        Stream.concat(begins, ended)
                .filter(this::contains)
                .forEach(address -> byBlocks.putIfAbsent(holding(address, blocks), address));
        return List.copyOf(byBlocks.values());
    }

    /** The places of the blocks that hold an address. */
    private static BitSet holding(IpAddress address, List<IpBlock> blocks) {
        BitSet places = new BitSet(blocks.size());
        for (int i = 0; i < blocks.size(); i++) {
            places.set(i, blocks.get(i).contains(address));
        }
        return places;
    }

    boolean contains(IpAddress address) {
        return within.stream().anyMatch(block -> block.contains(address))
                && without.stream().noneMatch(block -> block.contains(address));
    }

    private static List<IpBlock> both(List<IpBlock> some, List<IpBlock> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static List<IpBlock> blocks(String... texts) {
        return Stream.of(texts).map(IpBlock::parse).flatMap(Optional::stream).toList();
    }
}
