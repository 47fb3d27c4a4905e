// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A value in a policy that may hold wildcards and variables. An escape ({@code ${*}}) stands for its character, and so does
 * a wildcard in a variable's value.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">variables</a>
 */
final class PatternText {

    /** A part of a value. */
    private sealed interface Piece {}

    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    private record Text(int[] codes) implements Piece {}

    private record Variable(String name, Optional<String> otherwise) implements Piece {}

    /**
     * What a value comes to in one request.
     *
     * @param codes the pattern, in which any text stands for a variable that is unknown
     * @param exact yes if the pattern is all there is to match; no if a variable has no value, so that nothing matches;
     *     open if a variable is unknown, so that the pattern may match too much
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    record Resolution(int[] codes, Truth exact) {}

    private static final int[] NOTHING = {};
    private static final int[] ANY_TEXT = {Glob.ANY_TEXT};

    private final List<Piece> pieces;

    private PatternText(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    /**
     * Reads a value.
     *
     * @param variables whether {@code ${…}} has a meaning here
     * @param wildcards whether {@code *} and {@code ?} have one
     */
    static PatternText of(String text, boolean variables, boolean wildcards) {
        List<Piece> pieces = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int start = variables ? text.indexOf("${", i) : -1;
            int end = start < 0 ? -1 : text.indexOf('}', start);
            String plain = text.substring(i, end < 0 ? text.length() : start);
            pieces.add(new Text(codes(plain, wildcards)));
            if (end >= 0) {
                pieces.add(variable(text.substring(start + 2, end)));
            }
            i = end < 0 ? text.length() : end + 1;
        }
        return new PatternText(pieces);
    }

    private static int[] codes(String text, boolean wildcards) {
        return wildcards ? Glob.codes(text) : text.chars().toArray();
    }

    private static Piece variable(String inner) {
        if (inner.equals("*") || inner.equals("?") || inner.equals("$")) {
            return new Text(codes(inner, false));
        }
        int comma = inner.indexOf(',');
        if (comma < 0) {
            return new Variable(inner.strip(), Optional.empty());
        }
        String otherwise = inner.substring(comma + 1).strip();
        boolean quoted = otherwise.length() >= 2 && otherwise.startsWith("'") && otherwise.endsWith("'");
        return new Variable(
                inner.substring(0, comma).strip(),
                Optional.of(quoted ? otherwise.substring(1, otherwise.length() - 1) : otherwise));
    }

    /** Whether it comes to the same in every request. */
    boolean isConstant() {
        return pieces.stream().allMatch(Text.class::isInstance);
    }

    Resolution resolve(Context context) {
        List<int[]> parts = new ArrayList<>(pieces.size());
        int length = 0;
        Truth exact = Truth.YES;
        for (Piece piece : pieces) {
            Resolution resolved = piece instanceof Variable variable
                    ? resolve(variable, context)
                    : new Resolution(((Text) piece).codes(), Truth.YES);
            exact = exact.and(resolved.exact());
            parts.add(resolved.codes());
            length += resolved.codes().length;
        }
        return new Resolution(joined(parts, length), exact);
    }

    private static int[] joined(List<int[]> parts, int length) {
        int[] joined = new int[length];
        int at = 0;
        for (int[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }

    private static Resolution resolve(Variable variable, Context context) {
        ContextValue value = context.get(Context.normal(variable.name()));
        if (value instanceof ContextValue.Single single) {
            return new Resolution(codes(single.value(), false), Truth.YES);
        }
        if (value instanceof ContextValue.Absent) {
            return variable.otherwise()
                    .map(text -> new Resolution(codes(text, false), Truth.YES))
                    .orElse(new Resolution(NOTHING, Truth.NO));
        }
        // A key with several values may not stand here; what AWS makes of it is not documented.
        return new Resolution(ANY_TEXT, Truth.open(Dependency.Kind.KEY, variable.name()));
    }
}
