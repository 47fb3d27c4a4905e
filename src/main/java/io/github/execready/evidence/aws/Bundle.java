// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What AWS said in one run, to be judged later and elsewhere. The format is described by
 * {@code reports/schema/bundle.schema.json}.
 *
 * @param tool what wrote it, with its version
 * @param region the Region that was asked
 * @param target what was asked for
 * @param calls in the order of the file
 */
record Bundle(String tool, Instant collectedAt, String region, Target target, List<Call> calls) {

    static final String FORMAT = "execready-bundle";

    /** The version that is written, and the newest that is read. */
    static final int VERSION = 1;

    /**
     * A request and its answer, secrets taken out.
     *
     * @param request as the AWS CLI takes it with {@code --cli-input-json}
     */
    record Call(Operation<?, ?> operation, ObjectNode request, Answer<ObjectNode> answer) {}

    Bundle {
        calls = List.copyOf(calls);
    }
}
