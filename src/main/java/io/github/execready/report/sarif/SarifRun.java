// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.sarif;

import java.util.List;

/**
 * A {@code run}, with its one invocation.
 *
 * @param rules sorted by id
 * @param successful whether every check did its work
 * @param notEvaluated what could not be read, as {@code toolConfigurationNotifications}
 * @param errors checks that went wrong, as {@code toolExecutionNotifications}
 */
record SarifRun(
        String toolVersion,
        String verdict,
        int exitCode,
        boolean successful,
        List<SarifRule> rules,
        List<SarifResult> results,
        List<SarifNotification> notEvaluated,
        List<SarifNotification> errors) {

    SarifRun {
        rules = List.copyOf(rules);
        results = List.copyOf(results);
        notEvaluated = List.copyOf(notEvaluated);
        errors = List.copyOf(errors);
    }

    int indexOf(String ruleId) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).id().equals(ruleId)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no rule " + ruleId);
    }
}
