// SPDX-License-Identifier: Apache-2.0
package io.github.execready.catalog;

/** A document is not as the catalogue needs it; the message names the document and the place. */
public final class CatalogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CatalogException(String message) {
        super(message);
    }
}
