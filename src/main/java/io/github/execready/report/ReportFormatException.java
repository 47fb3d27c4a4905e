// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

/** What was to be read is no JSON report of execready; the message says where and why. */
public final class ReportFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String place;

    /**
     * @param what what is wrong there
     * @param place line, column and path: {@code line 3 column 14 path $.targets[0].verdict}
     */
    ReportFormatException(String what, String place) {
        super(place + ": " + what);
        this.place = place;
    }

    /** Line, column and path: {@code line 3 column 14 path $.targets[0].verdict}. */
    public String place() {
        return place;
    }
}
