// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import io.github.execready.check.Inputs;
import io.github.execready.iam.Context;
import io.github.execready.iam.Effect;
import io.github.execready.iam.Policy;
import io.github.execready.iam.PolicyKind;
import io.github.execready.iam.Principal;
import io.github.execready.iam.Request;
import io.github.execready.iam.Statement;
import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.PolicyDocument;
import io.github.execready.model.Role;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The request with which ECS fetches a task's credentials. It names the account and the Region that it comes from, not the
 * cluster or the task.
 *
 * @param permission what the role's trust policy says to it
 * @param account the account that it comes from: roles are passed to tasks within one account only
 * @param sourceArn what it names as its source; with a wildcard for the Region where that is not known
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html#create_task_iam_policy_and_role">
 *     the role's trust policy</a>
 */
public record RoleAssumption(Permission permission, String account, String sourceArn) {

    /** As whom ECS asks. */
    public static final String SERVICE = "ecs-tasks.amazonaws.com";

    public static RoleAssumption of(Inputs inputs, Role role) {
        Arn arn = role.arn();
        String region = inputs.identity().region();
        String source = source(arn, region.isEmpty() ? "*" : region);
        Context.Builder context =
                Context.open().known("aws:SourceAccount", arn.account()).absent("sts:ExternalId");
        // A plan that names its own Region by a word of its language has no text in its place, as the target has none.
        if (!region.isEmpty() || inputs.identity().kind().isPlanned()) {
            context.known("aws:SourceArn", source(arn, region));
        }
        Request request = Request.of(new Principal.Service(SERVICE), "sts:AssumeRole", arn.toString(), context.build());
        Evidence<PolicyDocument> trust =
                role.trustPolicy().map(document -> new PolicyDocument("of trust", document.json()));
        HeldPolicies held = HeldPolicies.of("of trust", PolicyKind.TRUST, trust);
        return new RoleAssumption(Permission.ofService(request, held), arn.account(), source);
    }

    private static String source(Arn role, String region) {
        return new Arn(role.partition(), "ecs", region, role.account(), "*").toString();
    }

    /** Whom the trust policy lets assume the role in any way, under any condition. */
    public List<String> trusted() {
        return permission.layers().resource().policies().stream()
                .map(Policy::statements)
                .flatMap(Collection::stream)
                .filter(statement -> statement.effect() == Effect.ALLOW)
                .map(Statement::principals)
                .flatMap(Optional::stream)
                .filter(principals -> !principals.negated())
                .flatMap(principals -> principals.named().values().stream())
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    /** The smallest trust policy that lets ECS in. */
    public Policy needed() {
        return Policy.trusting(SERVICE, account, sourceArn);
    }
}
