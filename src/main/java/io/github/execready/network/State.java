// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

/** Whether packets pass. */
public enum State {
    /** They pass, whatever the facts hold that are not known. */
    OPEN,
    /** They do not, whatever the facts hold that are not known. */
    BLOCKED,
    /** What is known does not tell. */
    UNKNOWN
}
