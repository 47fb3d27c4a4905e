// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * The Region that {@code aws ecs execute-command} would use in the same shell. That is the SDK's chain, and before its
 * profile the variable {@code AWS_DEFAULT_REGION}, which the AWS CLI reads and the SDK does not.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html">Environment variables of the
 *     AWS CLI</a>
 */
final class RegionChain implements Supplier<String> {

    private final String profile;
    private final UnaryOperator<String> environment;

    /**
     * @param profile the profile to look into; empty for the default
     * @param environment the value of an environment variable; empty where it is not set
     */
    RegionChain(String profile, UnaryOperator<String> environment) {
        this.profile = profile;
        this.environment = environment;
    }

    /** The Region; empty if none is found. */
    @Override
    public String get() {
        String first = environment.apply("AWS_REGION");
        String region = first.isEmpty() ? environment.apply("AWS_DEFAULT_REGION") : first;
        return region.isEmpty() ? fromSdk() : region;
    }

    private String fromSdk() {
        DefaultAwsRegionProviderChain.Builder chain = DefaultAwsRegionProviderChain.builder();
        if (!profile.isEmpty()) {
            chain.profileName(profile);
        }
        try {
            return chain.build().getRegion().id();
        } catch (SdkClientException e) {
            return "";
        }
    }
}
