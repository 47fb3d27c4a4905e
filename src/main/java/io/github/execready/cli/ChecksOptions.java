// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import io.github.execready.ExecReadiness;
import io.github.execready.PlugIns;
import io.github.execready.engine.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which checks a command tells of, without running any. */
final class ChecksOptions {

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Option(names = "--plugin-path", paramLabel = "JAR", description = "Jars with further checks.")
    private List<Path> plugInPath = new ArrayList<>();

    ExecReadiness readiness() {
        return PlugIns.load(plugInPath).selecting(selection.over(Selection.ALL));
    }
}
