// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.logging;

import io.github.execready.model.Cluster;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecuteCommandConfiguration;
import io.github.execready.model.ExecuteCommandLogConfiguration;
import java.util.function.Function;

/** The session log settings of a cluster that are in force: they count for nothing unless logging is OVERRIDE. */
public final class LogDestination {

    private LogDestination() {}

    /** A setting; absent where logging is not OVERRIDE. */
    public static <T> Evidence<T> setting(
            Evidence<Cluster> cluster, Function<ExecuteCommandLogConfiguration, Evidence<T>> setting) {
        return cluster.flatMap(Cluster::executeCommandConfiguration)
                .flatMap(configuration -> configuration
                        .logging()
                        .fold(
                                known -> known.value().equals("OVERRIDE")
                                        ? of(configuration, setting)
                                        : Evidence.absent(known.origin()),
                                absent -> Evidence.absent(absent.origin()),
                                unknown -> Evidence.unknown(unknown.gap())));
    }

    private static <T> Evidence<T> of(
            ExecuteCommandConfiguration configuration, Function<ExecuteCommandLogConfiguration, Evidence<T>> setting) {
        return configuration.logConfiguration().flatMap(setting);
    }
}
