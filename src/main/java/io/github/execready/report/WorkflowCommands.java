// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import java.util.regex.Pattern;

/**
 * Keeps lines from being obeyed by GitHub Actions. Its runner takes a line for a command if it starts with {@code ::} after
 * any white space, and, in the older spelling, wherever {@code ##[} stands in it.
 */
final class WorkflowCommands {

    private static final Pattern START = Pattern.compile("^([\\s\\p{Z}]*):(?=:)");

    private WorkflowCommands() {}

    static String disarmed(String line) {
        return START.matcher(line).replaceFirst("$1: ").replace("##[", "## [");
    }
}
