// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import io.github.execready.catalog.Catalog;
import io.github.execready.catalog.CheckDocument;
import io.github.execready.check.Check;
import io.github.execready.model.NearNames;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which checks run. A term is a check's id or alias, or a subject ({@code container}); {@code *} stands for any text.
 * What a selection leaves out is reported as not evaluated, never as right.
 *
 * @param select the checks to run
 * @param skip the checks to leave out of those
 */
public record Selection(Terms select, Terms skip) {

    /** Every check. */
    public static final Selection ALL = new Selection(List.of(), List.of());

    /**
     * Some terms, and who says them.
     *
     * @param terms none for no restriction
     * @param source what a reader of the report would change: {@code --skip}, or a key of a file
     */
    public record Terms(List<String> terms, String source) {

        public Terms {
            terms = List.copyOf(terms);
        }

        public boolean isEmpty() {
            return terms.isEmpty();
        }

        private boolean name(Check check, Catalog catalog) {
            return terms.stream().anyMatch(term -> names(term, check, catalog));
        }
    }

    /** A selection by the options of the command line. */
    public Selection(List<String> select, List<String> skip) {
        this(new Terms(select, "--select"), new Terms(skip, "--skip"));
    }

    /**
     * The checks of {@code checks} that are selected, in their order.
     *
     * @throws SelectionException if a term names no check, or nothing is left to run
     */
    public List<Check> of(List<Check> checks, Catalog catalog) {
        if (select.isEmpty() && skip.isEmpty()) {
            return checks;
        }
        Stream.concat(select.terms().stream(), skip.terms().stream())
                .forEach(term -> requireKnown(term, checks, catalog));
        List<Check> selected = checks.stream()
                .filter(check -> select.isEmpty() || select.name(check, catalog))
                .filter(check -> !skip.name(check, catalog))
                .toList();
        if (selected.isEmpty()) {
            throw new SelectionException("--select and --skip leave no check to run");
        }
        return selected;
    }

    /**
     * All of {@code checks} in their order, where what is not selected only says that it was left out.
     *
     * @throws SelectionException if a term names no check, or nothing is left to run
     */
    public List<Check> over(List<Check> checks, Catalog catalog) {
        Set<String> selected = of(checks, catalog).stream().map(Check::id).collect(Collectors.toSet());
        return checks.stream()
                .map(check -> selected.contains(check.id()) ? check : new LeftOut(check.id(), leaving(check, catalog)))
                .toList();
    }

    private String leaving(Check check, Catalog catalog) {
        return select.isEmpty() || select.name(check, catalog) ? skip.source() : select.source();
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
