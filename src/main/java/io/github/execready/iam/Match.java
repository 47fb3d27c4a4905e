// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

/** Whether a part of a statement fits a request. */
public enum Match {
    YES,
    NO,
    /** It hangs on something that is not known. */
    OPEN;

    static Match of(Truth truth) {
        if (truth.isYes()) {
            return YES;
        }
        return truth.isNo() ? NO : OPEN;
    }
}
