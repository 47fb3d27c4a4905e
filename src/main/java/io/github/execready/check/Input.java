// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import java.util.Locale;

/** The parts of a target that checks read. */
public enum Input {
    CALLER,
    CLIENT_TOOLS,
    CLUSTER,
    SERVICE,
    TASK,
    TASK_DEFINITION,
    CONTAINER_INSTANCE,
    TASK_ROLE,
    EXECUTION_ROLE,
    NETWORK,
    SESSION_KEY,
    LOG_GROUP,
    LOG_BUCKET,
    SESSIONS,
    STOPPED_TASKS;

    /** As the documents write it: {@code task-definition}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
