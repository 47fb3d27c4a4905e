// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import java.util.List;

/** What is missing where a value is needed. */
final class Gaps {

    private Gaps() {}

    /** Why a fact has no value; none if it has. */
    static List<Gap> of(Evidence<?> fact) {
        return fact.fold(
                known -> List.of(),
                absent -> List.of(new Gap(
                        Gap.Reason.NOT_UNDERSTOOD,
                        absent.origin().source(),
                        absent.origin().path() + " is not set")),
                unknown -> List.of(unknown.gap()));
    }

    /**
     * Something that the account does not show.
     *
     * @param list what would show it
     */
    static Gap notVisible(Evidence<?> list, String what) {
        return new Gap(Gap.Reason.NOT_VISIBLE, source(list), "the account does not show " + what);
    }

    /** A fact whose value means nothing here. */
    static Gap notUnderstood(Evidence<?> fact, String detail) {
        return new Gap(Gap.Reason.NOT_UNDERSTOOD, source(fact), detail);
    }

    /**
     * Something that no answer of AWS decides.
     *
     * @param what it is, as a noun
     */
    static Gap byTrial(String what, String why) {
        return new Gap(Gap.Reason.BY_TRIAL, what, why);
    }

    /** What a route leads to, in another network. */
    static Gap otherSideOf(NetworkObject at) {
        return byTrial("the other side of " + at.id(), "this account does not show where it leads");
    }

    private static String source(Evidence<?> fact) {
        return fact.fold(
                known -> known.origin().source(),
                absent -> absent.origin().source(),
                unknown -> unknown.gap().source());
    }
}
