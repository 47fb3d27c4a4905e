// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import io.github.execready.engine.Selection;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which checks run. */
final class SelectionOptions {

    @Option(
            names = "--select",
            split = ",",
            paramLabel = "CHECK",
            description = "Run only these checks: ids or subjects, * stands for any text.")
    private List<String> select = new ArrayList<>();

    @Option(
            names = "--skip",
            split = ",",
            paramLabel = "CHECK",
            description = "Leave these checks out: ids or subjects, * stands for any text.")
    private List<String> skip = new ArrayList<>();

    /** The selection of the command line where it says one, else the project's. */
    Selection over(Selection project) {
        Selection here = new Selection(select, skip);
        return new Selection(
                select.isEmpty() ? project.select() : here.select(), skip.isEmpty() ? project.skip() : here.skip());
    }
}
