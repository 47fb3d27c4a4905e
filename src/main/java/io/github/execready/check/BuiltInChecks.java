// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import io.github.execready.check.cluster.ClusterActive;
import java.util.List;

/** The registry of the built-in checks, in the order of the report: from the caller's machine inwards. */
public final class BuiltInChecks {

    private BuiltInChecks() {}

    public static List<Check> all() {
        return List.of(new ClusterActive());
    }
}
