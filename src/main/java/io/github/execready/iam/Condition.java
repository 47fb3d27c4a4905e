// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.List;

/**
 * One key under one operator of a {@code Condition} element.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">
 *     keys with several values</a>
 */
public final class Condition {

    private final ConditionOperator operator;
    private final Quantifier quantifier;
    private final boolean ifExists;
    private final String key;
    private final String normalKey;
    private final List<String> values;
    private final List<ValueMatcher> matchers;
    private final boolean wantsAbsent;
    private final boolean wantsPresent;

    Condition(
            ConditionOperator operator,
            Quantifier quantifier,
            boolean ifExists,
            String key,
            List<String> values,
            PolicyVersion version) {
        this.operator = operator;
        this.quantifier = quantifier;
        this.ifExists = ifExists;
        this.key = key;
        this.normalKey = Context.normal(key);
        this.values = List.copyOf(values);
        this.matchers = values.stream()
                .map(value -> ValueMatcher.of(operator, value, version))
                .toList();
        this.wantsAbsent = values.stream().anyMatch("true"::equalsIgnoreCase);
        this.wantsPresent = values.stream().anyMatch("false"::equalsIgnoreCase);
    }

    public ConditionOperator operator() {
        return operator;
    }

    public Quantifier quantifier() {
        return quantifier;
    }

    /** Whether an absent key satisfies it. */
    public boolean ifExists() {
        return ifExists;
    }

    /** The key as the document writes it. */
    public String key() {
        return key;
    }

    /** The values as the document writes them, numbers and booleans as text. */
    public List<String> values() {
        return values;
    }

    /** The operator in full: {@code ForAnyValue:StringLikeIfExists}. */
    public String operatorText() {
        String name = operator.text() + (ifExists ? "IfExists" : "");
        return quantifier == Quantifier.NONE ? name : quantifier.text() + ":" + name;
    }

    /** For people: {@code StringEquals aws:SourceVpce vpce-1, vpce-2}. */
    @Override
    public String toString() {
        return operatorText() + " " + key + " " + String.join(", ", values);
    }

    Truth holds(Context context) {
        ContextValue value = context.get(normalKey);
        if (operator == ConditionOperator.NULL) {
            return absence(value);
        }
        if (value instanceof ContextValue.Single single) {
            return matches(List.of(single.value()), context);
        }
        if (value instanceof ContextValue.Multiple multiple) {
            return matches(multiple.values(), context);
        }
        return value instanceof ContextValue.Absent ? Truth.of(holdsWithoutKey()) : ofUnknownKey();
    }

    // An absent key satisfies a negated operator. ForAnyValue asks for a value that is there, IfExists or not.
    private boolean holdsWithoutKey() {
        return switch (quantifier) {
            case NONE -> ifExists || operator.negated();
            case FOR_ALL_VALUES -> true;
            case FOR_ANY_VALUE -> false;
        };
    }

    private Truth ofUnknownKey() {
        return Truth.open(Dependency.Kind.KEY, key);
    }

    private Truth absence(ContextValue value) {
        if (wantsAbsent && wantsPresent) {
            return Truth.YES;
        }
        if (wantsAbsent || wantsPresent) {
            return wantsPresent ? presence(value) : presence(value).not();
        }
        return Truth.open(Dependency.Kind.MEANING, "how AWS reads Null with neither true nor false");
    }

    private Truth presence(ContextValue value) {
        if (value instanceof ContextValue.Single single) {
            return single.value().isEmpty() ? ofEmptyValue() : Truth.YES;
        }
        if (value instanceof ContextValue.Multiple multiple) {
            boolean nothing = multiple.values().stream().allMatch(String::isEmpty);
            return nothing && !multiple.values().isEmpty() ? ofEmptyValue() : Truth.of(!nothing);
        }
        return value instanceof ContextValue.Absent ? Truth.NO : ofUnknownKey();
    }

    private static Truth ofEmptyValue() {
        return Truth.open(Dependency.Kind.MEANING, "whether AWS takes an empty value for an absent key");
    }

    private Truth matches(List<String> several, Context context) {
        if (quantifier == Quantifier.NONE) {
            // What AWS makes of several values without a quantifier is not documented.
            return several.size() == 1 ? matches(several.get(0), context) : ofUnknownKey();
        }
        Truth truth = Truth.of(quantifier == Quantifier.FOR_ALL_VALUES);
        for (String value : several) {
            Truth matches = matches(value, context);
            truth = quantifier == Quantifier.FOR_ALL_VALUES ? truth.and(matches) : truth.or(matches);
        }
        // Quantifiers take "a null data set, such as an empty string" for no key, which may not be what matching says.
        boolean nothing = several.stream().allMatch(String::isEmpty);
        return nothing && truth != Truth.of(holdsWithoutKey()) ? ofEmptyValue() : truth;
    }

    private Truth matches(String value, Context context) {
        Truth any = Truth.NO;
        for (ValueMatcher matcher : matchers) {
            any = any.or(matcher.matches(value, context));
            if (any.isYes()) {
                break;
            }
        }
        return operator.negated() ? any.not() : any;
    }
}
