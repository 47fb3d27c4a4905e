// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

/**
 * The sorts of policy that have a say in a request.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">evaluation
 *     logic</a>
 */
public enum Layer {
    SERVICE_CONTROL("service control policy"),
    RESOURCE_CONTROL("resource control policy"),
    ENDPOINT("VPC endpoint policy"),
    IDENTITY("identity policy"),
    BOUNDARY("permissions boundary"),
    SESSION("session policy"),
    RESOURCE("resource policy");

    private final String text;

    Layer(String text) {
        this.text = text;
    }

    /** For people: {@code permissions boundary}. */
    public String text() {
        return text;
    }
}
