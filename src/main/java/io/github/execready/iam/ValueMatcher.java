// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import io.github.execready.model.IpAddress;
import io.github.execready.model.IpBlock;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Compares the value that a request has for a key with one value of a policy, the operator's negation left aside. A value
 * of a request that is none of the operator's type matches nothing; what AWS makes of such a value in a policy is open.
 */
@FunctionalInterface
interface ValueMatcher {

    Truth matches(String value, Context context);

    static ValueMatcher of(ConditionOperator operator, String value, PolicyVersion version) {
        boolean variables = version.hasVariables();
        return switch (operator) {
            case STRING_EQUALS, STRING_NOT_EQUALS -> text(PatternText.of(value, variables, false), false);
            case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE ->
                text(PatternText.of(value, variables, false), true);
            case STRING_LIKE, STRING_NOT_LIKE -> text(PatternText.of(value, variables, true), false);
            case ARN_EQUALS, ARN_NOT_EQUALS, ARN_LIKE, ARN_NOT_LIKE -> arn(PatternText.of(value, variables, true));
            case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS -> numeric(operator, value, difference -> difference == 0);
            case NUMERIC_LESS_THAN -> numeric(operator, value, difference -> difference < 0);
            case NUMERIC_LESS_THAN_EQUALS -> numeric(operator, value, difference -> difference <= 0);
            case NUMERIC_GREATER_THAN -> numeric(operator, value, difference -> difference > 0);
            case NUMERIC_GREATER_THAN_EQUALS -> numeric(operator, value, difference -> difference >= 0);
            case DATE_EQUALS, DATE_NOT_EQUALS -> date(operator, value, difference -> difference == 0);
            case DATE_LESS_THAN -> date(operator, value, difference -> difference < 0);
            case DATE_LESS_THAN_EQUALS -> date(operator, value, difference -> difference <= 0);
            case DATE_GREATER_THAN -> date(operator, value, difference -> difference > 0);
            case DATE_GREATER_THAN_EQUALS -> date(operator, value, difference -> difference >= 0);
            case BOOL -> bool(value);
            case BINARY_EQUALS -> binary(value);
            case IP_ADDRESS, NOT_IP_ADDRESS -> address(operator, value);
            case NULL -> (ignored, context) -> Truth.NO;
        };
    }

    private static ValueMatcher text(PatternText text, boolean ignoreCase) {
        return new TextPattern(text, ignoreCase)::matches;
    }

    private static ValueMatcher arn(PatternText text) {
        ArnPattern pattern = new ArnPattern(text);
        return (value, context) -> pattern.matches(ArnText.of(value), context);
    }

    private static ValueMatcher bool(String value) {
        boolean known = value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
        Predicate<String> test = value::equalsIgnoreCase;
        return typed(ConditionOperator.BOOL, value, known ? Optional.of(test) : Optional.empty());
    }

    private static ValueMatcher numeric(ConditionOperator operator, String value, IntPredicate difference) {
        return compared(operator, value, Numbers::parse, difference);
    }

    private static ValueMatcher date(ConditionOperator operator, String value, IntPredicate difference) {
        return compared(operator, value, Dates::parse, difference);
    }

    private static ValueMatcher compared(
            ConditionOperator operator,
            String value,
            Function<String, Optional<BigDecimal>> parse,
            IntPredicate difference) {
        return typed(
                operator,
                value,
                parse.apply(value)
                        .map(bound -> text -> parse.apply(text)
                                .map(number -> difference.test(number.compareTo(bound)))
                                .orElse(false)));
    }

    private static ValueMatcher address(ConditionOperator operator, String value) {
        return typed(
                operator,
                value,
                IpBlock.parse(value)
                        .map(block -> text ->
                                IpAddress.parse(text).map(block::contains).orElse(false)));
    }

    private static ValueMatcher binary(String value) {
        return typed(
                ConditionOperator.BINARY_EQUALS,
                value,
                canonical(value).map(bytes -> text -> canonical(text).equals(Optional.of(bytes))));
    }

    /**
     * A comparison.
     *
     * @param test empty if the policy's value is none of the operator's type
     */
    private static ValueMatcher typed(ConditionOperator operator, String value, Optional<Predicate<String>> test) {
        if (test.isPresent()) {
            Predicate<String> known = test.get();
            return (text, context) -> Truth.of(known.test(text));
        }
        Truth open =
                Truth.open(Dependency.Kind.MEANING, "how AWS reads " + Quoted.of(value) + " under " + operator.text());
        return (text, context) -> open;
    }

    private static Optional<String> canonical(String base64) {
        try {
            return Optional.of(
                    Base64.getEncoder().encodeToString(Base64.getDecoder().decode(base64)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
