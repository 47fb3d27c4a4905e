// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Evidence;
import io.github.execready.model.IpBlock;
import io.github.execready.model.NetworkConfiguration;
import io.github.execready.model.NetworkInterface;
import io.github.execready.model.Subnet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The side that opens the connection.
 *
 * @param at the interface, or the subnet where there is none yet
 * @param ipv4 its addresses; unknown where it may have any of its subnet
 * @param publicIp its public address; empty text where it gets one that is not known yet
 * @param addressing what shows that it has none, where it has none
 */
record Client(
        NetworkObject at,
        String subnetId,
        Evidence<List<String>> groups,
        Evidence<List<String>> ipv4,
        Evidence<List<String>> ipv6,
        Evidence<String> publicIp,
        List<Observed> addressing) {

    private static final List<IpBlock> ANY = Stream.of("0.0.0.0/0", "::/0")
            .map(IpBlock::parse)
            .flatMap(Optional::stream)
            .toList();

    static Client of(NetworkInterface found) {
        return new Client(
                new NetworkObject(NetworkObject.Type.NETWORK_INTERFACE, found.id()),
                found.subnetId(),
                found.securityGroupIds(),
                found.privateIpv4Addresses(),
                found.ipv6Addresses(),
                found.publicIp(),
                Observed.orNone(Observed.Name.PUBLIC_IP, found.publicIp()));
    }

    /** An interface that does not exist yet, which is known by its subnet. */
    static Client ofPlanned(NetworkInterface planned) {
        return new Client(
                new NetworkObject(NetworkObject.Type.SUBNET, planned.subnetId()),
                planned.subnetId(),
                planned.securityGroupIds(),
                planned.privateIpv4Addresses(),
                planned.ipv6Addresses(),
                planned.publicIp(),
                Observed.orNone(Observed.Name.PUBLIC_IP, planned.publicIp()));
    }

    /**
     * The next task of a service.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html">assignPublicIp
     *     is DISABLED where it is not set</a>
     */
    static Client of(NetworkConfiguration configuration, String subnetId) {
        Evidence<List<String>> any = Evidence.unknown(
                Gaps.byTrial("the address of the next task", "it may get any free one of " + subnetId));
        Evidence<String> assign = configuration.assignPublicIp().absentAs("DISABLED");
        return new Client(
                new NetworkObject(NetworkObject.Type.SUBNET, subnetId),
                subnetId,
                configuration.securityGroups(),
                any,
                any,
                assign.fold(
                        known -> known.value().equals("ENABLED")
                                ? Evidence.known("", known.origin())
                                : Evidence.absent(known.origin()),
                        absent -> assign,
                        unknown -> assign),
                Observed.orNone(Observed.Name.ASSIGN_PUBLIC_IP, configuration.assignPublicIp()));
    }

    /** Whether it speaks IPv4: in every subnet but an IPv6-only one an interface has an IPv4 address. */
    Evidence<Boolean> speaksIpv4(Inventory inventory) {
        boolean ipv6Only = ipv4.is(List.of())
                && ipv6.toOptional().filter(list -> !list.isEmpty()).isPresent();
        Evidence<List<String>> own = ipv4;
        if (ipv6Only || own.toOptional().filter(list -> !list.isEmpty()).isPresent()) {
            return own.map(list -> !list.isEmpty());
        }
        Evidence<Subnet> subnet = inventory.subnet(subnetId);
        return subnet.flatMap(Subnet::ipv6Native)
                .fold(
                        known -> Evidence.known(!known.value(), known.origin()),
                        absent -> subnet.flatMap(Subnet::cidrBlock).map(block -> true),
                        unknown -> Evidence.unknown(unknown.gap()));
    }

    /** Whether it may also have an IPv6 address. */
    boolean mayHaveIpv6(Inventory inventory) {
        return ipv6.fold(
                known -> !known.value().isEmpty(),
                absent -> false,
                unknown -> inventory
                        .subnet(subnetId)
                        .flatMap(Subnet::ipv6CidrBlocks)
                        .fold(known -> !known.value().isEmpty(), absent -> false, open -> true));
    }

    /** Whether its IPv6 addresses are public ones: an internet gateway does not translate those of IPv6. */
    Match hasPublicIpv6(Inventory inventory) {
        Evidence<String> attribute = inventory.subnet(subnetId).flatMap(Subnet::ipv6AddressAttribute);
        boolean global = Blocks.of(ipv6).known().stream().allMatch(block -> Addresses.isGlobal(block.address()));
        return global && attribute.is("public")
                ? Match.YES
                : Match.open(
                        attribute.isKnown()
                                ? List.of(Gaps.byTrial("IPv6 of " + at.id(), "its addresses of IPv6 are private ones"))
                                : Gaps.of(attribute));
    }

    /** The addresses that it may have: its own, else those of its subnet, else any. */
    Addresses addresses(Inventory inventory, boolean speaksIpv4) {
        Blocks own = Blocks.of(speaksIpv4 ? ipv4 : ipv6);
        Evidence<Subnet> subnet = inventory.subnet(subnetId);
        return Stream.of(own, blocks(subnet, speaksIpv4))
                .filter(blocks -> blocks.gaps().isEmpty() && !blocks.known().isEmpty())
                .findFirst()
                .map(blocks -> Addresses.in(blocks.known()))
                .orElseGet(() -> any(speaksIpv4));
    }

    /** All addresses of a family. */
    static Addresses any(boolean ipv4) {
        return Addresses.in(
                ANY.stream().filter(block -> block.address().isIpv4() == ipv4).toList());
    }

    /** The blocks of a subnet. */
    static Blocks blocks(Evidence<Subnet> subnet, boolean ipv4) {
        return Blocks.of(
                ipv4 ? subnet.flatMap(Subnet::cidrBlock).map(List::of) : subnet.flatMap(Subnet::ipv6CidrBlocks));
    }
}
