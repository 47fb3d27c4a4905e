// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Caller;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;

/** Reads who asks. */
final class CallerReader {

    private final AwsApi api;

    CallerReader(AwsApi api) {
        this.api = api;
    }

    Pending<Evidence<Caller>> caller() {
        return Pending.of(Evidence.unknown(new Gap(Gap.Reason.NOT_ASKED, api.toString(), "not written yet")));
    }
}
