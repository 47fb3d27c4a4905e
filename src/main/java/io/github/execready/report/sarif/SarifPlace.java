// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.sarif;

import io.github.execready.model.Location;
import java.util.Optional;

/**
 * A {@code physicalLocation}, with what stands there.
 *
 * @param uri of the file, relative to the repository's root
 * @param line from 1; 0 where no line is known, so that none is invented
 * @param column from 1; 0 where no line is known
 * @param message what is to be seen there; empty for the place of the result itself
 */
record SarifPlace(String uri, int line, int column, String message) {

    /** The beginning of a file, for viewers that want a line whatever happens. */
    static SarifPlace atTop(String uri) {
        return new SarifPlace(uri, 1, 1, "");
    }

    /** A place in a file of the repository; empty for one in another file. */
    static Optional<SarifPlace> of(Location location, String message) {
        boolean whole = location.equals(Location.of(location.file()));
        return Artifact.uriWithin(location.file())
                .map(uri -> new SarifPlace(uri, whole ? 0 : location.line(), whole ? 0 : location.column(), message));
    }

    /** The same, at the top where no line is known: GitHub refuses a result without one. */
    SarifPlace withLine() {
        return line == 0 ? new SarifPlace(uri, 1, 1, message) : this;
    }

    boolean isAt(SarifPlace other) {
        return uri.equals(other.uri) && line == other.line && column == other.column;
    }
}
