// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import io.github.execready.check.Capacity;
import io.github.execready.check.Inputs;
import io.github.execready.check.NamedTaskRole;
import io.github.execready.iam.Context;
import io.github.execready.iam.Principal;
import io.github.execready.model.Arn;
import io.github.execready.model.ContainerInstance;
import io.github.execready.model.Evidence;
import io.github.execready.model.Instance;
import io.github.execready.model.Part;
import io.github.execready.model.Role;
import java.util.Set;

/**
 * The exec agent in a task, which asks with the task's role; on EC2 a task without one has the role of its instance.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html">task IAM role</a>
 */
public final class TaskRequester {

    /** What has to be read to know it. */
    public static final Set<Part> PARTS = Set.of(
            Part.TASK, Part.TASK_DEFINITION, Part.TASK_ROLE, Part.CONTAINER_INSTANCE, Part.POLICIES, Part.SIMULATIONS);

    private TaskRequester() {}

    /** The role whose policies decide; absent where the task has none at all. */
    public static Evidence<Role> role(Inputs inputs) {
        Evidence<Arn> named = NamedTaskRole.of(inputs);
        return named.isAbsent()
                ? Capacity.ofTask(inputs.task()).flatMap(capacity -> instanceRole(inputs, capacity, named))
                : named.flatMap(arn -> inputs.taskRole());
    }

    private static Evidence<Role> instanceRole(Inputs inputs, Capacity capacity, Evidence<Arn> named) {
        return capacity == Capacity.EC2
                ? inputs.containerInstance()
                        .flatMap(ContainerInstance::instance)
                        .flatMap(Instance::role)
                : named.flatMap(arn -> inputs.taskRole());
    }

    /** The agent with the role that decides; absent where there is none, or IAM does not have it. */
    public static Evidence<Requester> of(Inputs inputs) {
        boolean own = !NamedTaskRole.of(inputs).isAbsent();
        return role(inputs).map(role -> own ? ofTaskRole(inputs, role) : ofInstanceRole(inputs, role));
    }

    /** Anybody who asks with a role as tasks do: the same session with another role. */
    public static Requester ofTaskRole(Inputs inputs, Role role) {
        String session = inputs.identity().taskId();
        Context.Builder context = RequestContext.ofTask(RequestContext.common(inputs, role.arn()));
        RequestContext.tagged(context, role.tags());
        role.id()
                .toOptional()
                .filter(id -> !session.isEmpty())
                .ifPresent(id -> context.known("aws:userid", id + ":" + session));
        return requester(inputs, role, session, context.build());
    }

    private static Requester ofInstanceRole(Inputs inputs, Role role) {
        String session = inputs.containerInstance()
                .flatMap(ContainerInstance::instance)
                .map(Instance::id)
                .toOptional()
                .orElse("");
        Context.Builder context = RequestContext.common(inputs, role.arn())
                .known("aws:PrincipalType", "AssumedRole")
                .absent("aws:MultiFactorAuthPresent")
                .absent("aws:MultiFactorAuthAge")
                .absent("aws:username");
        RequestContext.tagged(context, role.tags());
        return requester(inputs, role, session, context.build());
    }

    private static Requester requester(Inputs inputs, Role role, String session, Context context) {
        Arn arn = role.arn();
        Principal principal = new Principal.RoleSession(
                new Arn(
                        arn.partition(),
                        "sts",
                        "",
                        arn.account(),
                        "assumed-role/" + arn.resourceName() + "/" + session),
                arn,
                role.id().toOptional().orElse(""));
        return new Requester(
                arn,
                principal,
                context,
                inputs.once(HeldPolicies.class, role, HeldPolicies::of),
                HeldPolicies.boundary("role " + arn.resourceName(), role.permissionsBoundary()),
                inputs.simulations());
    }
}
