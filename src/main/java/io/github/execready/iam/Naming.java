// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

/**
 * How a {@code Principal} element names somebody. A resource's policy grants different things to an account, to a role and
 * to one session of it.
 *
 * @param everyone by {@code *}
 * @param account by the account
 * @param role by the role that a session is of
 * @param self by the user, the session, the service or the federated identity itself
 */
record Naming(boolean everyone, boolean account, boolean role, boolean self) {

    static final Naming NOBODY = new Naming(false, false, false, false);
    static final Naming EVERYONE = new Naming(true, false, false, false);
    static final Naming ACCOUNT = new Naming(false, true, false, false);
    static final Naming ROLE = new Naming(false, false, true, false);
    static final Naming SELF = new Naming(false, false, false, true);
    static final Naming ROOT = new Naming(false, true, false, true);

    Naming and(Naming other) {
        if (other.equals(NOBODY)) {
            return this;
        }
        return new Naming(everyone || other.everyone, account || other.account, role || other.role, self || other.self);
    }

    boolean somehow() {
        return everyone || account || role || self;
    }

    /** Whether every form is named that AWS compares for a {@code NotPrincipal}: the account, the role, the session. */
    boolean inFull(Principal principal) {
        if (everyone || principal instanceof Principal.Service) {
            return somehow();
        }
        return self && account && (role || !(principal instanceof Principal.RoleSession));
    }
}
