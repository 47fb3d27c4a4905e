// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.Set;

/**
 * A resource that deploys a template which is not among those read: it may hold services, and may add to what it is told of.
 */
final class UnreadStack {

    /** What deploys templates that no file beside this one is known to be. */
    private static final Set<String> ELSEWHERE =
            Set.of("AWS::CloudFormation::StackSet", "AWS::ServiceCatalog::CloudFormationProvisionedProduct");

    private UnreadStack() {}

    static boolean is(Stack stack, String id, String type) {
        return ELSEWHERE.contains(type)
                || (References.nests(type) && stack.nested(id).isEmpty());
    }

    static Gap gap(String address, Location at) {
        return Gaps.gap(address, "the template that it deploys is not among those read", at);
    }
}
