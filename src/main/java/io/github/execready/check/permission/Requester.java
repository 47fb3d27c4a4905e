// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import io.github.execready.iam.Context;
import io.github.execready.iam.Policy;
import io.github.execready.iam.PolicySet;
import io.github.execready.iam.Principal;
import io.github.execready.iam.Request;
import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Simulation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who makes requests of an exec session, with the policies that are known of them.
 *
 * @param arn the user or role; the simulator is asked about it
 * @param context what is the same in all requests
 * @param boundary empty where none is set
 * @param simulations what AWS's policy simulator says of this and other requesters
 */
public record Requester(
        Arn arn,
        Principal principal,
        Context context,
        HeldPolicies identity,
        Optional<HeldPolicies> boundary,
        Evidence<List<Simulation>> simulations) {

    /** A request in the context that all have. */
    public Request request(String action, String resource) {
        return Request.of(principal, action, resource, context);
    }

    /** The same somebody in a context of which more is known. */
    public Requester in(Context more) {
        return new Requester(arn, principal, more, identity, boundary, simulations);
    }

    /** The same somebody as if a policy were attached that allows what is asked; of that, no simulator knows. */
    public Requester granted(String action, String resource) {
        Policy policy = Policy.allowing(List.of(action), List.of(resource));
        HeldPolicies more = new HeldPolicies(PolicySet.of(policy), Map.of(), Map.of());
        Gap untold = new Gap(Gap.Reason.NOT_ASKED, "iam:SimulatePrincipalPolicy", "the policy is not attached");
        return new Requester(arn, principal, context, identity.and(more), boundary, Evidence.unknown(untold));
    }

    /** What the own policies say to a request. */
    public Permission asks(Request request) {
        return asks(request, HeldPolicies.NONE);
    }

    /** What the own policies and those of the resource say to a request. */
    public Permission asks(Request request, HeldPolicies resource) {
        return new SecondOpinion(this).on(Permission.of(request, this, resource));
    }

    /** The same where AWS may compare either of two names of a resource; the simulator is asked about the first. */
    Permission asks(Request request, String otherName) {
        Permission named = Permission.of(request, this, HeldPolicies.NONE);
        Permission otherwise = Permission.of(request(request.actionName(), otherName), this, HeldPolicies.NONE);
        return new SecondOpinion(this).on(named.eitherWay(otherwise));
    }
}
