// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import io.github.execready.model.Arn;
import java.util.Optional;

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
    private static final Naming ACCOUNT = new Naming(false, true, false, false);
    private static final Naming ROLE = new Naming(false, false, true, false);
    private static final Naming SELF = new Naming(false, false, false, true);
    private static final Naming ROOT = new Naming(false, true, false, true);

    /** How one entry, such as {@code "AWS": "111122223333"}, names a principal. */
    static Naming of(String type, String value, Principal principal) {
        if (principal instanceof Principal.Service service) {
            return type.equals("Service") && service.name().equals(value) ? SELF : NOBODY;
        }
        if (!type.equals("AWS")) {
            return NOBODY;
        }
        return value.equals("*") ? EVERYONE : ofAws(value, principal);
    }

    private static Naming ofAws(String value, Principal principal) {
        Optional<Arn> named = Arn.parse(value);
        if (named.isEmpty()) {
            return value.equals(principal.account()) ? ACCOUNT : ofUniqueId(value, principal);
        }
        if (named.get().service().equals("iam") && named.get().resource().equals("root")) {
            return ofRoot(named.get(), principal);
        }
        if (principal.ownArn().equals(named)) {
            return SELF;
        }
        boolean role = principal instanceof Principal.RoleSession session && isRole(named.get(), session.role());
        return role ? ROLE : NOBODY;
    }

    // An account and its root user share an ARN.
    private static Naming ofRoot(Arn named, Principal principal) {
        if (!named.account().equals(principal.account())) {
            return NOBODY;
        }
        return principal instanceof Principal.Root ? ROOT : ACCOUNT;
    }

    // AWS replaces an ARN by the unique id once the principal is deleted; one made anew under the name has another id.
    private static Naming ofUniqueId(String value, Principal principal) {
        if (value.isEmpty()) {
            return NOBODY;
        }
        if (principal instanceof Principal.RoleSession session
                && session.roleId().equals(value)) {
            return ROLE;
        }
        boolean user =
                principal instanceof Principal.User known && known.userId().equals(value);
        return user ? SELF : NOBODY;
    }

    // A session's ARN does not show the role's path; names are unique in an account whatever the path.
    private static boolean isRole(Arn named, Arn role) {
        return named.service().equals("iam")
                && named.resourceType().equals("role")
                && named.partition().equals(role.partition())
                && named.account().equals(role.account())
                && named.resourceName().equals(role.resourceName());
    }

    Naming and(Naming other) {
        if (other == NOBODY) {
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
