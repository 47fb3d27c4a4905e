// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * Who asks, as {@code sts:GetCallerIdentity} says.
 *
 * @param arn the identity's ARN; for an assumed role it is the session's, without the role's path
 * @param account the account's id
 * @param userId the unique id; for an assumed role {@code ROLEID:SESSION}
 * @param kind what sort of identity it is
 * @param role the role behind an assumed-role session, with its real path; absent for other identities
 * @param user the user; absent for other identities
 */
public record Caller(Arn arn, String account, String userId, Kind kind, Evidence<Role> role, Evidence<User> user) {

    /** The sorts of identity that can call AWS. */
    public enum Kind {
        USER,
        ASSUMED_ROLE,
        FEDERATED_USER,
        ROOT,
        OTHER
    }
}
