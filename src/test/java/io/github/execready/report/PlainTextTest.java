// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.engine.Report;
import io.github.execready.report.sarif.SarifOptions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlainTextTest {

    private static final ReportOptions OPTIONS = ReportOptions.DEFAULT.withSarif(new SarifOptions("a.tf", true));

    static Stream<Arguments> everyFormatOfEveryReport() {
        return new ReportFormats(SampleCatalog.catalog(), OPTIONS)
                .names().stream()
                        .flatMap(format ->
                                SampleReports.all().values().stream().map(report -> Arguments.of(format, report)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a\\u001b[31mb | a[31mb",
                "a\\u009b31mb | a31mb",
                "a\\u0000b\\u007fc | abc",
                "a\\u202eb\\u2066c\\u200ed\\u061ce | abcde",
                "a\\u200bb\\ufeffc\\u00add | abcd",
                "a\\nb\\r\\nc\\rd\\te | a b c d e",
                "a\\u2028b\\u2029c\\u0085d | a b c d",
                "caf\\u00e9 \\ud83d\\ude80 \\u65e5\\u672c | caf\\u00e9 \\ud83d\\ude80 \\u65e5\\u672c",
                "a\\ud800b | a\\ufffdb",
            })
    void oneLineHoldsNothingThatIsNotText(String given, String plain) {
        assertThat(PlainText.line(unescaped(given))).isEqualTo(unescaped(plain));
    }

    @Test
    void commandsKeepTheirLines() {
        assertThat(PlainText.lines("aws iam \\\r\n  get-role\n")).isEqualTo("aws iam \\\n  get-role\n");
    }

    @Test
    void aShortTextIsNotClipped() {
        assertThat(PlainText.clipped("abc", 3)).isEqualTo("abc");
    }

    @ParameterizedTest
    @CsvSource({"100", "101", "1024"})
    void aClippedTextIsAsLongAsAllowedAndSaysHowLongItWas(int length) {
        String rockets = "\uD83D\uDE80".repeat(2_500);
        String clipped = PlainText.clipped(rockets, length);
        assertThat(clipped).hasSizeBetween(length - 1, length).endsWith("... (5000 characters in all)");
        assertThat(PlainText.line(clipped)).as("no half of a pair").isEqualTo(clipped);
    }

    @ParameterizedTest
    @MethodSource("everyFormatOfEveryReport")
    void noFormatWritesControlCharacters(String format, Report report) {
        String written = Written.as(format, report, OPTIONS);
        String escaped = written.replaceAll("\\\\\\\\", "");
        assertThat(written.codePoints().filter(c -> c != '\n').mapToObj(Character::getType))
                .doesNotContain((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.SURROGATE);
        assertThat(escaped).doesNotContainPattern("\\\\u00[0189][0-9a-f]").doesNotContainPattern("\\\\u20[26]");
    }

    @ParameterizedTest
    @MethodSource("everyFormatOfEveryReport")
    void everyFormatEndsWithOneLineBreak(String format, Report report) {
        assertThat(Written.as(format, report, OPTIONS)).endsWith("\n").doesNotContain("\r");
    }

    private static String unescaped(String text) {
        Matcher escapes = Pattern.compile("\\\\u([0-9a-f]{4})").matcher(text);
        return escapes.replaceAll(
                        m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))))
                .replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\t", "\t");
    }
}
