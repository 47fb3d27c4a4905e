// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.AwsEnvironment;
import java.util.Optional;

/**
 * What is known of a stack beside its template.
 *
 * @param prefix what the addresses of its resources begin with: {@code Parent/Services/}, or nothing where one template is
 *     all there is
 * @param name the stack's
 * @param environment where it is deployed
 */
record StackIdentity(String prefix, Optional<String> name, AwsEnvironment environment) {

    StackIdentity nested(String id) {
        return new StackIdentity(prefix + id + "/", Optional.empty(), environment);
    }
}
