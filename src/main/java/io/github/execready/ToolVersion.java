// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import java.util.Optional;

/** The version of this program. */
public final class ToolVersion {

    private ToolVersion() {}

    /** The version in the jar's manifest; {@code 0-dev} when run from class files. */
    public static String current() {
        return Optional.ofNullable(ToolVersion.class.getPackage().getImplementationVersion())
                .orElse("0-dev");
    }
}
