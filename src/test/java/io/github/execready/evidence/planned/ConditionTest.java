// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.testing.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    @ParameterizedTest
    @ValueSource(strings = {"Prod", "!Prod", "Prod & !Quiet", "!(Prod & Quiet)", "A & !(B & !(C & D))"})
    void isReadAsItIsWritten(String text) {
        assertThat(Condition.of(text)).hasToString(text);
        assertThat(Condition.of(text).not().not()).isEqualTo(Condition.of(text));
    }

    @Test
    void oneOfSeveralIsNotNoneOfThem() {
        assertThat(Condition.any(List.of(Condition.of("A"), Condition.of("!B"))))
                .hasToString("!(!A & B)");
        assertThat(Condition.of("A & B")).isEqualTo(Condition.of("B & A"));
        assertThat(Condition.all(List.of(Condition.of("A"), Condition.of("A")))).isEqualTo(Condition.of("A"));
    }

    @Test
    void aNameHoldsNothingThatACondition() {
        assertThat(Condition.of(Condition.name("!${Stage} = (a & b)"))).isInstanceOf(Condition.Named.class);
    }

    private static Scope scope(Map<String, String> meanings) {
        return Reading.scope(
                Plan.empty(),
                meanings.entrySet().stream()
                        .collect(java.util.stream.Collectors.toMap(
                                Map.Entry::getKey, entry -> Condition.of(entry.getValue()))));
    }

    private static Boolean decided(Scope scope, String condition) {
        Value choice = Plan.choice(condition, "yes", "no");
        io.github.execready.model.Evidence<Value> settled =
                scope.settle(choice, new io.github.execready.model.Origin("plan", ""));
        return settled.toOptional()
                .map(value -> ((Value.Scalar) value).text().equals("yes"))
                .orElse(null);
    }

    @Test
    void whatHoldsTogetherHoldsApart() {
        Scope scope = scope(Map.of("Both", "A & !B")).where("Both");

        assertThat(decided(scope, "A")).isTrue();
        assertThat(decided(scope, "B")).isFalse();
        assertThat(decided(scope, "A & !B")).isTrue();
        assertThat(decided(scope, "C")).isNull();
    }

    @Test
    void ofWhatDoesNotHoldTogetherNobodyKnowsWhich() {
        Scope scope = scope(Map.of("Both", "A & B")).without("Both");

        assertThat(decided(scope, "A")).isNull();
        assertThat(decided(scope, "A & B")).isFalse();
        assertThat(decided(scope, "A & B & C")).isFalse();
        assertThat(decided(scope.where("A"), "Both")).isFalse();
    }

    @Test
    void theLastOfSeveralIsLeft() {
        Scope scope = scope(Map.of("Either", "!(!A & !B)")).without("A").where("Either");

        assertThat(decided(scope, "B")).isTrue();
    }

    @Test
    void twoThatComeToTheSameAreTheSame() {
        Scope scope = scope(Map.of("One", "!(!A & !B)", "Other", "!(!B & !A)")).where("One");

        assertThat(decided(scope, "Other")).isTrue();
        assertThat(decided(scope, "!Other")).isFalse();
    }

    @Test
    void conditionsThatGoInACircleStayOpen() {
        Scope scope = scope(Map.of("A", "B & C", "B", "A & C"));

        assertThat(decided(scope, "A")).isNull();
        assertThat(decided(scope.where("A"), "C")).isTrue();
    }

    @Test
    void whatIsTakenForGrantedStays() {
        assertThat(decided(scope(Map.of()).where("A").without("A"), "A")).isTrue();
    }
}
