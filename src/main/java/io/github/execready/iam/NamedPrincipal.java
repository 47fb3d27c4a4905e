// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import io.github.execready.model.Arn;
import java.util.Optional;

/**
 * One entry of a {@code Principal} element, such as {@code "AWS": "111122223333"}.
 *
 * @param arn the value, if it is one
 */
record NamedPrincipal(String type, String value, Optional<Arn> arn) {

    static NamedPrincipal of(String type, String value) {
        return new NamedPrincipal(type, value, Arn.parse(value));
    }

    Naming naming(Principal principal) {
        if (principal instanceof Principal.Service service) {
            return type.equals("Service") && service.name().equals(value) ? Naming.SELF : Naming.NOBODY;
        }
        if (!type.equals("AWS")) {
            boolean federated = type.equals("Federated") && principal.ownArn().equals(arn);
            return federated && arn.isPresent() ? Naming.SELF : Naming.NOBODY;
        }
        return value.equals("*") ? Naming.EVERYONE : ofAws(principal);
    }

    private Naming ofAws(Principal principal) {
        if (arn.isEmpty()) {
            return value.equals(principal.account()) ? ofAccount(value, principal) : ofUniqueId(principal);
        }
        if (arn.get().service().equals("iam") && arn.get().resource().equals("root")) {
            return ofAccount(arn.get().account(), principal);
        }
        if (principal.ownArn().equals(arn)) {
            return Naming.SELF;
        }
        boolean role = principal instanceof Principal.RoleSession session && isRole(arn.get(), session.role());
        return role ? Naming.ROLE : Naming.NOBODY;
    }

    // An account and its root user share an ARN, for which the account's number may stand as well.
    private static Naming ofAccount(String account, Principal principal) {
        if (!account.equals(principal.account())) {
            return Naming.NOBODY;
        }
        return principal instanceof Principal.Root ? Naming.ROOT : Naming.ACCOUNT;
    }

    // AWS replaces an ARN by the unique id once the principal is deleted; one made anew under the name has another id.
    private Naming ofUniqueId(Principal principal) {
        if (value.isEmpty()) {
            return Naming.NOBODY;
        }
        if (principal instanceof Principal.RoleSession session
                && session.roleId().equals(value)) {
            return Naming.ROLE;
        }
        boolean user =
                principal instanceof Principal.User known && known.userId().equals(value);
        return user ? Naming.SELF : Naming.NOBODY;
    }

    // A session's ARN does not show the role's path; names are unique in an account whatever the path.
    private static boolean isRole(Arn named, Arn role) {
        return named.service().equals("iam")
                && named.resourceType().equals("role")
                && named.partition().equals(role.partition())
                && named.account().equals(role.account())
                && named.resourceName().equals(role.resourceName());
    }
}
