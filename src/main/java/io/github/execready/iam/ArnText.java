// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.List;

/**
 * A text that may be an ARN, taken apart as patterns compare it: at the first five colons.
 *
 * @param parts six of them, or the text as a whole if it is no ARN
 */
record ArnText(String text, List<String> parts) {

    static final int PARTS = 6;

    static ArnText of(String text) {
        List<String> parts = List.of(text.split(":", PARTS));
        boolean isArn = parts.size() == PARTS && parts.get(0).equals("arn");
        return new ArnText(text, isArn ? parts : List.of(text));
    }

    boolean isArn() {
        return parts.size() == PARTS;
    }
}
