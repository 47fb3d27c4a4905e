// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.network;

import io.github.execready.model.Network;
import io.github.execready.model.NetworkAclEntry;
import io.github.execready.network.Hop;
import io.github.execready.network.NetworkObject;
import io.github.execready.network.Observed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rule that a network ACL lacks, in the words of {@code aws ec2 create-network-acl-entry}. The first rule that takes a
 * packet in decides, so its number is lower than that of the one that denies.
 *
 * @param ports {@code From=443,To=443}
 * @param direction {@code --egress} or {@code --ingress}
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html">Network ACL rules</a>
 */
record AclRule(String number, String ports, String direction) {

    /** The number of the rule that every ACL ends with: it denies what no other takes in. */
    private static final int LAST = 32_767;

    /** The number that AWS's own ACLs begin with, and the step that leaves room for others. */
    private static final int USUAL = 100;

    /** The rule that would open a hop; empty where the hop is no ACL, or where no number is left. */
    static Optional<AclRule> opening(Hop hop, Network network) {
        boolean out = leavesTheSubnet(hop.kind());
        return network.networkAcls().toOptional().stream()
                .flatMap(List::stream)
                .filter(acl -> hop.at().type() == NetworkObject.Type.NETWORK_ACL
                        && acl.id().equals(hop.at().id()))
                .flatMap(acl -> acl.entries().toOptional().stream())
                .findFirst()
                .flatMap(entries -> number(entries, out, denying(hop)))
                .map(number -> new AclRule(Integer.toString(number), ports(hop), out ? "--egress" : "--ingress"));
    }

    private static Optional<Integer> number(List<NetworkAclEntry> entries, boolean out, int denying) {
        Set<Integer> taken = entries.stream()
                .filter(entry -> entry.egress() == out)
                .map(NetworkAclEntry::ruleNumber)
                .collect(Collectors.toSet());
        IntStream candidates = denying == LAST
                ? IntStream.iterate(USUAL, number -> number < LAST, number -> number + USUAL)
                : IntStream.iterate(denying - 1, number -> number > 0, number -> number - 1);
        return candidates.filter(number -> !taken.contains(number)).boxed().findFirst();
    }

    private static int denying(Hop hop) {
        return values(hop, Observed.Name.RULE_NUMBER)
                .map(Integer::parseInt)
                .findFirst()
                .orElse(LAST);
    }

    private static String ports(Hop hop) {
        String range = values(hop, Observed.Name.PORTS).findFirst().orElse("443");
        int dash = range.indexOf('-');
        return dash < 0
                ? "From=" + range + ",To=" + range
                : "From=" + range.substring(0, dash) + ",To=" + range.substring(dash + 1);
    }

    private static Stream<String> values(Hop hop, Observed.Name name) {
        return hop.observed().stream().filter(fact -> fact.name() == name).map(Observed::value);
    }

    private static boolean leavesTheSubnet(Hop.Kind kind) {
        return switch (kind) {
            case TASK_SUBNET_ACL_OUT, NAT_SUBNET_ACL_OUT, NAT_SUBNET_ACL_BACK_OUT, ENDPOINT_SUBNET_ACL_BACK -> true;
            default -> false;
        };
    }
}
