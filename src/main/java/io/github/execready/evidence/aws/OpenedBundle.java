// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.time.Instant;
import java.util.List;

/**
 * A bundle that can be asked as AWS was.
 *
 * @param target what it was collected for
 * @param region the Region that it is about; empty where only the target's ARNs can tell
 * @param collectedAt when AWS was asked; of a folder, when its newest file was changed last
 * @param notes what was not used, and why, a line each; they quote the input and are not trusted
 */
record OpenedBundle(AwsApi api, Target target, String region, Instant collectedAt, List<String> notes) {

    OpenedBundle {
        notes = List.copyOf(notes);
    }
}
