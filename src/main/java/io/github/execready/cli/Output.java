// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writing what was asked for. */
final class Output {

    private Output() {}

    /**
     * Writes text to standard output.
     *
     * @throws UsageException if nobody reads it any more
     */
    static void toTerminal(Terminal terminal, String text) {
        try {
            terminal.out().write(text.getBytes(StandardCharsets.UTF_8));
            terminal.out().flush();
        } catch (IOException e) {
            throw new UsageException("standard output was closed before everything was written", e);
        }
    }
}
