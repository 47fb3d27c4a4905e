// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.List;

/** The resources of a statement: {@code Resource}, or {@code NotResource} for all others. */
public final class ResourceElement {

    private final boolean negated;
    private final List<String> patterns;
    private final List<ArnPattern> arns;

    ResourceElement(boolean negated, List<String> patterns, PolicyVersion version) {
        this.negated = negated;
        this.patterns = List.copyOf(patterns);
        this.arns = patterns.stream()
                .map(p -> new ArnPattern(PatternText.of(p, version.hasVariables(), true)))
                .toList();
    }

    /** Whether it names the resources that the statement is not about. */
    public boolean negated() {
        return negated;
    }

    /** As the document writes them. */
    public List<String> patterns() {
        return patterns;
    }

    Truth matches(Request request) {
        Truth any = Truth.NO;
        for (ArnPattern arn : arns) {
            any = any.or(arn.matches(request.resourceText(), request.context()));
            if (any.isYes()) {
                break;
            }
        }
        return negated ? any.not() : any;
    }
}
