// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

/**
 * The version of the policy language. Only the newest one knows variables; a document without a version is of the older
 * one.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html">Version</a>
 */
public enum PolicyVersion {
    V2012_10_17("2012-10-17"),
    V2008_10_17("2008-10-17"),
    /** The element is not there. */
    UNSTATED("");

    private final String text;

    PolicyVersion(String text) {
        this.text = text;
    }

    /** As policies write it; empty where they do not. */
    public String text() {
        return text;
    }

    boolean hasVariables() {
        return this == V2012_10_17;
    }
}
