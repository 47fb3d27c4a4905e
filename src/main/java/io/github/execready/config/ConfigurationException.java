// SPDX-License-Identifier: Apache-2.0
package io.github.execready.config;

/** The configuration cannot be used; the message is one line with file, line and column, and what to do. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConfigurationException(String message) {
        super(message);
    }
}
