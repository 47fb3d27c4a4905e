// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Catalog;
import io.github.execready.check.BuiltInChecks;
import io.github.execready.config.Configuration;
import io.github.execready.config.ConfigurationReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README shows is true: its code compiles, its report is the demo's, its ids and files exist. */
class ReadmeSnippetTest {

    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Pattern SETTINGS = Pattern.compile("(?ms)^```yaml\n(skip:.*?)^```$");
    private static final Pattern SESSION = Pattern.compile("(?ms)^```console\\n.*?(✗ NOT READY.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    @TempDir
    private Path folder;

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    @Test
    void theLibrarySnippetCompiles() throws IOException {
        Matcher block = JAVA.matcher(readme());
        assertThat(block.find()).isTrue();
        assertThat(complaints(block.group(1))).isEmpty();
    }

    @Test
    void aSnippetThatIsWrongIsNoticed() throws IOException {
        assertThat(complaints("class Readiness { io.github.execready.NoSuchThing thing; }"))
                .isNotEmpty();
    }

    private List<String> complaints(String source) throws IOException {
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Readiness.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            List<String> options =
                    List.of("-classpath", System.getProperty("java.class.path"), "-d", folder.toString(), "-proc:none");
            compiler.getTask(null, files, diagnostics, options, null, List.of(file))
                    .call();
        }
        return diagnostics.getDiagnostics().stream().map(Object::toString).toList();
    }

    @Test
    void itsSettingsAreSettings() throws IOException {
        Matcher block = SETTINGS.matcher(readme());
        assertThat(block.find()).isTrue();
        Path file = Files.writeString(folder.resolve(ConfigurationReader.NAME), block.group(1));
        Configuration settings = ConfigurationReader.read(file);
        assertThat(settings.skip()).containsExactly("init-process");
        assertThat(settings.suppressions()).hasSize(1);
    }

    @Test
    void theReportThatItOpensWithIsTheOneOfTheDemo() throws IOException {
        Matcher session = SESSION.matcher(readme());
        assertThat(session.find()).isTrue();
        String demo = Files.readString(Path.of("reports", "samples", "demo.txt"));
        List<String> parts = List.of(session.group(1).split("(?m)^ *…\n"));
        assertThat(parts).hasSizeGreaterThan(3);
        assertThat(demo).containsSubsequence(parts);
    }

    @Test
    void everyFileThatItLinksToExists() throws IOException {
        List<String> links = LINK.matcher(readme())
                .results()
                .map((MatchResult link) -> link.group(1))
                .toList();
        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(Path.of(link)).exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {"init-process", "readonly-root-filesystem", "task-role-present"})
    void theChecksOfItsExamplesExist(String id) throws IOException {
        assertThat(readme()).contains(id);
        assertThat(BuiltInChecks.all()).anyMatch(check -> check.id().equals(id));
    }

    @Test
    void theChangelogNamesEveryCheck() throws IOException {
        String changelog = Files.readString(Path.of("CHANGELOG.md"));
        assertThat(BuiltInChecks.all())
                .allSatisfy(check -> assertThat(changelog)
                        .contains("`" + Catalog.builtIn().document(check.id()).id() + "`"));
    }
}
