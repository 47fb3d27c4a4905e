// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * Does what users do, for nobody: the launcher keeps an archive of the classes that this loads, so that later runs start
 * faster. It talks to nobody but itself.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/vm/class-data-sharing.html">Class data sharing</a>
 */
@Command(name = "warmup-training", hidden = true, description = "Load what later runs need, for the class archive.")
final class TrainingCommand implements Callable<Integer> {

    private static final List<List<String>> COMMANDS = List.of(
            List.of("check", "prod", "0123456789abcdef0123456789abcdef"),
            List.of("check", "prod", "--service", "api", "--no-client", "-o", "json"),
            List.of("check", "prod", "--service", "api", "--no-client", "-o", "markdown"),
            List.of("check", "prod", "--service", "api", "--no-client", "-o", "sarif"),
            List.of("check", "prod", "--service", "api", "--no-client", "-o", "sarif-github", "--artifact", "f.tf"),
            List.of("check", "absent", "--service", "api"),
            List.of("demo"),
            List.of("list"),
            List.of("permissions"),
            List.of("explain", "pid-mode"),
            List.of("--help"),
            List.of("--version"));

    private final Terminal terminal;

    TrainingCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        // For this process alone, which ends with the command.
        System.setProperty("aws.accessKeyId", "training");
        System.setProperty("aws.secretAccessKey", "training");
        Terminal nobody = new Terminal(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintWriter(Writer.nullWriter()),
                false,
                terminal.unicode(),
                Map.of(),
                terminal.directory(),
                terminal.clock());
        try (TrainingEndpoint endpoint = TrainingEndpoint.start()) {
            for (List<String> command : COMMANDS) {
                new Program(nobody).run(arguments(command, endpoint.url()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return 0;
    }

    private static String[] arguments(List<String> command, String url) {
        if (!command.get(0).equals("check")) {
            return command.toArray(String[]::new);
        }
        List<String> options = List.of("--region", "eu-west-1", "--endpoint-url", url, "--no-config");
        return Stream.concat(command.stream(), options.stream()).toArray(String[]::new);
    }
}
