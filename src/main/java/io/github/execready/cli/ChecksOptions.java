// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static io.github.execready.cli.Syntax.option;

import io.github.execready.ExecReadiness;
import io.github.execready.PlugIns;
import io.github.execready.engine.Selection;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Which checks a command tells of, without running any. */
final class ChecksOptions {

    private final SelectionOptions selection;
    private final Supplier<List<Path>> plugInPath;

    ChecksOptions(Syntax syntax) {
        selection = new SelectionOptions(syntax);
        plugInPath = syntax.values(Path.class, option("--plugin-path", "JAR", "Jars with further checks."));
    }

    ExecReadiness readiness() {
        return PlugIns.load(plugInPath.get()).selecting(selection.over(Selection.ALL));
    }
}
