// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Evidence;
import io.github.execready.model.IpAddress;
import io.github.execready.model.IpBlock;
import io.github.execready.model.NetworkAcl;
import io.github.execready.model.NetworkAclEntry;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The network ACL of a subnet. Rules apply in the order of their numbers, the first that takes a packet in decides, and
 * what no rule takes in is denied. An ACL keeps no state: answers are packets like others.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html">Network ACL rules</a>
 */
final class SubnetAcl {

    private final String subnetId;
    private final Evidence<NetworkAcl> acl;
    private final Evidence<List<NetworkAclEntry>> entries;
    private final Reason unread;

    SubnetAcl(Inventory inventory, String subnetId) {
        this.subnetId = subnetId;
        this.acl = inventory.networkAclOf(subnetId);
        this.entries = acl.flatMap(NetworkAcl::entries)
                .map(list -> list.stream()
                        .sorted(Comparator.comparingInt(NetworkAclEntry::ruleNumber))
                        .toList());
        this.unread = inventory.unread();
    }

    boolean isOf(String otherSubnetId) {
        return subnetId.equals(otherSubnetId);
    }

    /** Whether packets pass out of the subnet. */
    Hop out(Hop.Kind kind, IpAddress to, PortRange ports) {
        return hop(kind, to, ports, true);
    }

    /** Whether packets pass into the subnet. */
    Hop in(Hop.Kind kind, IpAddress from, PortRange ports) {
        return hop(kind, from, ports, false);
    }

    private Hop hop(Hop.Kind kind, IpAddress other, PortRange ports, boolean egress) {
        Filter filter = new Filter(
                kind,
                new NetworkObject(
                        NetworkObject.Type.NETWORK_ACL,
                        acl.map(NetworkAcl::id).toOptional().orElse("")),
                List.of(),
                Reason.NETWORK_ACL,
                unread);
        if (!entries.isKnown()) {
            return filter.unknown(Gaps.of(entries));
        }
        List<Observed> observed = Stream.of(
                        Inventory.observed("subnet", acl, found -> subnetId),
                        Inventory.observed("ports", entries, found -> ports.toString()))
                .flatMap(List::stream)
                .toList();
        List<NetworkAclEntry> rules = entries.toOptional().orElse(List.of()).stream()
                .filter(entry -> entry.egress() == egress)
                .toList();
        List<Match> passes = portsThatDiffer(rules, ports)
                .mapToObj(port -> passes(rules, 0, other, port))
                .distinct()
                .toList();
        Filter seen = new Filter(kind, filter.at(), observed, filter.reason(), unread);
        if (passes.stream().allMatch(Match::isYes) || passes.stream().allMatch(Match::isNo)) {
            return seen.hop(passes.get(0));
        }
        return passes.stream()
                .filter(Match::isOpen)
                .findFirst()
                .map(open -> seen.unknown(open.gaps()))
                .orElseGet(() -> Hop.unknown(
                        kind,
                        Reason.NETWORK_ACL_SOME_PORTS,
                        filter.at(),
                        observed,
                        List.of(Gaps.undetermined("which of the ports " + ports + " the client chooses"))));
    }

    /** Ports that stand for all: what the rules say changes only where a range begins or has ended. */
    private static IntStream portsThatDiffer(List<NetworkAclEntry> rules, PortRange ports) {
        return ports.first() == ports.last()
                ? IntStream.of(ports.first())
                : IntStream.concat(
                                IntStream.of(ports.first()),
                                rules.stream().flatMapToInt(rule -> IntStream.of(rule.fromPort(), rule.toPort() + 1)))
                        .filter(ports::contains)
                        .distinct();
    }

    private static Match passes(List<NetworkAclEntry> rules, int from, IpAddress other, int port) {
        for (int i = from; i < rules.size(); i++) {
            NetworkAclEntry rule = rules.get(i);
            Match takesIn = takesIn(rule, other, port);
            if (takesIn.isYes()) {
                return Match.of(rule.allow());
            }
            if (takesIn.isOpen()) {
                Match otherwise = passes(rules, i + 1, other, port);
                Match decision = Match.of(rule.allow());
                return decision == otherwise
                        ? decision
                        : Match.open(takesIn.either(otherwise).gaps());
            }
        }
        return Match.NO;
    }

    private static Match takesIn(NetworkAclEntry rule, IpAddress other, int port) {
        Match ports = Protocol.tcp(rule.protocol(), rule.fromPort(), rule.toPort(), port);
        if (ports.isNo()) {
            return Match.NO;
        }
        Supplier<Match> unreadable = () ->
                Match.open(List.of(Gaps.undetermined("rule " + rule.ruleNumber() + " names no block of addresses")));
        Match block = IpBlock.parse(rule.cidrBlock())
                .map(read -> Match.of(read.contains(other)))
                .orElseGet(unreadable);
        return block.isNo() || ports.isYes() ? block : ports;
    }
}
