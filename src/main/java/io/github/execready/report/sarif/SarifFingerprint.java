// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.sarif;

/**
 * A fingerprint, told apart from its equals: two plans of one run may have the same addresses.
 *
 * @param count which of those with the same text it is, from 1; so does GitHub count equal lines
 */
record SarifFingerprint(String text, int count) {

    String own() {
        return count == 1 ? text : lineHash();
    }

    String lineHash() {
        return text + ":" + count;
    }
}
