// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Role;

/** Reads a role and its policies. */
final class RoleReader {

    private final AwsApi api;

    RoleReader(AwsApi api) {
        this.api = api;
    }

    Pending<Evidence<Role>> role(Evidence<Arn> arn) {
        return Pending.of(
                arn.flatMap(a -> Evidence.unknown(new Gap(Gap.Reason.NOT_ASKED, api.toString(), "not written yet"))));
    }
}
