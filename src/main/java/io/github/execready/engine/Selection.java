// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import io.github.execready.catalog.Catalog;
import io.github.execready.catalog.CheckDocument;
import io.github.execready.check.Check;
import io.github.execready.model.NearNames;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which checks run. A term is a check's id or alias, or a subject ({@code container}); {@code *} stands for any text.
 *
 * @param select the checks to run; empty for all
 * @param skip the checks to leave out of those
 */
public record Selection(List<String> select, List<String> skip) {

    /** Every check. */
    public static final Selection ALL = new Selection(List.of(), List.of());

    public Selection {
        select = List.copyOf(select);
        skip = List.copyOf(skip);
    }

    /**
     * The checks of {@code checks} that are selected, in their order.
     *
     * @throws SelectionException if a term names no check, or nothing is left to run
     */
    public List<Check> of(List<Check> checks, Catalog catalog) {
        if (equals(ALL)) {
            return checks;
        }
        Stream.concat(select.stream(), skip.stream()).forEach(term -> requireKnown(term, checks, catalog));
        List<Check> selected = checks.stream()
                .filter(check -> select.isEmpty() || select.stream().anyMatch(t -> names(t, check, catalog)))
                .filter(check -> skip.stream().noneMatch(t -> names(t, check, catalog)))
                .toList();
        if (selected.isEmpty()) {
            throw new SelectionException("--select and --skip leave no check to run");
        }
        return selected;
    }

    /** Whether a term names a check. */
    private static boolean names(String term, Check check, Catalog catalog) {
        if (Glob.matches(term, check.id())) {
            return true;
        }
        CheckDocument document = catalog.document(check.id());
        return Glob.matches(term, document.subject())
                || document.aliases().stream().anyMatch(alias -> Glob.matches(term, alias));
    }

    private static void requireKnown(String term, List<Check> checks, Catalog catalog) {
        if (checks.stream().noneMatch(check -> names(term, check, catalog))) {
            throw new SelectionException("no check is called '" + term + "'"
                    + NearNames.hint(term, checks.stream().map(Check::id).toList()));
        }
    }
}
