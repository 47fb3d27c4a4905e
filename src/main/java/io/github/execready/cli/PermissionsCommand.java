// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import io.github.execready.ExecReadiness;
import io.github.execready.engine.Selection;
import io.github.execready.report.PermissionsPolicy;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "permissions",
        description = "Print the least IAM policy, read-only, with which the checks can see all that they judge.")
final class PermissionsCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private CommonOptions common = new CommonOptions();

    @Mixin
    private ChecksOptions checks = new ChecksOptions();

    @Option(
            names = "--for-collect",
            description = "For collect, which asks for everything whatever checks are selected.")
    private boolean forCollect;

    PermissionsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        ExecReadiness selected = checks.readiness();
        ExecReadiness readiness = forCollect ? selected.selecting(Selection.ALL) : selected;
        TreeSet<String> actions = new TreeSet<>(readiness.catalog().common().permissions());
        readiness
                .checks()
                .forEach(check ->
                        actions.addAll(readiness.catalog().document(check.id()).permissions()));
        Output.toTerminal(terminal, PermissionsPolicy.allowing(actions));
        return 0;
    }
}
