// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence;

/** There is nothing to judge; the message is one line that says what was read, what is wrong and what to do. */
public final class EvidenceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EvidenceException(String message) {
        super(message);
    }

    public EvidenceException(String message, Throwable cause) {
        super(message, cause);
    }
}
