// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import io.github.execready.model.Evidence;
import io.github.execready.model.Network;
import io.github.execready.model.NetworkConfiguration;

/** Finds the path from a task to a service, a pure function of the evidence. */
public final class PathAnalysis {

    private PathAnalysis() {}

    /**
     * The path from the network interface that the task's packets leave through: its own in {@code awsvpc} mode, that of
     * the container instance in the others.
     */
    public static Path ofInterface(Evidence<Network> network, Question question) {
        throw new UnsupportedOperationException();
    }

    /**
     * The path from where a service may place its next task: some address of a subnet, with the service's groups.
     *
     * @param subnetId one of the configuration's subnets
     */
    public static Path ofNextTask(
            Evidence<Network> network, NetworkConfiguration configuration, String subnetId, Question question) {
        throw new UnsupportedOperationException();
    }
}
