// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "execready",
        addMethodSubcommands = false, // looking for them takes time
        description =
                "Tells whether 'aws ecs execute-command' will work in a container on Amazon ECS, and if not, exactly"
                        + " why and what the fix is.",
        versionProvider = VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Exit codes: 0 ready, 1 internal error, 2 usage, credentials or unreadable input, 3 not ready, 4 inconclusive.",
            "Start with: execready demo"
        })
final class RootCommand implements Runnable {

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private CommonOptions common = new CommonOptions();

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean version;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a command, such as: execready check CLUSTER TASK");
    }
}
