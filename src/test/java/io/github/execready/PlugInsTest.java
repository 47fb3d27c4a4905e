// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.execready.check.Check;
import io.github.execready.engine.Report;
import io.github.execready.engine.Selection;
import io.github.execready.testing.Targets;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example plug-in of {@code src/test/plugin}, compiled and packed as its author would. */
class PlugInsTest {

    private static final Path SOURCES = Path.of("src/test/plugin");

    @TempDir
    private static Path folder;

    private static Path jar;

    @BeforeAll
    static void buildTheJar() throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        compile(classes);
        jar = folder.resolve("owner-tag.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            pack(entries, classes, ".class");
            pack(entries, SOURCES, ".md");
            pack(entries, SOURCES, "CheckProvider");
        }
    }

    @Test
    void itsCheckRunsBesideTheBuiltInOnes() {
        ExecReadiness readiness = PlugIns.load(List.of(jar));
        assertThat(readiness.checks())
                .extracting(Check::id)
                .endsWith("example-owner-tag")
                .contains("cluster-active");
    }

    @Test
    void itsFindingsHaveItsDocumentsWords() {
        Report report = PlugIns.load(List.of(jar))
                .selecting(new Selection(List.of("example-*"), List.of()))
                .judge(List.of(Targets.fargateService()));
        assertThat(report.targets().get(0).findings())
                .filteredOn(finding -> !finding.leftOut())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message()).isEqualTo("The task carries no owner tag (it has []).");
                    assertThat(finding.remedy().commands().get(0))
                            .startsWith("aws ecs tag-resource --resource-arn arn:aws:ecs:")
                            .endsWith("--region eu-west-1");
                });
    }

    @Test
    void aFolderOfJarsIsAsGood() {
        assertThat(PlugIns.load(List.of(folder)).checks()).extracting(Check::id).contains("example-owner-tag");
    }

    @Test
    void withoutPlugInsThereAreTheBuiltInChecks() {
        assertThat(PlugIns.load(List.of()).checks()).extracting(Check::id).doesNotContain("example-owner-tag");
    }

    @Test
    void whatIsNoPlugInIsRefused() throws IOException {
        Path empty = folder.resolve("none.zip");
        try (OutputStream out = Files.newOutputStream(empty);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new ZipEntry("readme.txt"));
        }
        assertThatThrownBy(() -> PlugIns.load(List.of(empty)))
                .isInstanceOf(PlugInException.class)
                .hasMessageContaining("no plug-in found on");
        Path missing = folder.resolve("missing.jar");
        assertThatThrownBy(() -> PlugIns.load(List.of(missing)))
                .isInstanceOf(PlugInException.class)
                .hasMessageContaining("no such jar");
    }

    private static void compile(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(SOURCES)) {
            List<Path> java =
                    sources.filter(path -> path.toString().endsWith(".java")).toList();
            boolean compiled = compiler.getTask(
                            complaints,
                            files,
                            null,
                            List.of("-proc:none", "-d", classes.toString()),
                            null,
                            files.getJavaFileObjectsFromPaths(java))
                    .call();
            assertThat(compiled).as(complaints.toString()).isTrue();
        }
    }

    private static void pack(JarOutputStream entries, Path root, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                entries.putNextEntry(
                        new ZipEntry(root.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, entries);
            }
        }
    }
}
