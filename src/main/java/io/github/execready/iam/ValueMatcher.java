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
 * that is none of the operator's type matches nothing.
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
            case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS -> numeric(value, difference -> difference == 0);
            case NUMERIC_LESS_THAN -> numeric(value, difference -> difference < 0);
            case NUMERIC_LESS_THAN_EQUALS -> numeric(value, difference -> difference <= 0);
            case NUMERIC_GREATER_THAN -> numeric(value, difference -> difference > 0);
            case NUMERIC_GREATER_THAN_EQUALS -> numeric(value, difference -> difference >= 0);
            case DATE_EQUALS, DATE_NOT_EQUALS -> date(value, difference -> difference == 0);
            case DATE_LESS_THAN -> date(value, difference -> difference < 0);
            case DATE_LESS_THAN_EQUALS -> date(value, difference -> difference <= 0);
            case DATE_GREATER_THAN -> date(value, difference -> difference > 0);
            case DATE_GREATER_THAN_EQUALS -> date(value, difference -> difference >= 0);
            case BOOL -> plain(value::equalsIgnoreCase);
            case BINARY_EQUALS -> binary(value);
            case IP_ADDRESS, NOT_IP_ADDRESS -> address(value);
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

    private static ValueMatcher plain(Predicate<String> test) {
        return (value, context) -> Truth.of(test.test(value));
    }

    private static ValueMatcher numeric(String value, IntPredicate difference) {
        return compared(value, Numbers::parse, difference);
    }

    private static ValueMatcher date(String value, IntPredicate difference) {
        return compared(value, Dates::parse, difference);
    }

    private static ValueMatcher compared(
            String value, Function<String, Optional<BigDecimal>> parse, IntPredicate difference) {
        Optional<BigDecimal> bound = parse.apply(value);
        return plain(text -> bound.flatMap(b -> parse.apply(text).map(a -> difference.test(a.compareTo(b))))
                .orElse(false));
    }

    private static ValueMatcher address(String value) {
        Optional<IpBlock> block = IpBlock.parse(value);
        return plain(text ->
                block.flatMap(b -> IpAddress.parse(text).map(b::contains)).orElse(false));
    }

    private static ValueMatcher binary(String value) {
        Optional<String> bytes = canonical(value);
        return plain(text -> bytes.isPresent() && bytes.equals(canonical(text)));
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
