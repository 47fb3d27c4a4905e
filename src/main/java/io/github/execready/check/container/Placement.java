// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import io.github.execready.check.Capacity;
import io.github.execready.check.Inputs;
import io.github.execready.model.Evidence;

/** Where the containers run, or will. */
final class Placement {

    private Placement() {}

    /** What the task runs on; where there is none yet, what the service asks for. Reads both. */
    static Evidence<Capacity> of(Inputs inputs) {
        Evidence<Capacity> ofTask = Capacity.ofTask(inputs.task());
        return ofTask.isAbsent() ? Capacity.ofService(inputs.service()) : ofTask;
    }
}
