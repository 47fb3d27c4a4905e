// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Why a fact is unknown, and what would make it known.
 *
 * @param reason the kind of obstacle
 * @param source what was, or should have been, asked: an AWS operation ({@code iam:GetRole}), a command, or what decides a value
 *     of a plan or template ({@code var.exec}, {@code Fn::ImportValue vpc-id})
 * @param detail what happened, in one line for people; may quote the source and is not trusted
 * @param location the place in a file that leaves it open; empty for what AWS or a command did not say
 */
public record Gap(Reason reason, String source, String detail, Optional<Location> location) {

    private static final String CONDITION = "condition ";

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
        /** It is made when the plan or template is deployed. */
        KNOWN_AFTER_APPLY,
        /** It stands outside the files that were given: a parameter, an import, a module, an account. */
        OUTSIDE_THE_INPUT,
        /** The input says it in a way that is not judged here: a macro, a template language, a deferred change. */
        NOT_JUDGED,
        /**
         * The file that would say it cannot be opened, is cut off or malformed, or is in a form that only its maker reads;
         * giving it in one that can be read resolves it.
         */
        UNREADABLE,
        /** AWS refuses what the file says before it makes anything of it; mending the file resolves it. */
        REFUSED,
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
        requireNonNull(location, "location");
    }

    public Gap(Reason reason, String source, String detail) {
        this(reason, source, detail, Optional.empty());
    }

    /** A condition that the input leaves open decides. */
    public static Gap ofCondition(String condition, String detail, Optional<Location> location) {
        return new Gap(Reason.OUTSIDE_THE_INPUT, CONDITION + condition, detail, location);
    }

    /**
     * Whether the input leaves it to who deploys it: to a parameter, a variable, an import, another module, or what is made
     * then. A condition is none of these, for each of its branches is judged.
     */
    public boolean isLeftOpen() {
        return (reason == Reason.OUTSIDE_THE_INPUT || reason == Reason.KNOWN_AFTER_APPLY)
                && condition(source).isEmpty();
    }

    /** The condition that a source of gaps is, if it is one. */
    public static Optional<String> condition(String source) {
        return Optional.of(source)
                .filter(text -> text.startsWith(CONDITION))
                .map(text -> text.substring(CONDITION.length()));
    }
}
