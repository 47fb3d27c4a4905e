// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Gap;

/**
 * Why there is no response.
 *
 * @param operation the operation asked, as the IAM action that allows it: {@code ecs:DescribeTasks}
 * @param code AWS's error code; empty where AWS did not answer
 * @param message AWS's words, or ours; not trusted
 */
record Failure(Kind kind, String operation, String code, String message) {

    enum Kind {
        ACCESS_DENIED,
        /** Nobody is signed in, or the credentials are expired or wrong: nothing at all can be read. */
        CREDENTIALS,
        THROTTLED,
        NOT_FOUND,
        /** The request itself is refused: a malformed name, an ARN of another cluster. */
        INVALID,
        /** The host does not exist or cannot be reached. */
        UNREACHABLE,
        SERVICE_ERROR,
        NOT_COLLECTED,
        /** No check of this run needs the answer. */
        NOT_ASKED
    }

    Gap gap() {
        Gap.Reason reason = switch (kind) {
            case ACCESS_DENIED -> Gap.Reason.ACCESS_DENIED;
            case THROTTLED -> Gap.Reason.THROTTLED;
            case NOT_COLLECTED -> Gap.Reason.NOT_COLLECTED;
            case NOT_ASKED -> Gap.Reason.NOT_ASKED;
            case CREDENTIALS, NOT_FOUND, INVALID, UNREACHABLE, SERVICE_ERROR -> Gap.Reason.SERVICE_ERROR;
        };
        return new Gap(reason, operation, code.isEmpty() ? message : code + ": " + message);
    }
}
