// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.sarif;

/**
 * A {@code notification}: something that bears on how far the results can be relied on.
 *
 * @param ruleId the rule whose results are affected
 */
record SarifNotification(String ruleId, SarifLevel level, String message) {}
