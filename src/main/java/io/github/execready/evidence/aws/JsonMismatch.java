// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A value in a file is not what it must be; whoever knows the file says in which line. */
final class JsonMismatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;

    JsonMismatch(String pointer, String expected, JsonNode found) {
        super(words(expected, found));
        this.pointer = pointer;
    }

    JsonMismatch(String pointer, String expected, JsonNode found, Throwable cause) {
        super(words(expected, found), cause);
        this.pointer = pointer;
    }

    /** Where, as a JSON pointer whose names are not escaped. */
    String pointer() {
        return pointer;
    }

    // Never the value itself: it may be the very secret that has no business in a message.
    private static String words(String expected, JsonNode found) {
        String kind = found.isMissingNode()
                ? "nothing"
                : found.getNodeType().name().toLowerCase(Locale.ROOT).replace("pojo", "value");
        return "expected " + expected + " but found "
                + (kind.equals("nothing") || kind.equals("null") ? kind : "a JSON " + kind);
    }
}
