// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import io.github.execready.model.Arn;
import java.util.Optional;

/** Who makes a request. */
public sealed interface Principal {

    /**
     * A session of a role.
     *
     * @param session its ARN, which does not show the role's path
     * @param role the role's ARN, with its path if it is known
     * @param roleId the role's unique id; empty if it is not known
     */
    record RoleSession(Arn session, Arn role, String roleId) implements Principal {}

    /**
     * A user of IAM.
     *
     * @param userId the unique id; empty if it is not known
     */
    record User(Arn arn, String userId) implements Principal {}

    /** The root user of an account. */
    record Root(Arn arn) implements Principal {}

    /** An AWS service that acts on its own behalf, such as {@code ecs-tasks.amazonaws.com}. */
    record Service(String name) implements Principal {}

    /** Any other identity that has an ARN, such as a federated user. */
    record Other(Arn arn) implements Principal {}

    /**
     * The principal that AWS writes so: the ARN of a role's session, of a user, of an account's root or of another
     * identity, or the name of a service. Empty if it is none of these, such as the ARN of a role: only its sessions make
     * requests.
     */
    static Optional<Principal> of(String text) {
        Optional<Arn> arn = Arn.parse(text);
        if (arn.isEmpty()) {
            boolean service = text.contains(".") && !text.contains(":") && !text.contains("/");
            return service ? Optional.of(new Service(text)) : Optional.empty();
        }
        return isOf("role", arn.get()) ? Optional.empty() : Optional.of(ofArn(arn.get()));
    }

    private static Principal ofArn(Arn arn) {
        if (arn.service().equals("sts") && arn.resourceType().equals("assumed-role")) {
            String[] parts = arn.resource().split("/", 3);
            String name = parts.length > 1 ? parts[1] : "";
            return new RoleSession(arn, new Arn(arn.partition(), "iam", "", arn.account(), "role/" + name), "");
        }
        if (isOf("user", arn)) {
            return new User(arn, "");
        }
        return isOf("root", arn) ? new Root(arn) : new Other(arn);
    }

    private static boolean isOf(String type, Arn arn) {
        return arn.service().equals("iam") && arn.resourceType().equals(type);
    }

    /** The account's id; empty for services. */
    default String account() {
        return ownArn().map(Arn::account).orElse("");
    }

    /** The identity's own ARN; empty for services. */
    default Optional<Arn> ownArn() {
        if (this instanceof RoleSession session) {
            return Optional.of(session.session());
        }
        if (this instanceof User user) {
            return Optional.of(user.arn());
        }
        if (this instanceof Root root) {
            return Optional.of(root.arn());
        }
        return this instanceof Other other ? Optional.of(other.arn()) : Optional.empty();
    }
}
