// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where something is deployed, as far as it is known before.
 *
 * @param region the Region
 * @param account the account, by its twelve digits
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/environments.html">Environments of the AWS CDK</a>
 */
public record AwsEnvironment(Optional<String> region, Optional<String> account) {

    /** Nobody says where. */
    public static final AwsEnvironment UNKNOWN = new AwsEnvironment(Optional.empty(), Optional.empty());

    public AwsEnvironment {
        requireNonNull(region, "region");
        requireNonNull(account, "account");
    }

    /** The same, with what only the other says. */
    public AwsEnvironment or(AwsEnvironment other) {
        return new AwsEnvironment(region.or(other::region), account.or(other::account));
    }

    /** Whether both may be the same one: nothing that is known of them differs. */
    public boolean maybe(AwsEnvironment other) {
        return maybe(region, other.region()) && maybe(account, other.account());
    }

    private static boolean maybe(Optional<String> one, Optional<String> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }
}
