// SPDX-License-Identifier: Apache-2.0
package io.github.execready.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The documents of the checks, read when first asked for. */
public final class Catalog {

    static final String COMMON = "checks/common.yaml";

    private final ClassLoader loader;
    private final Map<String, CheckDocument> documents = new ConcurrentHashMap<>();
    private @Nullable CompiledDocuments compiled;
    private @Nullable CommonWords common;

    /** A catalogue of the documents on a class path: the built-in ones and those of plug-ins. */
    public Catalog(ClassLoader loader) {
        this.loader = loader;
    }

    /** The built-in documents. */
    public static Catalog builtIn() {
        return new Catalog(Catalog.class.getClassLoader());
    }

    /**
     * The document of a check.
     *
     * @throws CatalogException if there is none, or it is not as it should be
     */
    public CheckDocument document(String id) {
        return documents.computeIfAbsent(id, this::load);
    }

    /**
     * Reads documents on a thread of its own, so that they are there when they are asked for. A document that is not as it
     * should be is left for whoever asks for it.
     */
    public void readAhead(List<String> ids) {
        Thread thread = new Thread(() -> ids.forEach(this::tryToRead), "catalogue");
        thread.setDaemon(true);
        thread.start();
    }

    private void tryToRead(String id) {
        try {
            document(id);
        } catch (CatalogException | UncheckedIOException e) {
            // Nothing was kept of it: who asks for the document meets the same error, and can say whose it is.
        }
    }

    /** The words that documents share; read once, because nearly every finding asks for them. */
    public synchronized CommonWords common() {
        CommonWords words = common;
        if (words == null) {
            words = CommonWords.read(
                    compiled().named(COMMON).orElseGet(() -> SplitDocument.yamlOnly(COMMON, resource(COMMON))));
            common = words;
        }
        return words;
    }

    private CheckDocument load(String id) {
        String name = "checks/" + id + ".md";
        CheckDocument document = DocumentReader.read(
                compiled().named(name).orElseGet(() -> SplitDocument.markdown(name, resource(name))));
        if (!document.id().equals(id)) {
            throw new CatalogException(name + ": its id is '" + document.id() + "'");
        }
        return document;
    }

    private synchronized CompiledDocuments compiled() {
        CompiledDocuments documents = compiled;
        if (documents == null) {
            documents = CompiledDocuments.of(loader);
            compiled = documents;
        }
        return documents;
    }

    private String resource(String name) {
        try (InputStream in = loader.getResourceAsStream(name)) {
            if (in == null) {
                throw new CatalogException(name + ": no such document");
            }
            return unixLines(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    static String unixLines(String text) {
        return text.replace("\r\n", "\n");
    }
}
