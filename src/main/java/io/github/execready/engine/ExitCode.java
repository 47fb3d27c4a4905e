// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

/** How the process ends; the same in every output format. */
public enum ExitCode {
    READY(0),
    INTERNAL_ERROR(1),
    USAGE(2),
    NOT_READY(3),
    INCONCLUSIVE(4);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
