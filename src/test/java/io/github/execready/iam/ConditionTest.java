// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionTest {

    private static final String KEY = "test:Key";

    @ParameterizedTest
    @CsvSource({
        "StringEquals, a, a, yes",
        "StringEquals, a, A, no",
        "StringEquals, a*, ab, no",
        "StringEquals, a*, a*, yes",
        "StringEquals, '', '', yes",
        "stringequals, a, a, yes",
        "StringNotEquals, a, a, no",
        "StringNotEquals, a, b, yes",
        "StringEqualsIgnoreCase, aB, Ab, yes",
        "StringEqualsIgnoreCase, straße, STRASSE, no",
        "StringEqualsIgnoreCase, i, I, yes",
        "StringNotEqualsIgnoreCase, a, A, no",
        "StringLike, a*, abc, yes",
        "StringLike, a?c, abc, yes",
        "StringLike, a?c, ac, no",
        "StringLike, A*, abc, no",
        "StringNotLike, a*, abc, no",
        "StringNotLike, a*, b, yes",
    })
    void texts(String operator, String value, String actual, String holds) {
        assertThat(holds(operator, value, actual)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "NumericEquals, 10, 10.0, yes",
        "NumericEquals, 1e1, 10, yes",
        "NumericEquals, +10, 10, yes",
        "NumericEquals, -0, 0, yes",
        "NumericNotEquals, 10, 10.00, no",
        "NumericNotEquals, 10, ten, yes",
        "NumericLessThan, 10, 9.999, yes",
        "NumericLessThan, 10, 10, no",
        "NumericLessThan, -5, -6, yes",
        "NumericLessThanEquals, 10, 10, yes",
        "NumericLessThanEquals, 10, 10.001, no",
        "NumericGreaterThan, 9, 10, yes",
        "NumericGreaterThan, 9, 9.0, no",
        "NumericGreaterThan, 9007199254740992, 9007199254740993, yes",
        "NumericGreaterThanEquals, 3600, 3599, no",
        "NumericGreaterThanEquals, 3600, 3600, yes",
        "NumericEquals, 1, 1e999999999, no",
        "NumericLessThan, 1, ten, no",
    })
    void numbers(String operator, String value, String actual, String holds) {
        assertThat(holds(operator, value, actual)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "DateEquals, 2024-01-31T00:00:00Z, 2024-01-31, yes",
        "DateEquals, 2024-01-31T02:00:00+02:00, 2024-01-31T00:00:00Z, yes",
        "DateEquals, 2024-01-31T00:00Z, 2024-01-31T00:00:00.000Z, yes",
        "DateEquals, 1706659200, 2024-01-31T00:00:00Z, yes",
        "DateNotEquals, 2024-01-31, 1706659200, no",
        "DateLessThan, 2024-01-31T00:00:00Z, 1706659199, yes",
        "DateLessThan, 1706659200, 2024-01-30T23:59:59.999Z, yes",
        "DateLessThanEquals, 2024-01-31, 2024-01-31T00:00:00Z, yes",
        "DateLessThanEquals, 2024-01-31, 2024-01-31T00:00:01Z, no",
        "DateGreaterThan, 2024-01-31, 2024-01-31T00:00:00-00:01, yes",
        "DateGreaterThan, 2024-01-31, 2024-01-31, no",
        "DateGreaterThanEquals, 2024-01-31, 1706659200, yes",
        "DateGreaterThanEquals, 2024-01-31, 2024-01-30, no",
        "DateEquals, 2024-01-31, 2024-02-30, no",
        "DateLessThan, 2024-01-31, soon, no",
    })
    void datesAreOneTimeLineHoweverTheyAreWritten(String operator, String value, String actual, String holds) {
        assertThat(holds(operator, value, actual)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "IpAddress, 10.0.0.0/8, 10.255.0.1, yes",
        "IpAddress, 10.9.9.9/8, 10.255.0.1, yes",
        "IpAddress, 10.0.0.0/8, 11.0.0.1, no",
        "IpAddress, 10.0.0.1, 10.0.0.1, yes",
        "IpAddress, 10.0.0.1/32, 10.0.0.2, no",
        "IpAddress, 203.0.113.128/25, 203.0.113.127, no",
        "IpAddress, 0.0.0.0/0, 2001:db8::1, no",
        "IpAddress, ::/0, 2001:db8::1, yes",
        "IpAddress, ::/0, 10.0.0.1, no",
        "IpAddress, 2001:db8::/32, 2001:DB8:1::1, yes",
        "IpAddress, 2001:db8::/33, 2001:db8:8000::1, no",
        "IpAddress, ::ffff:10.0.0.1, 10.0.0.1, no",
        "IpAddress, ::ffff:10.0.0.1, ::ffff:a00:1, yes",
        "IpAddress, 10.0.0.1, 010.0.0.1, no",
        "IpAddress, 10.0.0.0/8, AWS Internal, no",
        "NotIpAddress, 10.0.0.0/8, AWS Internal, yes",
        "NotIpAddress, 10.0.0.0/8, 10.0.0.1, no",
        "NotIpAddress, 10.0.0.0/8, 2001:db8::1, yes",
    })
    void addresses(String operator, String value, String actual, String holds) {
        assertThat(holds(operator, value, actual)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "Bool, true, True, yes",
        "Bool, TRUE, true, yes",
        "Bool, false, true, no",
        "Bool, true, yes, no",
        "BinaryEquals, QmluYXJ5, QmluYXJ5, yes",
        "BinaryEquals, QmluYXJ5, qmluYXJ5, no",
        "BinaryEquals, QQ==, QQ, yes",
        "BinaryEquals, QQ==, ?, no",
    })
    void booleansAndBytes(String operator, String value, String actual, String holds) {
        assertThat(holds(operator, value, actual)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "ArnEquals, arn:aws:sns:*:1:a*, arn:aws:sns:eu-west-1:1:abc, yes",
        "ArnLike, arn:aws:sns:*:1:a*, arn:aws:sns:eu-west-1:1:a:b/c, yes",
        "ArnLike, arn:aws:sns:*:b, arn:aws:sns:eu-west-1:1:b, open",
        "ArnLike, arn:aws:*:b, arn:aws:sns:eu-west-1:1:c, no",
        "ArnLike, arn:aws:s*:*:*:x, arn:aws:s3:::x, yes",
        "ArnLike, arn:aws:s3:*:x, arn:aws:s3:::x, open",
        "ArnLike, *, not an ARN, yes",
        "ArnLike, *, arn:aws:s3:::x, yes",
        "ArnLike, arn:*, arn:aws:s3:::x, open",
        "ArnLike, a:b:c:d:e:f, a:b:c:d:e:f, open",
        "ArnLike, arn:aws:s3:::x, not an ARN, no",
        "ArnNotEquals, arn:aws:s3:::x, arn:aws:s3:::x, no",
        "ArnNotLike, arn:aws:s3:::x*, arn:aws:s3:::y, yes",
        "ArnNotLike, arn:aws:s3:::x*, not an ARN, yes",
        "ArnLike, arn:aws:iam::1:role/*, arn:aws:iam::1:role/path/name, yes",
        "ArnLike, arn:aws:iam::1?:role/a, arn:aws:iam::12:role/a, yes",
        "ArnLike, arn:aws:iam:?:12:role/a, arn:aws:iam::12:role/a, no",
    })
    void arnsAreComparedPartByPart(String operator, String value, String actual, String holds) {
        assertThat(holds(operator, value, actual)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "NumericEquals, ten",
        "NumericNotEquals, 1e999999999",
        "NumericLessThan, ''",
        "NumericGreaterThan, 0x10",
        "DateEquals, 2024-01",
        "DateLessThan, 2024",
        "DateLessThan, 31.01.2024",
        "DateGreaterThan, 2024-01-31T00:00:00",
        "IpAddress, 10.0.0.0/33",
        "NotIpAddress, 10.0.0.0/-1",
        "IpAddress, vpc-1",
        "Bool, yes",
        "Bool, ${aws:SecureTransport}",
        "BinaryEquals, not base 64",
        "Null, perhaps",
    })
    void whatAwsMakesOfAValueOfTheWrongTypeIsOpen(String operator, String value) {
        assertThat(holds(operator, value, "1")).isEqualTo("open");
    }

    @ParameterizedTest
    @EnumSource(ConditionOperator.class)
    void anAbsentKeySatisfiesNegatedOperatorsAndIfExistsOnly(ConditionOperator operator) {
        if (operator == ConditionOperator.NULL) {
            return;
        }
        Context absent = Context.complete().build();
        String name = operator.text();
        assertThat(holds(name, absent, "1")).isEqualTo(operator.negated() ? "yes" : "no");
        assertThat(holds(name + "IfExists", absent, "1")).isEqualTo("yes");
        assertThat(holds("ForAllValues:" + name, absent, "1")).isEqualTo("yes");
        assertThat(holds("ForAnyValue:" + name, absent, "1")).isEqualTo("no");
        assertThat(holds("ForAllValues:" + name + "IfExists", absent, "1")).isEqualTo("yes");
    }

    @ParameterizedTest
    @EnumSource(ConditionOperator.class)
    void anUnknownKeyLeavesEveryOperatorOpen(ConditionOperator operator) {
        for (String form : List.of("%s", "%sIfExists", "ForAllValues:%s", "ForAnyValue:%sIfExists")) {
            if (operator != ConditionOperator.NULL || form.equals("%s")) {
                assertThat(holds(
                                String.format(form, operator.text()),
                                Context.open().build(),
                                "true"))
                        .isEqualTo("open");
            }
        }
    }

    @Test
    void forAnyValueIfExistsIsFalseWithoutTheKeyAsWasSeenOnAws() {
        assertThat(holds("ForAnyValue:StringEqualsIfExists", Context.complete().build(), "a"))
                .isEqualTo("no");
    }

    @Test
    void nullAsksWhetherTheKeyIsThere() {
        Context there = one("x");
        Context absent = Context.complete().build();
        Context unknown = Context.open().build();
        assertThat(List.of(holds("Null", there, "true"), holds("Null", absent, "true"), holds("Null", unknown, "true")))
                .containsExactly("no", "yes", "open");
        assertThat(List.of(
                        holds("Null", there, "False"), holds("Null", absent, "False"), holds("Null", unknown, "False")))
                .containsExactly("yes", "no", "open");
        assertThat(List.of(
                        holds("Null", there, "true", "false"),
                        holds("Null", absent, "true", "false"),
                        holds("Null", unknown, "true", "false")))
                .containsExactly("yes", "yes", "yes");
        assertThat(holds("Null", several(), "true")).isEqualTo("yes");
        assertThat(holds("Null", several("a", ""), "true")).isEqualTo("no");
        assertThat(holds("Null", one(""), "true")).isEqualTo("open");
        assertThat(holds("Null", several(""), "false")).isEqualTo("open");
    }

    @Test
    void quantifiersAskForAllOrForOneOfTheKeysValues() {
        assertThat(holds("ForAllValues:StringEquals", several("a", "b"), "a", "b", "c"))
                .isEqualTo("yes");
        assertThat(holds("ForAllValues:StringEquals", several("a", "d"), "a", "b", "c"))
                .isEqualTo("no");
        assertThat(holds("ForAllValues:StringNotEquals", several("a", "d"), "a"))
                .isEqualTo("no");
        assertThat(holds("ForAllValues:StringNotEquals", several("d"), "a", "b"))
                .isEqualTo("yes");
        assertThat(holds("ForAnyValue:StringEquals", several("a", "d"), "a", "b"))
                .isEqualTo("yes");
        assertThat(holds("ForAnyValue:StringLike", several("c", "d"), "a", "b*"))
                .isEqualTo("no");
        assertThat(holds("ForAnyValue:StringNotEquals", several("a", "d"), "a")).isEqualTo("yes");
        assertThat(holds("forallvalues:StringEquals", one("a"), "a")).isEqualTo("yes");
    }

    @Test
    void quantifiersTakeAnEmptyDataSetForNoKey() {
        assertThat(holds("ForAllValues:StringEquals", several(), "a")).isEqualTo("yes");
        assertThat(holds("ForAnyValue:StringEquals", several(), "a")).isEqualTo("no");
        assertThat(holds("ForAllValues:StringEquals", one(""), "a")).isEqualTo("open");
        assertThat(holds("ForAllValues:StringEquals", one(""), "")).isEqualTo("yes");
        assertThat(holds("ForAnyValue:StringEquals", one(""), "")).isEqualTo("open");
        assertThat(holds("ForAnyValue:StringEquals", one(""), "a")).isEqualTo("no");
    }

    @Test
    void severalValuesWithoutAQuantifierAreOpenBecauseAwsDoesNotSay() {
        assertThat(holds("StringEquals", several("a", "b"), "a", "b")).isEqualTo("open");
        assertThat(holds("StringNotEquals", several("a", "b"), "c")).isEqualTo("open");
        assertThat(holds("StringEquals", several("a"), "a")).isEqualTo("yes");
    }

    @Test
    void oneOfSeveralPolicyValuesIsEnoughAndNegatedOperatorsWantNone() {
        assertThat(holds("StringEquals", one("b"), "a", "b")).isEqualTo("yes");
        assertThat(holds("StringNotEquals", one("b"), "a", "b")).isEqualTo("no");
        assertThat(holds("StringNotEquals", one("c"), "a", "b")).isEqualTo("yes");
        assertThat(holds("NumericEquals", one("1"), "ten", "1")).isEqualTo("yes");
        assertThat(holds("NumericNotEquals", one("1"), "ten", "1")).isEqualTo("no");
    }

    @Test
    void namesOfKeysDoNotDistinguishCase() {
        Context context = Context.complete().known("AWS:sourceVPCE", "vpce-1").build();
        assertThat(said(condition("StringEquals", "aws:SourceVpce", PolicyVersion.V2012_10_17, "vpce-1")
                        .holds(context)))
                .isEqualTo("yes");
    }

    private static String holds(String operator, String value, String actual) {
        return holds(operator, one(actual), value);
    }

    private static String holds(String operator, Context context, String... values) {
        return said(condition(operator, KEY, PolicyVersion.V2012_10_17, values).holds(context));
    }

    static Condition condition(String operator, String key, PolicyVersion version, String... values) {
        try {
            ConditionHead head = ConditionHead.parse(operator, new Position(1, 1));
            return new Condition(
                    head.operator(), head.quantifier(), head.ifExists(), key, Arrays.asList(values), version);
        } catch (PolicyException e) {
            throw new AssertionError(e);
        }
    }

    static String said(Truth truth) {
        return truth.isYes() ? "yes" : truth.isNo() ? "no" : "open";
    }

    private static Context one(String value) {
        return Context.complete().known(KEY, value).build();
    }

    private static Context several(String... values) {
        return Context.complete().known(KEY, List.of(values)).build();
    }
}
