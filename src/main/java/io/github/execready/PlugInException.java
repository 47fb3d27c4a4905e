// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

/** A plug-in cannot be used; the message is one line that says which and why. */
public final class PlugInException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PlugInException(String message) {
        super(message);
    }

    PlugInException(String message, Throwable cause) {
        super(message, cause);
    }
}
