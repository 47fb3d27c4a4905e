// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Instance;

/** Reads an EC2 instance. */
final class InstanceReader {

    private final AwsApi api;

    InstanceReader(AwsApi api) {
        this.api = api;
    }

    Pending<Evidence<Instance>> instance(Evidence<String> ec2InstanceId) {
        return Pending.of(ec2InstanceId.flatMap(
                id -> Evidence.unknown(new Gap(Gap.Reason.NOT_ASKED, api.toString(), "not written yet"))));
    }
}
