// SPDX-License-Identifier: Apache-2.0
package io.github.execready.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build makes of the documents says what they say, and no more. */
class CompiledDocumentsTest {

    private static final Path CHECKS = Path.of("checks");

    @TempDir
    private Path folder;

    @Test
    void everyDocumentReadsAsItStands() throws IOException {
        CompiledDocuments built = CompiledDocuments.of(Catalog.class.getClassLoader());
        for (Path file : documents()) {
            String name = "checks/" + file.getFileName();
            assertThat(built.named(name).map(DocumentReader::read))
                    .contains(DocumentReader.read(SplitDocument.markdown(name, Files.readString(file))));
        }
        assertThat(built.named(Catalog.COMMON).map(CommonWords::read))
                .contains(CommonWords.read(
                        SplitDocument.yamlOnly(Catalog.COMMON, Files.readString(CHECKS.resolve("common.yaml")))));
    }

    @Test
    void twoBuildsAreTheSame() throws IOException {
        byte[] first = compiled("first");
        assertThat(compiled("second")).isEqualTo(first);
        try (URLClassLoader loader = loader("first")) {
            assertThat(loader.getResourceAsStream(CompiledDocuments.NAME)).hasBinaryContent(first);
        }
    }

    @Test
    void whereNothingWasCompiledTheDocumentsAreRead() throws IOException {
        copy("plain");
        try (URLClassLoader loader = loader("plain")) {
            assertThat(CompiledDocuments.of(loader).named("checks/pid-mode.md")).isEmpty();
            assertThat(new Catalog(loader).document("pid-mode"))
                    .isEqualTo(Catalog.builtIn().document("pid-mode"));
        }
    }

    @Test
    void whatNoDocumentMayHoldStopsTheBuild() throws IOException {
        copy("broken");
        Files.writeString(folder.resolve("broken/checks/pid-mode.md"), "---\nid: [\n---\n");
        assertThatThrownBy(() -> CatalogueCompiler.main(
                        new String[] {folder.resolve("broken").toString()}))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("checks/pid-mode.md");
    }

    @Test
    void shapesSurvive() throws IOException {
        SplitDocument odd =
                SplitDocument.markdown("odd", "---\na: [1, true, null, {b: }]\nc:\nd: \u00e9\uD83D\uDE80\n---\nBody\n");
        Path file = Files.createDirectories(folder.resolve("odd/checks")).resolve("compiled");
        try (var out = Files.newOutputStream(file)) {
            CompiledDocuments.write(List.of(odd), out);
        }
        try (URLClassLoader loader = loader("odd")) {
            SplitDocument read = CompiledDocuments.of(loader).named("odd").orElseThrow();
            assertThat(read.front()).hasToString(odd.front().toString());
            assertThat(read.body()).isEqualTo("Body");
        }
    }

    private byte[] compiled(String name) throws IOException {
        copy(name);
        CatalogueCompiler.main(new String[] {folder.resolve(name).toString()});
        return Files.readAllBytes(folder.resolve(name).resolve(CompiledDocuments.NAME));
    }

    private void copy(String name) throws IOException {
        Path target = Files.createDirectories(folder.resolve(name).resolve("checks"));
        Files.copy(CHECKS.resolve("common.yaml"), target.resolve("common.yaml"));
        for (Path file : documents()) {
            Files.copy(file, target.resolve(file.getFileName()));
        }
    }

    private URLClassLoader loader(String name) throws IOException {
        return new URLClassLoader(new URL[] {folder.resolve(name).toUri().toURL()}, null);
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.list(CHECKS)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.endsWith("README.md"))
                    .sorted()
                    .toList();
        }
    }
}
