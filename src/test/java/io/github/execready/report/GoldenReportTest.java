// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.engine.Report;
import io.github.execready.report.sarif.SarifOptions;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every format is written byte for byte as in {@code reports/samples}. After a change that is meant, write the samples anew
 * and read the difference: {@code mvn test -Dtest=GoldenReportTest -Dexecready.golden.update=true}.
 */
class GoldenReportTest {

    private static final Path SAMPLES = Path.of("reports", "samples");

    /** What is kept of each report: the format's name, the options, and what the file's name ends in. */
    private record Kept(String format, ReportOptions options, String ending) {}

    private static final ReportOptions PLAIN =
            ReportOptions.DEFAULT.withSarif(new SarifOptions("infra/service.yaml", false));

    private static final List<Kept> KEPT = List.of(
            new Kept("text", PLAIN.withText(TextStyle.PLAIN.withUnicode(true)), ".txt"),
            new Kept("text", PLAIN, ".ascii.txt"),
            new Kept("json", PLAIN, ".json"),
            new Kept("sarif", PLAIN.withSarif(new SarifOptions("", true)), ".sarif"),
            new Kept("sarif-github", PLAIN, ".github.sarif"),
            new Kept("markdown", PLAIN, ".md"),
            new Kept("junit", PLAIN, ".junit.xml"),
            new Kept("gitlab", PLAIN, ".gitlab.json"),
            new Kept("github", PLAIN, ".annotations.txt"),
            new Kept("mermaid", PLAIN, ".mmd"),
            new Kept("svg", PLAIN, ".svg"));

    // The short formats show nothing of a report that these do not have.
    private static final Set<String> BUILD_SERVERS = Set.of(".junit.xml", ".gitlab.json", ".annotations.txt");
    private static final Set<String> FOR_BUILD_SERVERS =
            Set.of("planned-services", "hostile-task", "not-ready-task", "inconclusive-task");

    // A picture of nothing looks like every other one.
    private static final Set<String> DRAWN = Set.of("unreachable-task", "hostile-task", "ready-service");

    static Stream<Arguments> samples() {
        return SampleReports.all().entrySet().stream()
                .flatMap((Map.Entry<String, Report> e) -> KEPT.stream()
                        .filter(k -> FOR_BUILD_SERVERS.contains(e.getKey()) || !BUILD_SERVERS.contains(k.ending()))
                        .filter(k -> DRAWN.contains(e.getKey())
                                || !Set.of(".mmd", ".svg").contains(k.ending()))
                        .map(k -> Arguments.of(e.getKey() + k.ending(), e.getValue(), k)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void everySampleIsWrittenAsItStands(String file, Report report, Object kept) throws IOException {
        String written = written(report, (Kept) kept);
        Path sample = SAMPLES.resolve(file);
        if (Boolean.getBoolean("execready.golden.update")) {
            Files.writeString(sample, written);
        }
        assertThat(written).isEqualTo(Files.readString(sample));
    }

    private static String written(Report report, Kept kept) throws IOException {
        StringWriter out = new StringWriter();
        new ReportFormats(SampleCatalog.catalog(), kept.options())
                .named(kept.format())
                .orElseThrow()
                .write(report, out);
        return out.toString();
    }
}
