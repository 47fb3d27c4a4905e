// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.catalog.Catalog;
import io.github.execready.catalog.CatalogException;
import io.github.execready.catalog.CheckDocument;
import java.util.Optional;

/** What the catalogue says of the checks of a report. */
public final class CheckWords {

    private final Catalog catalog;

    public CheckWords(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The document of a check; empty where a report of another version, or of a plug-in, names one unknown here. */
    public Optional<CheckDocument> document(String check) {
        try {
            return Optional.of(catalog.document(check));
        } catch (CatalogException e) {
            return Optional.empty();
        }
    }

    /** What a kind of hop is called; its own label where it is not known. */
    public String hopName(String kind) {
        return catalog.common().hops().name(kind);
    }

    /** The condition that the check verifies; empty text where it is not known. */
    String title(String check) {
        return document(check).map(CheckDocument::title).orElse("");
    }
}
