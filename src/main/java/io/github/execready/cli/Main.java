// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/** The entry point of the command line. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Terminal terminal = new Terminal(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true),
                interactive(),
                unicode(),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Clock.systemUTC());
        int code = new Program(terminal).run(arguments);
        System.exit(code);
    }

    private static boolean unicode() {
        String encoding = System.getProperty("stdout.encoding", System.getProperty("native.encoding", "US-ASCII"));
        return Charset.isSupported(encoding) && Charset.forName(encoding).equals(StandardCharsets.UTF_8);
    }

    // From JDK 22 on there is a console even where the output goes to a file; Console.isTerminal tells (JDK-8361911).
    @SuppressWarnings("SystemConsoleNull") // what it warns of is what isTerminal answers
    private static boolean interactive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
