// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.stream.Stream;

/**
 * What a file holds that an expression reads.
 *
 * @param name as reports call it
 */
record SourceText(String name, String text) {

    /** The file as what it holds: a document in it has its parts at the lines of the file. */
    Value whole() {
        return new Value.Scalar(text, Location.of(name));
    }

    /** What a template in the file gives, at the file's lines where it has as many as the template. */
    Value rendered(Value given) {
        if (lines(given) != text.lines().count()) {
            return given;
        }
        return given instanceof Value.Joined joined
                ? new Value.Joined(joined.parts(), Location.of(name))
                : given instanceof Value.Scalar scalar ? new Value.Scalar(scalar.text(), Location.of(name)) : given;
    }

    private static long lines(Value given) {
        StringBuilder all = new StringBuilder();
        Stream<Value> parts = given instanceof Value.Joined joined ? joined.parts().stream() : Stream.of(given);
        parts.forEach(part -> all.append(part instanceof Value.Scalar scalar ? scalar.text() : "x"));
        return all.toString().lines().count();
    }
}
