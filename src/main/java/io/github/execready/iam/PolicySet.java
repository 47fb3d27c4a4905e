// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.ArrayList;
import java.util.List;

/**
 * The policies of one layer, those among them that nobody could read or understand included by name: they could hold
 * anything.
 *
 * @param open what is not known of the layer
 */
public record PolicySet(List<Policy> policies, List<String> open) {

    /** A layer without any policy. */
    public static final PolicySet EMPTY = new PolicySet(List.of(), List.of());

    public PolicySet {
        policies = List.copyOf(policies);
        open = List.copyOf(open);
    }

    public static PolicySet of(Policy... policies) {
        return new PolicySet(List.of(policies), List.of());
    }

    /** The same with another policy. */
    public PolicySet and(Policy policy) {
        List<Policy> more = new ArrayList<>(policies);
        more.add(policy);
        return new PolicySet(more, open);
    }

    /** The same with the policies of another set. */
    public PolicySet and(PolicySet other) {
        List<Policy> more = new ArrayList<>(policies);
        more.addAll(other.policies);
        List<String> unread = new ArrayList<>(open);
        unread.addAll(other.open);
        return new PolicySet(more, unread);
    }

    /** The same with a policy that is there and not understood. */
    public PolicySet andUnread(String name) {
        List<String> more = new ArrayList<>(open);
        more.add(name);
        return new PolicySet(policies, more);
    }
}
