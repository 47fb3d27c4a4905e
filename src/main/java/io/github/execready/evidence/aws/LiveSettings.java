// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.time.Duration;

/**
 * How to reach AWS.
 *
 * @param region the Region; empty for what the SDK finds in environment and profile
 * @param profile the profile of the shared configuration; empty for the default
 * @param attemptTimeout how long one attempt may take
 * @param callTimeout how long a call may take, its retries included
 * @param endpoint the address of everything that speaks for AWS, such as an emulator; empty for what the SDK resolves
 */
public record LiveSettings(
        String region, String profile, Duration attemptTimeout, Duration callTimeout, String endpoint) {

    public static LiveSettings of(String region, String profile) {
        return new LiveSettings(region, profile, Duration.ofSeconds(8), Duration.ofSeconds(20), "");
    }

    /** The same with another address; empty for what the SDK resolves. */
    public LiveSettings at(String otherEndpoint) {
        return new LiveSettings(region, profile, attemptTimeout, callTimeout, otherEndpoint);
    }

    LiveSettings in(String otherRegion) {
        return new LiveSettings(otherRegion, profile, attemptTimeout, callTimeout, endpoint);
    }
}
