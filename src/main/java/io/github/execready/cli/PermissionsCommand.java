// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import io.github.execready.ExecReadiness;
import io.github.execready.engine.Selection;
import io.github.execready.report.PermissionsPolicy;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Prints what whoever runs the checks has to be allowed. */
final class PermissionsCommand implements Callable<Integer> {

    private final Terminal terminal;

    private final ChecksOptions checks;
    private final Supplier<Boolean> forCollect;

    PermissionsCommand(Terminal terminal, Syntax syntax) {
        this.terminal = terminal;
        syntax.usage()
                .description(
                        "Print the least IAM policy, read-only, with which the checks can see all that they judge.");
        checks = new ChecksOptions(syntax);
        forCollect =
                syntax.flag("--for-collect", "For collect, which asks for everything whatever checks are selected.");
    }

    @Override
    public Integer call() {
        ExecReadiness selected = checks.readiness();
        ExecReadiness readiness = forCollect.get() ? selected.selecting(Selection.ALL) : selected;
        TreeSet<String> actions = new TreeSet<>(readiness.catalog().common().permissions());
        readiness
                .checks()
                .forEach(check ->
                        actions.addAll(readiness.catalog().document(check.id()).permissions()));
        Output.toTerminal(terminal, PermissionsPolicy.allowing(actions));
        return 0;
    }
}
