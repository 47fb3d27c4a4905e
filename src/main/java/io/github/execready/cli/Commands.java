// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;

/** The commands, of which only the one that is asked for is built: looking into each takes time. */
final class Commands {

    private Commands() {}

    static CommandLine of(Terminal terminal, List<String> arguments) {
        CommandLine root = new CommandLine(new RootCommand());
        Map<String, Supplier<Object>> commands = commands(terminal);
        String first = arguments.isEmpty() ? "" : arguments.get(0);
        if (commands.containsKey(first)) {
            root.addSubcommand(first, commands.get(first).get());
            return root;
        }
        commands.forEach((name, command) -> root.addSubcommand(name, command.get()));
        root.addSubcommand("generate-completion", new GenerateCompletion());
        return root;
    }

    private static Map<String, Supplier<Object>> commands(Terminal terminal) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("check", () -> new CheckCommand(terminal));
        commands.put("gate", () -> new GateCommand(terminal));
        commands.put("demo", () -> new DemoCommand(terminal));
        commands.put("explain", () -> new ExplainCommand(terminal));
        commands.put("collect", () -> new CollectCommand(terminal));
        commands.put("convert", () -> new ConvertCommand(terminal));
        commands.put("iam", () -> new IamCommand(terminal));
        commands.put("warmup-training", () -> new TrainingCommand(terminal));
        commands.put("list", () -> new ListCommand(terminal));
        commands.put("permissions", () -> new PermissionsCommand(terminal));
        return commands;
    }
}
