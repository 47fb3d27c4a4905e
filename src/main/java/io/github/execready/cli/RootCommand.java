// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import java.util.concurrent.Callable;

/** What is there before a command is named. */
final class RootCommand implements Callable<Integer> {

    RootCommand(Syntax syntax) {
        syntax.usage()
                .description(
                        "Tells whether 'aws ecs execute-command' will work in a container on Amazon ECS, and if not, exactly"
                                + " why and what the fix is.")
                .synopsisSubcommandLabel("COMMAND")
                .footer(
                        "",
                        "Exit codes: 0 ready, 1 internal error, 2 usage, credentials or unreadable input, 3 not ready, 4"
                                + " inconclusive.",
                        "Start with: execready demo");
    }

    @Override
    public Integer call() {
        throw new UsageException("name a command, such as: execready check CLUSTER TASK (see: execready --help)");
    }
}
