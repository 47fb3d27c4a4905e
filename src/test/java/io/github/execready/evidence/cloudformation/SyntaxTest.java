// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.execready.model.Location;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxTest {

    private static String problem(String text) {
        return problem("t.yaml", text);
    }

    private static String problem(String file, String text) {
        try {
            Nodes.read(new TemplateFile(file, text));
            return "none";
        } catch (TemplateException e) {
            assertThat(e.getMessage()).startsWith(e.location().toString()).doesNotContain("\n");
            return e.getMessage();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Resources: {A: {Type: x}, A: {Type: y}} | t.yaml:1:27: the key A stands here twice",
                "{\"a\": 1, \"a\": 2} | t.yaml:1:10: the key a stands here twice",
                "{\"a\": 1 | t.yaml:1:8: not valid JSON: it ends too early; is the file cut off?",
                "{\"a\": 1,} | t.yaml:1:9: not valid JSON; mend it here",
                "a: [1 | t.yaml:1:6: not valid YAML: expected ',' or ']', but got <stream end>",
                "a: *b | t.yaml:1:1: no anchor &b above",
                "a: &b [*b] | t.yaml:1:8: no anchor &b above",
                "{[1]: 2} | t.yaml:1:2: not valid JSON; mend it here",
                "? [1] | t.yaml:1:3: a key must be a text",
            })
    void anErrorIsOneLineWithItsPlace(String text, String expected) {
        assertThat(problem(text)).isEqualTo(expected);
    }

    @Test
    void commentsInJsonAreCalledThat() {
        String why = ": not valid JSON: JSON has no comments; take them out";

        assertThat(problem("{\"a\": 1 // ours\n}")).isEqualTo("t.yaml:1:9" + why);
        assertThat(problem("{\"a\": /* ours */ 1}")).isEqualTo("t.yaml:1:7" + why);
        assertThat(problem("// ours\n{\"a\": 1}")).isEqualTo("t.yaml:1:1" + why);
        assertThat(problem("\n/* ours */ {\"a\": 1}")).isEqualTo("t.yaml:2:1" + why);
        assertThat(problem("{\"a\": 1 / 2}")).isEqualTo("t.yaml:1:9: not valid JSON; mend it here");
    }

    @Test
    void whatIsNotUtf8IsSaidToBe() {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> TemplateFile.of("t.yaml", "ä: b".getBytes(StandardCharsets.ISO_8859_1)))
                .withMessage("t.yaml: is not UTF-8 text");
    }

    @Test
    void anErrorQuotesNoSecret() {
        assertThat(problem("{\"password\": hunter2}")).doesNotContain("hunter2");
    }

    @Test
    void theDeepestNestingIsSaid() {
        assertThat(problem("a: " + "[".repeat(5000) + "]".repeat(5000))).contains("nested deeper than 120 levels");
        assertThat(problem("[".repeat(5000) + "]".repeat(5000))).contains("nested deeper than 120 levels");
    }

    @Test
    void aBombOfAliasesEndsAtOnce() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d, *a%d]%n".formatted(i, i, i - 1, i - 1, i - 1));
        }

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(problem(bomb.toString())).contains("more than"));
    }

    @Test
    void anchorsAndMergesAreReadAsTheAwsCliWritesThemOut() {
        Translated translated = Translated.template("""
                Common: &common
                  Cluster: one
                  LaunchType: FARGATE
                Resources:
                  A:
                    Type: AWS::ECS::Service
                    Properties:
                      <<: *common
                      Cluster: two
                  B:
                    Type: AWS::ECS::Service
                    Properties: *common
                """);

        assertThat(translated.shown("A", "Cluster")).isEqualTo("two");
        assertThat(translated.shown("A", "LaunchType")).isEqualTo("FARGATE");
        assertThat(translated.shown("B", "Cluster")).isEqualTo("one");
    }

    @Test
    void jsonIsReadWithTabsAndEscapesAndAMarkAtItsBeginning() {
        Translated translated = Translated.files(new TemplateFile(
                "t.template",
                "\uFEFF{\n\t\"Resources\": {\n\t\t\"S\": {\"Type\": \"AWS::ECS::Service\", \"Properties\":"
                        + " {\"ServiceName\": \"\\ud83d\\ude00\", \"Cluster\": null}}}}"));

        assertThat(translated.shown("S", "ServiceName")).isEqualTo("😀");
        assertThat(translated.resource("S").properties().members()).doesNotContainKey("Cluster");
        assertThat(translated.resource("S").location()).isEqualTo(new Location("t.template", 3, 3));
    }

    @Test
    void aTemplateOfATemplateIsNotJudgedRatherThanWrong() {
        for (String text : List.of(
                "Resources:\n{% for s in services %}\n  {{ s }}: {Type: AWS::ECS::Service}\n{% endfor %}\n",
                "Resources:\n  S:\n    Type: AWS::ECS::Service\n    Properties:\n      Cluster: {{ cluster }}\n",
                "{\"Resources\": {\"S\": {\"Type\": {{ type }} }}}")) {
            assertThat(Translated.template(text).input().unjudged())
                    .singleElement()
                    .satisfies(gap -> assertThat(gap.detail()).contains("template language"));
        }
    }

    @Test
    void bracesInStringsExcuseNoError() {
        String text = "Resources: {S: {Type: AWS::ECS::Service, X: '{{resolve:ssm:/x}} and {{.Name}}'}\nb: [1\n";

        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> Translated.template(text))
                .withMessageContaining("not valid YAML");
    }

    @Test
    void aBrokenFileThatIsSomethingElseIsPassedOver() {
        assertThat(Translated.files(new TemplateFile("chart.yaml", "{{ include x }}: [\n"))
                        .input()
                        .resources())
                .isEmpty();
    }
}
