// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where the parts of a document stand that a plan has as one text. */
class PlacesTest {

    private static final Location PLAN = new Location("plan.json", 1, 900);

    @Test
    void partsStandWhereTheyAreWritten() {
        Value known = fields(PLAN, Map.of("Statement", items(PLAN, fields(PLAN, Map.of("Action", text("a", PLAN))))));
        Value written =
                fields(at(1), Map.of("Statement", items(at(2), fields(at(3), Map.of("Action", text("?", at(4)))))));

        assertThat(Places.like(known, written))
                .isEqualTo(fields(
                        at(1), Map.of("Statement", items(at(2), fields(at(3), Map.of("Action", text("a", at(4))))))));
    }

    /** A provider writes one action as a text, whatever the list that it was given in. */
    @Test
    void whatIsInAnotherShapeStandsWhereTheWholeOfItIsWritten() {
        assertThat(Places.like(text("a", PLAN), items(at(2), text("a", at(3))))).isEqualTo(text("a", at(2)));
        assertThat(Places.like(items(PLAN, text("a", PLAN)), items(at(2)))).isEqualTo(items(at(2), text("a", at(2))));
        assertThat(Places.like(fields(PLAN, Map.of("Effect", text("Allow", PLAN))), fields(at(5), Map.of())))
                .isEqualTo(fields(at(5), Map.of("Effect", text("Allow", at(5)))));
    }

    @Test
    void whatTheSourcesLeaveOpenStaysWhereThePlanHasIt() {
        Gap gap = new Gap(Gap.Reason.OUTSIDE_THE_INPUT, "var.policy", "not at hand", Optional.of(at(7)));

        assertThat(Places.like(text("a", PLAN), new Value.Open(gap, at(7)))).isEqualTo(text("a", PLAN));
        assertThat(Places.like(text("a", PLAN), new Value.Nothing(at(7)))).isEqualTo(text("a", PLAN));
        assertThat(Places.like(text("a", PLAN), new Value.Choice("c", text("a", at(1)), text("b", at(2)), at(3))))
                .isEqualTo(text("a", PLAN));
        assertThat(Places.like(text("a", PLAN), new Value.Assumed(text("b", at(4)), "a default")))
                .isEqualTo(text("a", at(4)));
    }

    private static Location at(int line) {
        return new Location("main.tf", line, 1);
    }

    private static Value text(String text, Location place) {
        return new Value.Scalar(text, place);
    }

    private static Value items(Location place, Value... items) {
        return new Value.Items(List.of(items), place);
    }

    private static Value fields(Location place, Map<String, Value> members) {
        return new Value.Fields(members, place);
    }
}
