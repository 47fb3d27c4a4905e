// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an ARN has to look like to match a value of a policy. A wildcard stands for text within one of the first five
 * parts, or for any text in the last.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">wildcards in
 *     ARNs</a>
 */
final class ArnPattern {

    private final PatternText text;
    private final Optional<Shape> constant;

    ArnPattern(PatternText text) {
        this.text = text;
        this.constant = text.isConstant()
                ? Optional.of(Shape.of(text.resolve(Context.complete().build()).codes()))
                : Optional.empty();
    }

    Truth matches(ArnText arn, Context context) {
        if (constant.isPresent()) {
            return constant.get().matches(arn);
        }
        PatternText.Resolution resolution = text.resolve(context);
        if (resolution.exact().isYes()) {
            return Shape.of(resolution.codes()).matches(arn);
        }
        // The unknown text may hold colons, so that only the whole can be compared.
        boolean possible =
                !resolution.exact().isNo() && Glob.of(resolution.codes()).matches(arn.text());
        return possible ? resolution.exact() : Truth.NO;
    }

    /** A pattern without variables: one for each part, or one for the whole where it has fewer parts than an ARN. */
    private record Shape(Glob whole, List<Glob> parts) {

        static Shape of(int[] codes) {
            List<Glob> parts = new ArrayList<>();
            int start = 0;
            for (int i = 0; i < codes.length && parts.size() < ArnText.PARTS - 1; i++) {
                if (codes[i] == ':') {
                    parts.add(Glob.of(Arrays.copyOfRange(codes, start, i)));
                    start = i + 1;
                }
            }
            parts.add(Glob.of(Arrays.copyOfRange(codes, start, codes.length)));
            return new Shape(Glob.of(codes), parts.size() == ArnText.PARTS ? List.copyOf(parts) : List.of());
        }

        Truth matches(ArnText arn) {
            if (whole.matchesEverything()) {
                return Truth.YES;
            }
            if (!arn.isArn() || parts.isEmpty()) {
                return whole.matches(arn.text()) ? unlikeAnArn() : Truth.NO;
            }
            for (int i = 0; i < ArnText.PARTS; i++) {
                if (!parts.get(i).matches(arn.parts().get(i))) {
                    return Truth.NO;
                }
            }
            return Truth.YES;
        }

        private static Truth unlikeAnArn() {
            return Truth.open(Dependency.Kind.MEANING, "how AWS compares ARNs with what has fewer than six parts");
        }
    }
}
