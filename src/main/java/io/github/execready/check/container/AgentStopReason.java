// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import java.util.List;

/**
 * What the reasons mean that the container agent of ECS gives for a stopped exec agent.
 *
 * @param part what the reason contains
 * @param means the cause that it shows
 * @see <a href="https://github.com/aws/amazon-ecs-agent/tree/master/agent/engine/execcmd">execcmd</a>
 */
record AgentStopReason(String part, String means) {

    /** The cause for reasons that are not known. */
    static final String UNFAMILIAR = "managed-agent-stopped-start-failed/unfamiliar";

    private static final List<AgentStopReason> KNOWN = List.of(
            new AgentStopReason("Received Container Stopped event", "managed-agent-stopped-container-stopped"),
            new AgentStopReason("cannot be restarted", "managed-agent-not-restarted"),
            new AgentStopReason("Initialization failed", "managed-agent-stopped-init-failed"),
            new AgentStopReason("managed agent not found", "managed-agent-stopped-init-failed"),
            new AgentStopReason("unable to start ExecuteCommandAgent", "managed-agent-stopped-start-failed"),
            new AgentStopReason("process exited with exit code", "managed-agent-stopped-start-failed/exited"));

    /** The key of the cause that a reason shows. */
    static String cause(String reason) {
        return KNOWN.stream()
                .filter(known -> reason.contains(known.part))
                .map(AgentStopReason::means)
                .findFirst()
                .orElse(UNFAMILIAR);
    }
}
