// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Evidence;
import io.github.execready.model.IpAddress;
import io.github.execready.model.IpBlock;
import io.github.execready.model.NetworkAcl;
import io.github.execready.model.NetworkAclEntry;
import io.github.execready.model.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The network ACL of a subnet. Rules apply in the order of their numbers, the first that takes a packet in decides, and
 * what no rule takes in is denied. An ACL keeps no state: answers are packets like others.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html">Network ACL rules</a>
 */
final class SubnetAcl {

    /**
     * An entry, its block read.
     *
     * @param origin who shows it
     */
    private record Rule(NetworkAclEntry entry, Optional<IpBlock> block, Origin origin) {}

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
        List<Observed> observed =
                new ArrayList<>(Observed.beside(entries, "Associations", Observed.Name.SUBNET, subnetId));
        observed.addAll(Observed.of(Observed.Name.PORTS, entries, found -> ports.toString()));
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
        if (some == all) {
            observed.addAll(all ? List.of() : denying(rules, other, ports.first()));
            return new Filter(kind, at, observed, Reason.NETWORK_ACL, unread).hop(Match.of(all));
        }
        return Hop.unknown(
                kind,
                Reason.NETWORK_ACL_SOME_PORTS,
                at,
                observed,
                List.of(Gaps.byTrial(
                        "the port that the client chooses",
                        acl.map(NetworkAcl::id).toOptional().orElse("") + " lets the answers to some of " + ports
                                + " pass only")));
    }

    /** The rule that denies; none where no rule takes the packets in. */
    private List<Observed> denying(List<Rule> rules, IpAddress other, int port) {
        return rules.stream()
                .filter(rule -> takesIn(rule, other, port).isYes())
                .findFirst()
                .map(rule -> List.of(
                        new Observed(
                                Observed.Name.RULE_NUMBER,
                                Integer.toString(rule.entry().ruleNumber()),
                                rule.origin().at("RuleNumber")),
                        new Observed(
                                Observed.Name.RULE_ACTION, "deny", rule.origin().at("RuleAction"))))
                .orElse(List.of());
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

    private Match passes(List<Rule> rules, int from, IpAddress other, int port) {
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

    private Match takesIn(Rule rule, IpAddress other, int port) {
        NetworkAclEntry entry = rule.entry();
        if (rule.block().isPresent() && !rule.block().get().contains(other)) {
            return Match.NO;
        }
        Match ports = Protocol.tcp(entry.protocol(), entry.fromPort(), entry.toPort(), port, entries);
        return rule.block().isPresent() || ports.isNo()
                ? ports
                : Match.open(List.of(
                        Gaps.notUnderstood(entries, "rule " + entry.ruleNumber() + " names no block of addresses")));
    }

    private static List<Rule> rules(Evidence<List<NetworkAclEntry>> entries, boolean egress) {
        return entries.fold(
                known -> IntStream.range(0, known.value().size())
                        .mapToObj(i -> rule(known.value().get(i), known.origin(), i))
                        .filter(rule -> rule.entry().egress() == egress)
                        .sorted(Comparator.comparingInt(rule -> rule.entry().ruleNumber()))
                        .toList(),
                absent -> List.of(),
                unknown -> List.of());
    }

    private static Rule rule(NetworkAclEntry entry, Origin entries, int index) {
        return new Rule(
                entry,
                IpBlock.parse(entry.cidrBlock()),
                new Origin(entries.source(), entries.path() + "[" + index + "]"));
    }
}
