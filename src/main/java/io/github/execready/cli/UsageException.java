// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

/** The command cannot be carried out as given; the message is one line that says what is wrong and what to do. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
