// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The parts of a target: what a check says that it reads, and what a source is told to find out. */
public enum Part {
    CALLER,
    CLIENT_TOOLS,
    CLUSTER,
    SERVICE,
    TASK,
    TASK_DEFINITION,
    CONTAINER_INSTANCE,
    TASK_ROLE,
    EXECUTION_ROLE,
    /** The policies of the caller and of the roles; without it only who and what they are. */
    POLICIES,
    NETWORK,
    SESSION_KEY,
    LOG_GROUP,
    LOG_BUCKET,
    SESSIONS,
    STOPPED_TASKS,
    /** What AWS's policy simulator says of the caller and of the roles. */
    SIMULATIONS;

    /** Every part there is. */
    public static Set<Part> all() {
        return EnumSet.allOf(Part.class);
    }

    /** As the documents write it: {@code task-definition}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
