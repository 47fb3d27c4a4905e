// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import software.amazon.awssdk.core.SdkPojo;

/** Requests of an operation by its name, which only tests need. */
final class Requests {

    private Requests() {}

    /** An empty request of an operation, to be filled. */
    static SdkPojo builder(Operation<?, ?> operation) {
        String response = operation.response().get().getClass().getName();
        String request = response.substring(0, response.lastIndexOf('.') + 1) + operation.name() + "Request";
        try {
            return (SdkPojo) Class.forName(request).getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("the SDK has no " + request, e);
        }
    }
}
