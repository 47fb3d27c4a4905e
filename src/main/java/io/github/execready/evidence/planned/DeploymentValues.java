// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What whoever asks knows of a deployment beside the files.
 *
 * @param parameters values of parameters by name
 * @param region where it is deployed to; empty where that is open
 * @param account the number of the account that it is deployed to; empty where that is open
 * @param assumeDefaults whether parameters without a value are taken for their defaults, which is then said
 */
public record DeploymentValues(Map<String, String> parameters, String region, String account, boolean assumeDefaults) {

    /** Nothing is known beside the files. */
    public static final DeploymentValues NONE = new DeploymentValues(Map.of(), "", "", false);

    public DeploymentValues {
        parameters = Map.copyOf(parameters);
        requireNonNull(region, "region");
        requireNonNull(account, "account");
    }
}
