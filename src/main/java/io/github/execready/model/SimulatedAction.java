// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * What AWS's policy simulator says of one action. It knows the policies of the principal and, for a member of an
 * organization, its service control policies; it asks no policy of the resource, so that "allowed" means: as far as the
 * identity goes.
 *
 * @param action as it was asked
 * @param decision in AWS's words: {@code allowed}, {@code explicitDeny} or {@code implicitDeny}
 * @param allowedByOrganizations whether service control policies allow it; absent where none apply
 * @param allowedByPermissionsBoundary whether the boundary allows it; absent where there is none
 * @param matchedPolicies the policies whose statements decided; never one of the organization, which AWS does not name
 * @param missingContextKeys condition keys that some policy asks for and the question did not give; never those of the
 *     organization's policies
 */
public record SimulatedAction(
        String action,
        String decision,
        Evidence<Boolean> allowedByOrganizations,
        Evidence<Boolean> allowedByPermissionsBoundary,
        List<String> matchedPolicies,
        List<String> missingContextKeys) {

    public SimulatedAction {
        matchedPolicies = List.copyOf(matchedPolicies);
        missingContextKeys = List.copyOf(missingContextKeys);
    }
}
