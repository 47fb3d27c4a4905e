// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.model.Location;

/** A file that cannot be read. The message is one line for people and begins with the place, or with the file. */
public final class TemplateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Location location;

    TemplateException(Location location, String problem) {
        super(location + ": " + problem);
        this.location = location;
    }

    /** What is wrong with a file as a whole, or in a place that its reader does not tell. */
    TemplateException(String file, String problem) {
        super(file + ": " + problem);
        this.location = Location.of(file);
    }

    /** Where it cannot be read; its file is the one to leave out to read the others. */
    public Location location() {
        return location;
    }
}
