// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

/** A document is no policy that can be relied on; the message says what is wrong, and the position where. */
public final class PolicyException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Position position;

    PolicyException(Position position, String message) {
        super(message);
        this.position = position;
    }

    public Position position() {
        return position;
    }

    /** What is wrong, and where: {@code 3:14: Effect is "Maybe", not Allow or Deny}. */
    public String located() {
        return position + ": " + getMessage();
    }
}
