// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.IpAddress;
import io.github.execready.model.Origin;
import io.github.execready.model.SecurityGroup;
import io.github.execready.model.SecurityGroupRule;
import io.github.execready.model.SecurityGroupRule.Written;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The security groups of one side. A packet passes if a rule of any of them takes it in; answers always pass.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html">Security group rules</a>
 */
final class SecurityGroups {

    /** A rule for TCP 443, its blocks read. */
    private record Rule(Match port, Blocks blocks, List<String> groupIds, Optional<Written> written) {

        /** How much else it takes in: the prefix of the block that takes an address in, the shorter the more. */
        int breadth(IpAddress address) {
            return blocks.longestPrefix(address).orElse(Integer.MAX_VALUE);
        }
    }

    private final Evidence<List<String>> ids;
    private final Filter filter;
    private final List<Rule> rules = new ArrayList<>();

    /** What the rules of groups that were not read may add. */
    private final List<Gap> gaps = new ArrayList<>();

    private SecurityGroups(
            Inventory inventory,
            Evidence<List<String>> ids,
            Function<SecurityGroup, Evidence<List<SecurityGroupRule>>> rulesOf,
            Filter filter) {
        this.ids = ids;
        this.filter = filter;
        Inventory.known(ids).forEach(id -> {
            Evidence<List<SecurityGroupRule>> of = inventory.securityGroup(id).flatMap(rulesOf);
            gaps.addAll(Gaps.of(of));
            Inventory.known(of)
                    .map(rule -> rule(inventory, rule))
                    .filter(rule -> !rule.port().isNo())
                    .forEach(rules::add);
        });
    }

    static SecurityGroups outOf(Inventory inventory, Evidence<List<String>> ids) {
        return new SecurityGroups(
                inventory,
                ids,
                SecurityGroup::egress,
                filter(
                        inventory,
                        ids,
                        SecurityGroup::egress,
                        Hop.Kind.TASK_SECURITY_GROUPS,
                        Reason.TASK_SECURITY_GROUP_EGRESS));
    }

    static SecurityGroups into(Inventory inventory, Evidence<List<String>> ids) {
        return new SecurityGroups(
                inventory,
                ids,
                SecurityGroup::ingress,
                filter(
                        inventory,
                        ids,
                        SecurityGroup::ingress,
                        Hop.Kind.ENDPOINT_SECURITY_GROUPS,
                        Reason.ENDPOINT_SECURITY_GROUP));
    }

    /**
     * Whether packets to TCP 443 pass.
     *
     * @param other the address on the other side
     * @param otherGroups the groups on the other side
     */
    Hop pass(IpAddress other, Evidence<List<String>> otherGroups) {
        if (!ids.isKnown() || ids.is(List.of())) {
            return filter.unknown(
                    ids.isKnown() ? List.of(Gaps.notUnderstood(ids, "no security groups are named")) : Gaps.of(ids));
        }
        Match passes = Match.NO;
        for (Rule rule : rules) {
            passes = passes.or(() -> takesIn(rule, other, otherGroups));
        }
        Hop hop = filter.hop(passes.or(() -> Match.open(gaps)));
        return passes.isYes() ? byRule(hop, other, otherGroups) : hop;
    }

    /** The same at the rule that lets packets pass, where that stands in a file: of several the broadest, for every address. */
    private Hop byRule(Hop hop, IpAddress other, Evidence<List<String>> otherGroups) {
        return rules.stream()
                .filter(rule -> rule.written().isPresent()
                        && takesIn(rule, other, otherGroups).isYes())
                .min(Comparator.comparingInt(rule -> rule.breadth(other)))
                .flatMap(Rule::written)
                .map(written -> Hop.open(hop.kind(), hop.at(), observed(hop, written)))
                .orElse(hop);
    }

    private static List<Observed> observed(Hop hop, Written written) {
        return Stream.concat(
                        hop.observed().stream()
                                .map(seen -> new Observed(
                                        seen.name(),
                                        seen.value(),
                                        written.origin().assuming(seen.origin().assumption()))),
                        Observed.of(Observed.Name.RULE_DESCRIPTION, written.description(), words -> words).stream())
                .toList();
    }

    /** The hop that stops packets to TCP 443 wherever they are sent; empty where a rule takes some, or may. */
    Optional<Hop> shut() {
        boolean read = ids.isKnown() && !ids.is(List.of()) && gaps.isEmpty();
        return read && rules.isEmpty() ? Optional.of(filter.hop(Match.NO)) : Optional.empty();
    }

    private static Match takesIn(Rule rule, IpAddress other, Evidence<List<String>> otherGroups) {
        Match peer = rule.blocks().contains(other);
        Match either = rule.groupIds().isEmpty() ? peer : peer.or(() -> onTheOtherSide(rule.groupIds(), otherGroups));
        return rule.port().isYes() || either.isNo()
                ? either
                : Match.open(
                        either.isYes()
                                ? rule.port().gaps()
                                : rule.port().either(either).gaps());
    }

    /** A rule that names a group is for the interfaces that have it. */
    private static Match onTheOtherSide(List<String> named, Evidence<List<String>> groups) {
        return groups.fold(
                known -> Match.of(known.value().stream().anyMatch(named::contains)),
                absent -> Match.NO,
                unknown -> Match.open(List.of(unknown.gap())));
    }

    private static Rule rule(Inventory inventory, SecurityGroupRule rule) {
        Evidence<?> groups = inventory.network().securityGroups();
        Blocks blocks = Blocks.parse(rule.ipv4Ranges(), groups).and(Blocks.parse(rule.ipv6Ranges(), groups));
        for (String list : rule.prefixListIds()) {
            blocks = blocks.and(inventory.blocksOf(list));
        }
        return new Rule(
                Protocol.tcp(rule.protocol(), rule.fromPort(), rule.toPort(), PortRange.HTTPS.first(), groups),
                blocks,
                rule.groupIds(),
                rule.written());
    }

    private static Filter filter(
            Inventory inventory,
            Evidence<List<String>> ids,
            Function<SecurityGroup, Evidence<List<SecurityGroupRule>>> rulesOf,
            Hop.Kind kind,
            Reason reason) {
        String first =
                ids.toOptional().stream().flatMap(List::stream).findFirst().orElse("");
        return new Filter(
                kind,
                new NetworkObject(NetworkObject.Type.SECURITY_GROUP, first),
                observed(ids, inventory.securityGroup(first).flatMap(rulesOf)),
                reason,
                inventory.unread());
    }

    /** The groups, at the place of the rules where these stand in a file. */
    private static List<Observed> observed(Evidence<List<String>> ids, Evidence<List<SecurityGroupRule>> rules) {
        Optional<Origin> place = rules.<Optional<Origin>>fold(
                        known -> Optional.of(known.origin()), absent -> Optional.empty(), unknown -> Optional.empty())
                .filter(origin -> origin.location().isPresent());
        return Observed.of(Observed.Name.SECURITY_GROUPS, ids, list -> String.join(", ", list)).stream()
                .map(seen -> new Observed(seen.name(), seen.value(), place.orElse(seen.origin())).resting(ids))
                .toList();
    }
}
