// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** One run of the program, from arguments to exit code and streams, as a shell would see it. */
record Run(int code, String out, String err) {

    static Run of(String... arguments) {
        return in(Path.of(""), Map.of(), arguments);
    }

    static Run in(Path directory, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        int code = new Program(terminal(out, err, directory, environment)).run(arguments);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    /** With something piped into it. */
    static Run reading(byte[] input, String... arguments) {
        return in(Path.of(""), input, arguments);
    }

    static Run in(Path directory, byte[] input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        Terminal terminal = terminal(new ByteArrayInputStream(input), out, err, directory, Map.of());
        int code = new Program(terminal).run(arguments);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    static Terminal terminal(OutputStream out, StringWriter err, Path directory, Map<String, String> environment) {
        return terminal(InputStream.nullInputStream(), out, err, directory, environment);
    }

    private static Terminal terminal(
            InputStream in, OutputStream out, StringWriter err, Path directory, Map<String, String> environment) {
        return new Terminal(
                in,
                out,
                new PrintWriter(err, true),
                false,
                true,
                new HashMap<>(environment),
                directory.toAbsolutePath(),
                Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC));
    }
}
