// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands, of which only the one that is asked for is built: building each takes time. */
final class Commands {

    private Commands() {}

    static CommandLine of(Terminal terminal, List<String> arguments) {
        CommandSpec root = Syntax.command("execready", RootCommand::new)
                .versionProvider(new VersionText())
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Show the version.")
                        .build());
        Map<String, BiFunction<Terminal, Syntax, Callable<Integer>>> commands = all();
        String first = arguments.isEmpty() ? "" : arguments.get(0);
        boolean named = commands.containsKey(first);
        commands.forEach((name, command) -> {
            if (!named || name.equals(first)) {
                root.addSubcommand(name, Syntax.command(name, syntax -> command.apply(terminal, syntax)));
            }
        });
        if (!named) {
            root.addSubcommand("generate-completion", CommandSpec.forAnnotatedObject(new GenerateCompletion()));
        }
        return new CommandLine(root);
    }

    private static Map<String, BiFunction<Terminal, Syntax, Callable<Integer>>> all() {
        Map<String, BiFunction<Terminal, Syntax, Callable<Integer>>> commands = new LinkedHashMap<>();
        commands.put("check", CheckCommand::new);
        commands.put("gate", GateCommand::new);
        commands.put("demo", DemoCommand::new);
        commands.put("explain", ExplainCommand::new);
        commands.put("collect", CollectCommand::new);
        commands.put("convert", ConvertCommand::new);
        commands.put("iam", IamCommand::new);
        commands.put("warmup-training", TrainingCommand::new);
        commands.put("list", ListCommand::new);
        commands.put("permissions", PermissionsCommand::new);
        return commands;
    }
}
