// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.catalog.Catalog;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** A catalogue of a few documents, so that the samples do not change with every word of the real ones. */
final class SampleCatalog {

    private SampleCatalog() {}

    static Catalog catalog() {
        try {
            URL root = Path.of("src", "test", "resources", "sample-catalog")
                    .toUri()
                    .toURL();
            return new Catalog(new URLClassLoader(new URL[] {root}, null));
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
