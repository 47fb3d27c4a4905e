// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.List;
import java.util.Set;

/** The operators of Terraform's language, of values that may be open. */
final class Operators {

    /** Operators whose operands are conditions. */
    static final Set<String> LOGICAL = Set.of("&&", "||");

    private Operators() {}

    static Value unary(String operator, Value operand, Location place) {
        if (!(operand instanceof Value.Scalar scalar)) {
            return Functions.open(operator, place);
        }
        return operator.equals("!")
                ? new Value.Scalar(Boolean.toString(!scalar.text().equals("true")), place)
                : new Value.Scalar("-" + scalar.text(), place);
    }

    static Value binary(String operator, Value left, Value right, Location place) {
        if (LOGICAL.contains(operator)) {
            return logical(operator, left, right, place);
        }
        if (operator.equals("==") || operator.equals("!=")) {
            return equal(left, right, operator.equals("=="), place);
        }
        if (left instanceof Value.Scalar a && right instanceof Value.Scalar b) {
            int x = Functions.index(a.text());
            int y = Functions.index(b.text());
            if (x >= 0 && y >= 0) {
                return arithmetic(operator, x, y, place);
            }
        }
        return Functions.open(operator, place);
    }

    private static Value logical(String operator, Value left, Value right, Location place) {
        String decides = operator.equals("&&") ? "false" : "true";
        for (Value side : List.of(left, right)) {
            if (side instanceof Value.Scalar scalar && scalar.text().equals(decides)) {
                return new Value.Scalar(decides, place);
            }
        }
        return left instanceof Value.Scalar && right instanceof Value.Scalar
                ? new Value.Scalar(operator.equals("&&") ? "true" : "false", place)
                : Functions.open(operator, place);
    }

    private static Value equal(Value left, Value right, boolean wanted, Location place) {
        boolean nothing = left instanceof Value.Nothing || right instanceof Value.Nothing;
        if (nothing || (left instanceof Value.Scalar && right instanceof Value.Scalar)) {
            boolean unsure = left instanceof Value.Open || right instanceof Value.Open;
            boolean equal;
            if (left instanceof Value.Scalar a && right instanceof Value.Scalar b) {
                equal = a.text().equals(b.text());
            } else {
                equal = left instanceof Value.Nothing && right instanceof Value.Nothing;
            }
            return unsure ? Functions.open("==", place) : new Value.Scalar(Boolean.toString(equal == wanted), place);
        }
        return Functions.open("==", place);
    }

    private static Value arithmetic(String operator, int x, int y, Location place) {
        boolean division = operator.equals("/") || operator.equals("%");
        if (division && y == 0) {
            return Functions.open(operator, place);
        }
        return switch (operator) {
            case "+" -> new Value.Scalar(Long.toString((long) x + y), place);
            case "-" -> new Value.Scalar(Long.toString((long) x - y), place);
            case "*" -> new Value.Scalar(Long.toString((long) x * y), place);
            case "%" -> new Value.Scalar(Integer.toString(x % y), place);
            case "<" -> new Value.Scalar(Boolean.toString(x < y), place);
            case ">" -> new Value.Scalar(Boolean.toString(x > y), place);
            case "<=" -> new Value.Scalar(Boolean.toString(x <= y), place);
            case ">=" -> new Value.Scalar(Boolean.toString(x >= y), place);
            default -> Functions.open(operator, place);
        };
    }
}
