// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.ArrayList;
import java.util.List;

/**
 * The policies of one layer, those among them that nobody could read or understand included by name.
 *
 * @param open names of policies that could hold anything
 * @param growing names of policies that are known, and may allow more by now; they deny nothing
 */
public record PolicySet(List<Policy> policies, List<String> open, List<String> growing) {

    /** A layer without any policy. */
    public static final PolicySet EMPTY = new PolicySet(List.of(), List.of(), List.of());

    public PolicySet {
        policies = List.copyOf(policies);
        open = List.copyOf(open);
        growing = List.copyOf(growing);
    }

    public static PolicySet of(Policy... policies) {
        return new PolicySet(List.of(policies), List.of(), List.of());
    }

    /** The same with another policy. */
    public PolicySet and(Policy policy) {
        return and(of(policy));
    }

    /** The same with the policies of another set. */
    public PolicySet and(PolicySet other) {
        return new PolicySet(both(policies, other.policies), both(open, other.open), both(growing, other.growing));
    }

    /** The same with a policy that is there and not understood. */
    public PolicySet andUnread(String name) {
        return and(new PolicySet(List.of(), List.of(name), List.of()));
    }

    /** The same with a policy as it was, to which only permissions have been added since. */
    public PolicySet andGrowing(Policy policy) {
        return and(new PolicySet(List.of(policy), List.of(), List.of(policy.name())));
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        List<T> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }
}
