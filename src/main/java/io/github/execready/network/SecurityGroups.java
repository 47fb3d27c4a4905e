// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Evidence;
import io.github.execready.model.IpAddress;
import io.github.execready.model.SecurityGroup;
import io.github.execready.model.SecurityGroupRule;
import java.util.List;
import java.util.function.Function;

/**
 * The security groups of one side. A packet passes if a rule of any of them takes it in; answers always pass.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html">Security group rules</a>
 */
final class SecurityGroups {

    private final Inventory inventory;
    private final Evidence<List<String>> ids;
    private final Function<SecurityGroup, Evidence<List<SecurityGroupRule>>> rules;
    private final Filter filter;

    private SecurityGroups(
            Inventory inventory,
            Evidence<List<String>> ids,
            Function<SecurityGroup, Evidence<List<SecurityGroupRule>>> rules,
            Filter filter) {
        this.inventory = inventory;
        this.ids = ids;
        this.rules = rules;
        this.filter = filter;
    }

    static SecurityGroups outOf(Inventory inventory, Evidence<List<String>> ids) {
        return new SecurityGroups(
                inventory,
                ids,
                SecurityGroup::egress,
                filter(inventory, ids, Hop.Kind.TASK_SECURITY_GROUPS, Reason.TASK_SECURITY_GROUP_EGRESS));
    }

    static SecurityGroups into(Inventory inventory, Evidence<List<String>> ids) {
        return new SecurityGroups(
                inventory,
                ids,
                SecurityGroup::ingress,
                filter(inventory, ids, Hop.Kind.ENDPOINT_SECURITY_GROUPS, Reason.ENDPOINT_SECURITY_GROUP));
    }

    /**
     * Whether packets to TCP 443 pass.
     *
     * @param other the address on the other side
     * @param otherGroups the groups on the other side
     */
    Hop pass(IpAddress other, Evidence<List<String>> otherGroups) {
        List<String> known = ids.toOptional().orElse(List.of());
        if (known.isEmpty()) {
            return filter.unknown(
                    ids.isKnown() ? List.of(Gaps.undetermined("no security groups are named")) : Gaps.of(ids));
        }
        Match passes = Match.NO;
        for (String id : known) {
            passes = passes.or(() -> passes(id, other, otherGroups));
        }
        return filter.hop(passes);
    }

    private Match passes(String id, IpAddress other, Evidence<List<String>> otherGroups) {
        Evidence<List<SecurityGroupRule>> of = inventory.securityGroup(id).flatMap(rules);
        if (!of.isKnown()) {
            return Match.open(Gaps.of(of));
        }
        Match passes = Match.NO;
        for (SecurityGroupRule rule : of.toOptional().orElse(List.of())) {
            Match port = Protocol.tcp(rule.protocol(), rule.fromPort(), rule.toPort(), PortRange.HTTPS.first());
            if (!port.isNo()) {
                passes = passes.or(() -> and(port, takesIn(rule, other, otherGroups)));
            }
        }
        return passes;
    }

    private Match takesIn(SecurityGroupRule rule, IpAddress other, Evidence<List<String>> otherGroups) {
        Match passes = Blocks.parse(other.isIpv4() ? rule.ipv4Ranges() : rule.ipv6Ranges())
                .contains(other);
        for (String list : rule.prefixListIds()) {
            passes = passes.or(() -> inventory.blocksOf(list).contains(other));
        }
        return rule.groupIds().isEmpty() ? passes : passes.or(() -> onTheOtherSide(rule.groupIds(), otherGroups));
    }

    /** A rule that names a group is for the interfaces that have it. */
    private static Match onTheOtherSide(List<String> named, Evidence<List<String>> groups) {
        return groups.fold(
                known -> Match.of(known.value().stream().anyMatch(named::contains)),
                absent -> Match.NO,
                unknown -> Match.open(List.of(unknown.gap())));
    }

    private static Match and(Match port, Match peer) {
        return port.isYes() || peer.isNo()
                ? peer
                : Match.open(peer.isYes() ? port.gaps() : port.either(peer).gaps());
    }

    private static Filter filter(Inventory inventory, Evidence<List<String>> ids, Hop.Kind kind, Reason reason) {
        String first =
                ids.toOptional().stream().flatMap(List::stream).findFirst().orElse("");
        return new Filter(
                kind,
                new NetworkObject(NetworkObject.Type.SECURITY_GROUP, first),
                Inventory.observed("securityGroups", ids, list -> String.join(", ", list)),
                reason,
                inventory.unread());
    }
}
