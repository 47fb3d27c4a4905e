// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Location;
import io.github.execready.model.SuppressionRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionsInSourceTest {

    private static final Location PLACE = new Location("main.tf", 3, 1);
    private static final String RESOURCE = "aws_ecs_service.api";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# execready:ignore init-process tini is in the image | init-process | * | tini is in the image | ''",
                "  //execready:ignore pid-mode until=2026-12-31 moving | pid-mode | * | moving | 2026-12-31",
                "/* execready:ignore init-* match=container/dd-* until=2026-12-31 agent */"
                        + " | init-* | container/dd-* | agent | 2026-12-31",
                "#execready:ignore init-process | init-process | * | '' | ''",
                "# execready:ignore | '' | * | '' | ''",
                "# execready:ignore a reason with until=2026-12-31 in it | a | * | reason with until=2026-12-31 in it | ''"
            })
    void aCommentSaysWhatIsIgnoredAndWhy(String line, String id, String match, String reason, String until) {
        assertThat(SuppressionComment.read(line, RESOURCE, PLACE))
                .contains(new SuppressionRule(id, match, reason, until, RESOURCE, PLACE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "# execready: ignore a b", "# execready:ignored a b", "name = \"x\" # execready:ignore a b"})
    void otherLinesSayNothing(String line) {
        assertThat(SuppressionComment.read(line, RESOURCE, PLACE)).isEmpty();
    }

    @Test
    void metadataSaysItInItsOwnWords() {
        Value.Fields metadata = fields(
                "execready",
                fields(
                        "suppress",
                        items(
                                fields(
                                        "id",
                                        text("init-process"),
                                        "reason",
                                        text("tini"),
                                        "expires",
                                        text("2026-12-31")),
                                fields("id", text("pid-mode"), "match", text("container/app")),
                                text("readonly-root-filesystem"))));
        assertThat(SuppressionMetadata.read(metadata, "Api"))
                .containsExactly(
                        new SuppressionRule("init-process", "*", "tini", "2026-12-31", "Api", PLACE),
                        new SuppressionRule("pid-mode", "container/app", "", "", "Api", PLACE),
                        new SuppressionRule("readonly-root-filesystem", "*", "", "", "Api", PLACE));
    }

    @Test
    void metadataOfOthersSaysNothing() {
        assertThat(SuppressionMetadata.read(fields("cfn-lint", text("x")), "Api"))
                .isEmpty();
        assertThat(SuppressionMetadata.read(fields("execready", text("x")), "Api"))
                .isEmpty();
        assertThat(SuppressionMetadata.read(fields("execready", fields("suppress", text("x"))), "Api"))
                .isEmpty();
    }

    private static Value text(String text) {
        return new Value.Scalar(text, PLACE);
    }

    private static Value items(Value... values) {
        return new Value.Items(List.of(values), PLACE);
    }

    private static Value.Fields fields(String name, Value value) {
        return new Value.Fields(Map.of(name, value), PLACE);
    }

    private static Value.Fields fields(String one, Value first, String two, Value second) {
        return new Value.Fields(Map.of(one, first, two, second), PLACE);
    }

    private static Value.Fields fields(String one, Value first, String two, Value second, String three, Value third) {
        return new Value.Fields(Map.of(one, first, two, second, three, third), PLACE);
    }
}
