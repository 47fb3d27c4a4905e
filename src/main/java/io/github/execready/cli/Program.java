// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import io.github.execready.PlugInException;
import io.github.execready.catalog.CatalogException;
import io.github.execready.config.ConfigurationException;
import io.github.execready.engine.ExitCode;
import io.github.execready.engine.SelectionException;
import io.github.execready.evidence.EvidenceException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command and turns whatever comes of it into an exit code and, where it failed, one line. */
final class Program {

    private static final List<Class<? extends RuntimeException>> USAGE = List.of(
            UsageException.class,
            EvidenceException.class,
            ConfigurationException.class,
            SelectionException.class,
            PlugInException.class);

    private final Terminal terminal;

    Program(Terminal terminal) {
        this.terminal = terminal;
    }

    int run(String... arguments) {
        List<String> given = Arrays.asList(arguments);
        boolean debug = given.contains("--debug");
        if (debug || given.contains("-v") || given.contains("--verbose")) {
            System.setProperty(LoggingConfigurator.LEVEL_PROPERTY, debug ? "debug" : "info");
        }
        CommandLine commandLine = Commands.of(terminal, given);
        PrintWriter out = new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8);
        commandLine.setOut(out);
        commandLine.setErr(terminal.err());
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        commandLine.setParameterExceptionHandler(parameters());
        commandLine.setExecutionExceptionHandler(execution(debug));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        return commandLine.execute(arguments);
    }

    private IParameterExceptionHandler parameters() {
        return (ParameterException exception, String[] arguments) -> {
            String command = exception.getCommandLine().getCommandSpec().qualifiedName();
            String hint = suggestions(exception);
            terminal.say("execready: " + firstLine(exception) + hint + " (see: " + command + " --help)");
            return ExitCode.USAGE.code();
        };
    }

    private IExecutionExceptionHandler execution(boolean debug) {
        return (Exception exception, CommandLine commandLine, CommandLine.ParseResult result) -> {
            boolean usage = USAGE.stream().anyMatch(type -> type.isInstance(exception));
            if (usage) {
                terminal.say("execready: " + firstLine(exception));
            } else if (exception instanceof CatalogException) {
                terminal.say("execready: a check's document is not as it should be: " + firstLine(exception));
            } else {
                terminal.say("execready: internal error: " + exception + (debug ? "" : "; --debug shows where"));
            }
            if (debug) {
                exception.printStackTrace(terminal.err());
                terminal.err().flush();
            }
            return usage ? ExitCode.USAGE.code() : ExitCode.INTERNAL_ERROR.code();
        };
    }

    private static String suggestions(ParameterException exception) {
        if (exception instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            return near.isEmpty() ? "" : "; did you mean '" + near.get(0) + "'?";
        }
        return "";
    }

    private static String firstLine(Exception exception) {
        String message = exception.getMessage() == null ? exception.toString() : exception.getMessage();
        return message.lines().findFirst().orElse(message);
    }
}
