// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one command of the AWS CLI printed.
 *
 * @param operation the operation that it shows the answer of
 * @param label what the file's name adds to the command's: {@code api-task} in {@code list-role-policies.api-task.json};
 *     empty where there is nothing
 * @param response the answer, its members named as the SDK names them
 * @param truncated whether the answer says that there is more
 */
record CliOutput(Operation<?, ?> operation, String label, ObjectNode response, boolean truncated) {

    /** Whether an answer says that there is more, in any of the ways in which services and the AWS CLI say it. */
    static boolean isTruncated(JsonNode response) {
        return response.path("IsTruncated").asBoolean(false)
                || !text(response, "NextToken").isEmpty()
                || !text(response, "nextToken").isEmpty();
    }

    /** A text member; empty where there is none. */
    static String text(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isString() || value.isNumber() || value.isBoolean() ? value.asString() : "";
    }
}
