// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Location;
import io.github.execready.model.SuppressionRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuppressionCommentTest {

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
}
