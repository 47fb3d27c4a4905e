// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.Arrays;
import java.util.Optional;

/** What a text has to look like to match a value of a policy. */
final class TextPattern {

    private final PatternText text;
    private final boolean ignoreCase;
    private final Optional<Glob> constant;

    TextPattern(PatternText text, boolean ignoreCase) {
        this.text = text;
        this.ignoreCase = ignoreCase;
        this.constant = text.isConstant()
                ? Optional.of(glob(text.resolve(Context.complete().build())))
                : Optional.empty();
    }

    Truth matches(String value, Context context) {
        String compared = ignoreCase ? folded(value) : value;
        if (constant.isPresent()) {
            return Truth.of(constant.get().matches(compared));
        }
        PatternText.Resolution resolution = text.resolve(context);
        return resolution.exact().isNo() || !glob(resolution).matches(compared) ? Truth.NO : resolution.exact();
    }

    private Glob glob(PatternText.Resolution resolution) {
        return Glob.of(
                ignoreCase
                        ? Arrays.stream(resolution.codes())
                                .map(TextPattern::fold)
                                .toArray()
                        : resolution.codes());
    }

    private static String folded(String value) {
        char[] characters = value.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            characters[i] = (char) fold(characters[i]);
        }
        return new String(characters);
    }

    // As String.equalsIgnoreCase compares: the same on every machine.
    private static int fold(int code) {
        return code < 0 ? code : Character.toLowerCase(Character.toUpperCase((char) code));
    }
}
