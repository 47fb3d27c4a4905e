// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.files;

import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was to be judged and cannot be read.
 *
 * @param place where; the file as a whole where that is all that is known
 * @param placed whether the reader said where
 * @param problem what is wrong with it and what to do
 */
record Unread(Location place, boolean placed, String problem) {

    private static final Pattern PLACE =
            Pattern.compile("^:([1-9][0-9]{0,8}):([1-9][0-9]{0,8}): (.*)$", Pattern.DOTALL);

    /**
     * What a reader says of a file.
     *
     * @param message begins with the file and, where it is known, the line and column
     */
    static Unread of(String file, String message) {
        String rest = message.startsWith(file) ? message.substring(file.length()) : ": " + message;
        Matcher placed = PLACE.matcher(rest);
        return placed.matches()
                ? new Unread(
                        new Location(file, Integer.parseInt(placed.group(1)), Integer.parseInt(placed.group(2))),
                        true,
                        placed.group(3))
                : new Unread(Location.of(file), false, rest.replaceFirst("^:? ?", ""));
    }

    String file() {
        return place.file();
    }

    /** One line for people. */
    String line() {
        return (placed ? place.toString() : file()) + ": " + problem;
    }

    /** An input of which this is all that is known, so that a report without it says no more than is true. */
    PlannedInput input() {
        return new PlannedInput(
                file(), List.of(), List.of(new Gap(Gap.Reason.UNREADABLE, file(), problem, Optional.of(place))), false);
    }
}
