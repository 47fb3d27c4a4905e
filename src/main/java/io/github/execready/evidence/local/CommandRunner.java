// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.local;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Runs a command and waits for it. */
interface CommandRunner {

    /**
     * What the command writes, on whichever of its two outputs.
     *
     * @throws IOException if it cannot be started, fails, or does not end in time; the message says which
     */
    String run(List<String> command, Duration timeout) throws IOException;
}
