// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import java.util.Optional;

/**
 * Truth values as YAML 1.1 has them, which is the version that CloudFormation reads. Only a text without quotes can be
 * one.
 */
final class YamlBooleans {

    private YamlBooleans() {}

    /** {@code True} and {@code TRUE} in the spelling that they have everywhere else; every other text as it is. */
    static String canonical(String text) {
        return switch (text) {
            case "True", "TRUE" -> "true";
            case "False", "FALSE" -> "false";
            default -> text;
        };
    }

    /** What a text means where only a truth value can stand. */
    static Optional<Boolean> of(String text) {
        return switch (text) {
            case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y" -> Optional.of(true);
            case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
