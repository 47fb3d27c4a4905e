// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import static java.util.Objects.requireNonNull;

/**
 * Why a fact is unknown, and what would make it known.
 *
 * @param reason the kind of obstacle
 * @param source what was, or should have been, asked: an AWS operation ({@code iam:GetRole}) or a command
 * @param detail what happened, in one line for people; may quote the source and is not trusted
 */
public record Gap(Reason reason, String source, String detail) {

    /** The kinds of obstacle. */
    public enum Reason {
        /** The caller may not ask; granting the operation named by the source resolves it. */
        ACCESS_DENIED,
        /** The service refused for load even after retries; asking again later resolves it. */
        THROTTLED,
        /** The service failed, answered nothing in time, or answered what cannot be read. */
        SERVICE_ERROR,
        /** The recorded evidence does not hold the answer; collecting it resolves it. */
        NOT_COLLECTED,
        /** The answer was longer than what was read. */
        TRUNCATED,
        /** The account asked cannot show it: it belongs to another account, or to no account at all. */
        NOT_VISIBLE,
        /** Not asked in this mode of running (no client checks for a bundle, for example). */
        NOT_ASKED,
        /** What decides it is in the request itself, which nobody has made yet: the value of a condition key. */
        UNDETERMINED,
        /** AWS documents no answer. */
        UNDOCUMENTED,
        /** It was read, and is cut off, malformed or newer than this build. */
        NOT_UNDERSTOOD,
        /** Nothing that this account can read decides it; trying does. */
        BY_TRIAL,
        /** Whoever runs it left the question out; the source names what says so. */
        LEFT_OUT
    }

    public Gap {
        requireNonNull(reason, "reason");
        requireNonNull(source, "source");
        requireNonNull(detail, "detail");
    }
}
