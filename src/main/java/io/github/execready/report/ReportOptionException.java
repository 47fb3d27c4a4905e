// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

/** A format lacks an option that it needs, or cannot use the one given; the message names the option. */
public final class ReportOptionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReportOptionException(String message) {
        super(message);
    }
}
