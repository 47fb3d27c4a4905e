// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import io.github.execready.model.Arn;

/** One action on one resource by somebody, with what is known of its context. */
public final class Request {

    private final Action action;
    private final ArnText resource;
    private final Principal principal;
    private final String resourceAccount;
    private final Context context;

    private Request(Action action, ArnText resource, Principal principal, String resourceAccount, Context context) {
        this.action = action;
        this.resource = resource;
        this.principal = principal;
        this.resourceAccount = resourceAccount;
        this.context = context;
    }

    /**
     * A request.
     *
     * @param action such as {@code ssmmessages:OpenDataChannel}
     * @param resource its ARN; {@code *} for actions without resource-level permissions
     */
    public static Request of(Principal principal, String action, String resource, Context context) {
        return new Request(Action.of(action), ArnText.of(resource), principal, account(resource), context);
    }

    // AWS's own resources, such as its managed policies, are nobody else's: policies of the principal are enough.
    private static String account(String resource) {
        return Arn.parse(resource)
                .map(Arn::account)
                .filter(account -> !account.equals("aws"))
                .orElse("");
    }

    /** The same for a resource whose ARN does not show its account, such as a bucket. */
    public Request inAccount(String account) {
        return new Request(action, resource, principal, account, context);
    }

    /** The same action by the same principal on something else. */
    public Request on(String otherResource) {
        return of(principal, action.name(), otherResource, context);
    }

    public String actionName() {
        return action.name();
    }

    public String resource() {
        return resource.text();
    }

    public Principal principal() {
        return principal;
    }

    public Context context() {
        return context;
    }

    static boolean isRoleAssumption(String action) {
        return Context.normal(action).startsWith("sts:assumerole");
    }

    Action action() {
        return action;
    }

    ArnText resourceText() {
        return resource;
    }

    /** Whether principal and resource are of one account; a resource without an account belongs to the principal's. */
    boolean isWithinAccount() {
        return resourceAccount.isEmpty() || resourceAccount.equals(principal.account());
    }

    /**
     * Whether the resource's own policy has to allow, because nothing else can: keys and roles.
     *
     * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html">key policies</a>
     */
    boolean needsResourcePolicy() {
        return isRoleAssumption(action.name()) || (action.normalName().startsWith("kms:") && resource.isArn());
    }
}
