// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.Optional;

/** Values that a template leaves open. */
final class Gaps {

    private Gaps() {}

    /** Decided outside the given files. */
    static Value outside(String source, String detail, Location at) {
        return open(Gap.Reason.OUTSIDE_THE_INPUT, source, detail, at);
    }

    /** Written in a way that is not judged. */
    static Value notJudged(String source, String detail, Location at) {
        return new Value.Open(gap(source, detail, at), at);
    }

    /** A part of a value, or what it leads to: for the reason of the value itself, but not the same. */
    static Value of(String what, Value.Open open, Location at) {
        Gap gap = open.gap();
        return open(gap.reason(), what, gap.source() + ", " + gap.detail(), at);
    }

    static Gap gap(String source, String detail, Location at) {
        return new Gap(Gap.Reason.NOT_JUDGED, source, detail, Optional.of(at));
    }

    private static Value open(Gap.Reason reason, String source, String detail, Location at) {
        return new Value.Open(new Gap(reason, source, detail, Optional.of(at)), at);
    }
}
