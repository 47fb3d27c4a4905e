// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.sarif;

import java.util.List;

/**
 * A {@code reportingDescriptor}.
 *
 * @param problemSeverity what GitHub calls the severity of a rule that is not about security; empty for one that is
 * @param securitySeverity between 0.1 and 10.0, for a rule about security; empty for others
 */
record SarifRule(
        String id,
        String title,
        String description,
        String helpText,
        String helpMarkdown,
        SarifLevel level,
        List<String> tags,
        String problemSeverity,
        String securitySeverity) {

    SarifRule {
        tags = List.copyOf(tags);
    }
}
