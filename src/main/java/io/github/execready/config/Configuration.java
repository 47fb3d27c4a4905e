// SPDX-License-Identifier: Apache-2.0
package io.github.execready.config;

import io.github.execready.catalog.Severity;
import io.github.execready.engine.Selection;
import io.github.execready.model.SuppressionRule;
import java.util.List;

/**
 * What a project has settled for its runs.
 *
 * @param file where it stands; empty where there is none
 * @param select the checks to run, as ids, subjects or patterns; empty for all
 * @param skip the checks to leave out
 * @param failOn the least severity of a failure that ends a run as not ready
 * @param allowInconclusive whether an open verdict ends a run as ready
 */
public record Configuration(
        String file,
        List<String> select,
        List<String> skip,
        Severity failOn,
        boolean allowInconclusive,
        List<SuppressionRule> suppressions) {

    /** Nothing settled. */
    public static final Configuration NONE =
            new Configuration("", List.of(), List.of(), Severity.BLOCKER, false, List.of());

    public Configuration {
        select = List.copyOf(select);
        skip = List.copyOf(skip);
        suppressions = List.copyOf(suppressions);
    }

    /** The checks that it has run, in its name. */
    public Selection selection() {
        return new Selection(
                new Selection.Terms(select, "select in " + file), new Selection.Terms(skip, "skip in " + file));
    }
}
