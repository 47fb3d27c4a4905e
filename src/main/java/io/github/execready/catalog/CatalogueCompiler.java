// SPDX-License-Identifier: Apache-2.0
package io.github.execready.catalog;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Run by the build: parses the documents among the classes, so that no run has to. */
public final class CatalogueCompiler {

    private CatalogueCompiler() {}

    /**
     * Compiles the documents of a folder of classes.
     *
     * @param arguments the folder
     */
    public static void main(String[] arguments) throws IOException {
        compile(Path.of(arguments[0]));
    }

    static void compile(Path classes) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(classes.resolve("checks"))) {
            files = all.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
        List<SplitDocument> documents = new ArrayList<>();
        documents.add(SplitDocument.yamlOnly(Catalog.COMMON, text(classes.resolve(Catalog.COMMON))));
        for (Path file : files) {
            documents.add(SplitDocument.markdown("checks/" + file.getFileName(), text(file)));
        }
        try (OutputStream out = Files.newOutputStream(classes.resolve(CompiledDocuments.NAME))) {
            CompiledDocuments.write(documents, out);
        }
    }

    private static String text(Path file) throws IOException {
        return Catalog.unixLines(Files.readString(file));
    }
}
