// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static io.github.execready.cli.Syntax.option;

import io.github.execready.engine.Selection;
import java.util.List;
import java.util.function.Supplier;

/** Which checks run. */
final class SelectionOptions {

    private final Supplier<List<String>> select;
    private final Supplier<List<String>> skip;

    SelectionOptions(Syntax syntax) {
        select = syntax.values(
                String.class,
                option("--select", "CHECK", "Run only these checks: ids or subjects, * stands for any text.")
                        .splitRegex(","));
        skip = syntax.values(
                String.class,
                option("--skip", "CHECK", "Leave these checks out: ids or subjects, * stands for any text.")
                        .splitRegex(","));
    }

    /** The selection of the command line where it says one, else the project's. */
    Selection over(Selection project) {
        Selection here = new Selection(select.get(), skip.get());
        return new Selection(
                here.select().isEmpty() ? project.select() : here.select(),
                here.skip().isEmpty() ? project.skip() : here.skip());
    }
}
