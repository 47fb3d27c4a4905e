// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VariablesTest {

    private static final Context CONTEXT = Context.complete()
            .known("aws:username", "ann")
            .known("test:Star", "*")
            .known("test:Colons", "a:b:c")
            .known("test:Several", List.of("ann", "bob"))
            .known("test:Key", "ann")
            .unknown("test:Unknown")
            .build();

    @Test
    void standForTheKeysValueWhateverTheCaseOfTheName() {
        assertThat(like("${aws:username}", "ann")).isEqualTo("yes");
        assertThat(like("home/${AWS:UserName}/*", "home/ann/x")).isEqualTo("yes");
        assertThat(like("${aws:username}${aws:username}", "annann")).isEqualTo("yes");
        assertThat(like("${aws:username}", "bob")).isEqualTo("no");
    }

    @Test
    void fallBackOnTheirDefaultOnlyWhereTheKeyIsAbsent() {
        assertThat(like("${test:Absent, 'all'}", "all")).isEqualTo("yes");
        assertThat(like("${test:Absent,'a, b'}", "a, b")).isEqualTo("yes");
        assertThat(like("${aws:username, 'all'}", "all")).isEqualTo("no");
        assertThat(like("${test:Unknown, 'all'}", "all")).isEqualTo("open");
        assertThat(like("${test:Absent, 'a*'}", "ab")).isEqualTo("no");
    }

    @Test
    void matchNothingWithoutAValue() {
        assertThat(like("${test:Absent}", "")).isEqualTo("no");
        assertThat(like("*${test:Absent}*", "x")).isEqualTo("no");
        assertThat(like("${test:Absent}${test:Unknown}", "x")).isEqualTo("no");
    }

    @Test
    void makeANegatedOperatorTrueWithoutAValueBecauseNothingEqualsNull() {
        for (String operator : List.of("StringNotEquals", "StringNotLike", "StringNotEqualsIgnoreCase", "ArnNotLike")) {
            assertThat(holds(operator, "${test:Absent}", PolicyVersion.V2012_10_17))
                    .isEqualTo("yes");
        }
        assertThat(holds("StringNotEquals", "${test:Unknown}", PolicyVersion.V2012_10_17))
                .isEqualTo("open");
        assertThat(holds("StringNotEquals", "x${test:Unknown}", PolicyVersion.V2012_10_17))
                .isEqualTo("yes");
    }

    @Test
    void neverBringWildcardsWithThem() {
        assertThat(like("${test:Star}", "x")).isEqualTo("no");
        assertThat(like("${test:Star}", "*")).isEqualTo("yes");
    }

    @Test
    void areOpenWhereTheirKeyIsUnknownOrHasSeveralValues() {
        assertThat(like("a${test:Unknown}", "abc")).isEqualTo("open");
        assertThat(like("a${test:Unknown}", "bc")).isEqualTo("no");
        assertThat(like("${test:Several}", "ann")).isEqualTo("open");
    }

    @Test
    void escapesStandForTheirCharacterWhereverVariablesMayStand() {
        assertThat(like("a${*}", "a*")).isEqualTo("yes");
        assertThat(like("a${*}", "ab")).isEqualTo("no");
        assertThat(like("${?}${$}", "?$")).isEqualTo("yes");
        assertThat(holds("StringEquals", "ann${*}", PolicyVersion.V2012_10_17)).isEqualTo("no");
        Context star = Context.complete().known("test:Key", "*?$").build();
        Condition equals =
                ConditionTest.condition("StringEquals", "test:Key", PolicyVersion.V2012_10_17, "${*}${?}${$}");
        assertThat(ConditionTest.said(equals.holds(star))).isEqualTo("yes");
    }

    @ParameterizedTest
    @EnumSource(
            value = PolicyVersion.class,
            names = {"V2008_10_17", "UNSTATED"})
    void areLiteralTextInPoliciesOfTheOlderLanguage(PolicyVersion version) {
        assertThat(holds("StringEquals", "${aws:username}", version)).isEqualTo("no");
        assertThat(like("${aws:username}", "${aws:username}", version)).isEqualTo("yes");
        assertThat(like("${aws:*}", "${aws:username}", version)).isEqualTo("yes");
        assertThat(like("${*}", "${x}", version)).isEqualTo("yes");
    }

    @Test
    void whatDoesNotEndIsNone() {
        assertThat(like("${aws:username", "${aws:username")).isEqualTo("yes");
        assertThat(like("$aws:username}", "$aws:username}")).isEqualTo("yes");
    }

    @Test
    void mayHoldAWholeArn() {
        Context context = Context.complete()
                .known("test:Arn", "arn:aws:s3:::b")
                .known("test:Key", "arn:aws:s3:::b")
                .build();
        Condition like = ConditionTest.condition("ArnLike", "test:Key", PolicyVersion.V2012_10_17, "${test:Arn}");
        assertThat(ConditionTest.said(like.holds(context))).isEqualTo("yes");
    }

    private static String like(String pattern, String value) {
        return like(pattern, value, PolicyVersion.V2012_10_17);
    }

    private static String like(String pattern, String value, PolicyVersion version) {
        Context context = CONTEXT.with().known("test:Key", value).build();
        return ConditionTest.said(ConditionTest.condition("StringLike", "test:Key", version, pattern)
                .holds(context));
    }

    private static String holds(String operator, String value, PolicyVersion version) {
        return ConditionTest.said(
                ConditionTest.condition(operator, "test:Key", version, value).holds(CONTEXT));
    }
}
