// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All policies that have a say in a request. A layer that is not there limits nothing.
 *
 * @param identity of the principal, its groups' included
 * @param serviceControl one set for each level of the organization, every one of which has to allow
 * @param resourceControl the same for the resource's account
 * @param resource of the resource itself
 */
public record PolicyLayers(
        PolicySet identity,
        Optional<PolicySet> boundary,
        Optional<PolicySet> session,
        List<PolicySet> serviceControl,
        List<PolicySet> resourceControl,
        Optional<PolicySet> endpoint,
        PolicySet resource) {

    /** No policies at all. */
    public static final PolicyLayers NONE = new PolicyLayers(
            PolicySet.EMPTY,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            PolicySet.EMPTY);

    public PolicyLayers {
        serviceControl = List.copyOf(serviceControl);
        resourceControl = List.copyOf(resourceControl);
    }

    public PolicyLayers withIdentity(PolicySet set) {
        return new PolicyLayers(set, boundary, session, serviceControl, resourceControl, endpoint, resource);
    }

    public PolicyLayers withBoundary(PolicySet set) {
        return new PolicyLayers(
                identity, Optional.of(set), session, serviceControl, resourceControl, endpoint, resource);
    }

    public PolicyLayers withSession(PolicySet set) {
        return new PolicyLayers(
                identity, boundary, Optional.of(set), serviceControl, resourceControl, endpoint, resource);
    }

    /** With one more level of the organization. */
    public PolicyLayers andServiceControl(PolicySet level) {
        return new PolicyLayers(
                identity, boundary, session, plus(serviceControl, level), resourceControl, endpoint, resource);
    }

    /** With one more level of the organization. */
    public PolicyLayers andResourceControl(PolicySet level) {
        return new PolicyLayers(
                identity, boundary, session, serviceControl, plus(resourceControl, level), endpoint, resource);
    }

    public PolicyLayers withEndpoint(PolicySet set) {
        return new PolicyLayers(
                identity, boundary, session, serviceControl, resourceControl, Optional.of(set), resource);
    }

    public PolicyLayers withResource(PolicySet set) {
        return new PolicyLayers(identity, boundary, session, serviceControl, resourceControl, endpoint, set);
    }

    private static List<PolicySet> plus(List<PolicySet> levels, PolicySet level) {
        List<PolicySet> more = new ArrayList<>(levels);
        more.add(level);
        return more;
    }
}
