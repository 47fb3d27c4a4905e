// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static io.github.execready.cli.Syntax.parameter;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Does what users do, for nobody: the launcher keeps an archive of the classes that this loads, so that later runs start
 * faster. It talks to nobody but itself.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/vm/class-data-sharing.html">Class data sharing</a>
 */
final class TrainingCommand implements Callable<Integer> {

    /** Stands for the address at which AWS refuses. */
    private static final String REFUSING = "--endpoint-url=refusing";

    /** Stands for an address that is asked as the real AWS is, with TLS, and does not know it. */
    private static final String SECURE = "--endpoint-url=secure";

    private static final List<List<String>> LIVE = List.of(
            List.of("check", "prod", "0123456789abcdef0123456789abcdef"),
            List.of("check", "prod", "--service", "api", "--no-client", "-o", "json"),
            List.of("check", "prod", "--service", "api", "--no-client", "-o", "markdown"),
            List.of("check", "prod", "--service", "api", "--no-client", "-o", "sarif"),
            List.of("check", "prod", "--service", "api", "--no-client", "-o", "sarif-github", "--artifact", "f.tf"),
            List.of("check", "absent", "--service", "api"),
            List.of("check", "prod", "--service", "api", "--no-client", REFUSING),
            List.of("check", "prod", "--service", "api", "--no-client", SECURE),
            List.of("demo"),
            List.of("list"),
            List.of("permissions"),
            List.of("explain", "pid-mode"),
            List.of("--help"),
            List.of("--version"));

    /** What the gate reads on its standard input, and how. */
    private static final Map<String, List<String>> GATED = Map.of(
            "2-pull-request.yaml", List.of("gate", "-", "--region", "eu-west-1"),
            "plan.json", List.of("gate", "-", "-o", "json"));

    private final Terminal terminal;
    private final Supplier<String> commands;

    TrainingCommand(Terminal terminal, Syntax syntax) {
        this.terminal = terminal;
        syntax.usage().hidden(true).description("Load what later runs need, for the class archive.");
        commands = syntax.text(parameter(0, "COMMANDS", "For the gate, or else for all others."));
    }

    @Override
    public Integer call() throws IOException {
        if (commands.get().equals("gate")) {
            gate();
        } else {
            live();
        }
        return 0;
    }

    private void live() throws IOException {
        // For this process alone, which ends with the command.
        System.setProperty("aws.accessKeyId", "training");
        System.setProperty("aws.secretAccessKey", "training");
        Terminal nobody = nobody(InputStream.nullInputStream());
        try (TrainingEndpoint endpoint = TrainingEndpoint.start()) {
            // As for the real AWS, the SDK finds the address itself.
            System.setProperty("aws.endpointUrl", endpoint.url());
            System.setProperty("aws.region", "eu-west-1");
            for (List<String> command : LIVE) {
                new Program(nobody).run(arguments(command, endpoint));
            }
        }
    }

    private void gate() throws IOException {
        for (Map.Entry<String, List<String>> gated : GATED.entrySet()) {
            try (InputStream input = TrainingCommand.class.getResourceAsStream("/gate-training/" + gated.getKey())) {
                if (input != null) {
                    new Program(nobody(input)).run(gated.getValue().toArray(String[]::new));
                }
            }
        }
    }

    private Terminal nobody(InputStream input) {
        return new Terminal(
                input,
                OutputStream.nullOutputStream(),
                new PrintWriter(Writer.nullWriter()),
                false,
                terminal.unicode(),
                Map.of(),
                terminal.directory().getRoot(), // no settings of whoever starts it
                terminal.clock());
    }

    private static String[] arguments(List<String> command, TrainingEndpoint endpoint) {
        return command.stream()
                .map(word -> switch (word) {
                    case REFUSING -> "--endpoint-url=" + endpoint.refusingUrl();
                    case SECURE -> "--endpoint-url=" + endpoint.secureUrl();
                    default -> word;
                })
                .toArray(String[]::new);
    }
}
