// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * What whoever runs the gate says of a deployment that the input leaves open.
 *
 * @param parameters the values of parameters, by name
 * @param region where it will be deployed
 * @param account into which account, by its twelve digits
 * @param assumeDefaults whether a parameter that is not given has its default, which is then an assumption that is stated
 */
public record DeploymentValues(
        Map<String, String> parameters, Optional<String> region, Optional<String> account, boolean assumeDefaults) {

    /** Nothing is said. */
    public static final DeploymentValues NONE =
            new DeploymentValues(Map.of(), Optional.empty(), Optional.empty(), false);

    public DeploymentValues {
        parameters = Map.copyOf(parameters);
        requireNonNull(region, "region");
        requireNonNull(account, "account");
    }
}
