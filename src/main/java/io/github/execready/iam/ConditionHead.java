// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

/** The name under which conditions stand, such as {@code ForAnyValue:StringLikeIfExists}, taken apart. */
record ConditionHead(ConditionOperator operator, Quantifier quantifier, boolean ifExists) {

    private static final String IF_EXISTS = "ifexists";

    static ConditionHead parse(String name, Position position) throws PolicyException {
        String rest = name;
        Quantifier quantifier = Quantifier.NONE;
        int colon = name.indexOf(':');
        if (colon >= 0) {
            quantifier = quantifier(name.substring(0, colon), name, position);
            rest = name.substring(colon + 1);
        }
        boolean ifExists = Context.normal(rest).endsWith(IF_EXISTS);
        String operator = ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest;
        ConditionHead head = new ConditionHead(
                ConditionOperator.named(operator).orElseThrow(() -> unknown(name, position)), quantifier, ifExists);
        // AWS refuses both.
        if (head.operator == ConditionOperator.NULL && (ifExists || quantifier != Quantifier.NONE)) {
            throw unknown(name, position);
        }
        return head;
    }

    private static Quantifier quantifier(String prefix, String name, Position position) throws PolicyException {
        for (Quantifier quantifier : Quantifier.values()) {
            if (quantifier != Quantifier.NONE
                    && Context.normal(quantifier.text()).equals(Context.normal(prefix))) {
                return quantifier;
            }
        }
        throw unknown(name, position);
    }

    private static PolicyException unknown(String name, Position position) {
        return new PolicyException(position, Quoted.of(name) + " is no condition operator");
    }
}
