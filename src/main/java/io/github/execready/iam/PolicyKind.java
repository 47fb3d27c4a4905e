// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

/** Where a policy stands, which decides the elements that its statements have to have. */
public enum PolicyKind {
    /** Attached to a user, group or role, or limiting one: no {@code Principal}, a {@code Resource}. */
    IDENTITY(false, true),
    /** Of a key, bucket, endpoint or other resource: a {@code Principal} and a {@code Resource}. */
    RESOURCE(true, true),
    /** Of a role, about who may assume it: a {@code Principal}, no {@code Resource}. */
    TRUST(true, false);

    private final boolean principal;
    private final boolean resource;

    PolicyKind(boolean principal, boolean resource) {
        this.principal = principal;
        this.resource = resource;
    }

    boolean hasPrincipal() {
        return principal;
    }

    boolean hasResource() {
        return resource;
    }
}
