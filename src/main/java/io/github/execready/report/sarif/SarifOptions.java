// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.sarif;

/**
 * What the reader asked for.
 *
 * @param artifact the file that results of live evidence point to, relative to the repository's root; empty for none
 * @param includePassed whether the full profile has results for what passed, does not apply or was not evaluated
 */
public record SarifOptions(String artifact, boolean includePassed) {

    public static final SarifOptions DEFAULT = new SarifOptions("", false);
}
