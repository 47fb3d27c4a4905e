// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * The world outside the program, handed in so that nothing below asks the system itself.
 *
 * @param in what is piped into the program
 * @param out takes reports and nothing else; errors of writing are thrown, never swallowed
 * @param err takes progress, warnings and errors
 * @param interactive whether somebody looks at the output
 * @param unicode whether they see more than ASCII; the output is UTF-8 in any case
 */
record Terminal(
        InputStream in,
        OutputStream out,
        PrintWriter err,
        boolean interactive,
        boolean unicode,
        Map<String, String> environment,
        Path directory,
        Clock clock) {

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** One line for people, on standard error. */
    void say(String line) {
        err.println(line);
        err.flush();
    }
}
