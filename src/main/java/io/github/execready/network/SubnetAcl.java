// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Evidence;
import io.github.execready.model.IpAddress;
import io.github.execready.model.IpBlock;
import io.github.execready.model.NetworkAcl;
import io.github.execready.model.NetworkAclEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The network ACL of a subnet. Rules apply in the order of their numbers, the first that takes a packet in decides, and
 * what no rule takes in is denied. An ACL keeps no state: answers are packets like others.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html">Network ACL rules</a>
 */
final class SubnetAcl {

    /** An entry, its block read. */
    private record Rule(NetworkAclEntry entry, Optional<IpBlock> block) {}

    private final String subnetId;
    private final Evidence<NetworkAcl> acl;
    private final Evidence<List<NetworkAclEntry>> entries;
    private final NetworkObject at;
    private final List<Rule> out;
    private final List<Rule> in;
    private final Reason unread;

    SubnetAcl(Inventory inventory, String subnetId) {
        this.subnetId = subnetId;
        this.acl = inventory.networkAclOf(subnetId);
        this.entries = acl.flatMap(NetworkAcl::entries);
        this.at = new NetworkObject(
                NetworkObject.Type.NETWORK_ACL,
                acl.map(NetworkAcl::id).toOptional().orElse(""));
        this.out = rules(entries, true);
        this.in = rules(entries, false);
        this.unread = inventory.unread();
    }

    boolean isOf(String otherSubnetId) {
        return subnetId.equals(otherSubnetId);
    }

    /** Whether packets pass out of the subnet. */
    Hop out(Hop.Kind kind, IpAddress to, PortRange ports) {
        return hop(kind, out, to, ports);
    }

    /** Whether packets pass into the subnet. */
    Hop in(Hop.Kind kind, IpAddress from, PortRange ports) {
        return hop(kind, in, from, ports);
    }

    private Hop hop(Hop.Kind kind, List<Rule> rules, IpAddress other, PortRange ports) {
        List<Observed> observed = new ArrayList<>(Inventory.observed("subnet", acl, found -> subnetId));
        observed.addAll(Inventory.observed("ports", entries, found -> ports.toString()));
        Filter filter = new Filter(kind, at, observed, Reason.NETWORK_ACL, unread);
        if (!entries.isKnown()) {
            return filter.unknown(Gaps.of(entries));
        }
        boolean some = false;
        boolean all = true;
        for (int port : portsThatDiffer(rules, ports)) {
            Match passes = passes(rules, 0, other, port);
            if (passes.isOpen()) {
                return filter.unknown(passes.gaps());
            }
            some |= passes.isYes();
            all &= passes.isYes();
        }
        return some == all
                ? filter.hop(Match.of(all))
                : Hop.unknown(
                        kind,
                        Reason.NETWORK_ACL_SOME_PORTS,
                        at,
                        observed,
                        List.of(Gaps.undetermined("which of the ports " + ports + " the client chooses")));
    }

    /** Ports that stand for all: what the rules say changes only where a range begins or has ended. */
    private static Set<Integer> portsThatDiffer(List<Rule> rules, PortRange ports) {
        Set<Integer> differ = new LinkedHashSet<>();
        differ.add(ports.first());
        for (Rule rule : rules) {
            differ.add(rule.entry().fromPort());
            differ.add(rule.entry().toPort() + 1);
        }
        differ.removeIf(port -> !ports.contains(port));
        return differ;
    }

    private static Match passes(List<Rule> rules, int from, IpAddress other, int port) {
        for (int i = from; i < rules.size(); i++) {
            Match takesIn = takesIn(rules.get(i), other, port);
            Match decision = Match.of(rules.get(i).entry().allow());
            if (takesIn.isYes()) {
                return decision;
            }
            if (takesIn.isOpen()) {
                Match otherwise = passes(rules, i + 1, other, port);
                return decision == otherwise
                        ? decision
                        : Match.open(takesIn.either(otherwise).gaps());
            }
        }
        return Match.NO;
    }

    private static Match takesIn(Rule rule, IpAddress other, int port) {
        NetworkAclEntry entry = rule.entry();
        if (rule.block().isPresent() && !rule.block().get().contains(other)) {
            return Match.NO;
        }
        Match ports = Protocol.tcp(entry.protocol(), entry.fromPort(), entry.toPort(), port);
        return rule.block().isPresent() || ports.isNo()
                ? ports
                : Match.open(List.of(Gaps.undetermined("rule " + entry.ruleNumber() + " names no block of addresses")));
    }

    private static List<Rule> rules(Evidence<List<NetworkAclEntry>> entries, boolean egress) {
        return Inventory.known(entries)
                .filter(entry -> entry.egress() == egress)
                .sorted(Comparator.comparingInt(NetworkAclEntry::ruleNumber))
                .map(entry -> new Rule(entry, IpBlock.parse(entry.cidrBlock())))
                .toList();
    }
}
