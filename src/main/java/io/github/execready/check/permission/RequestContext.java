// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import io.github.execready.check.Inputs;
import io.github.execready.iam.Context;
import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.Partition;
import java.util.List;
import java.util.Map;

/**
 * What is known of every request of an exec session before it is made. A key that is not named here is unknown.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">global keys</a>
 */
final class RequestContext {

    private static final String TAGS = "aws:PrincipalTag/";

    /** Keys of requests that a service makes for somebody, that pass tags, or that come with a federated identity. */
    private static final List<String> NEVER = List.of(
            "aws:CalledVia",
            "aws:CalledViaFirst",
            "aws:CalledViaLast",
            "aws:PrincipalServiceName",
            "aws:PrincipalServiceNamesList",
            "aws:SourceAccount",
            "aws:SourceArn",
            "aws:SourceOrgID",
            "aws:SourceOrgPaths",
            "aws:TagKeys",
            "aws:AssumedRoot");

    /** Keys of people and of instances, which the session of a task role does not have. */
    private static final List<String> NOT_OF_TASKS = List.of(
            "aws:MultiFactorAuthPresent",
            "aws:MultiFactorAuthAge",
            "aws:FederatedProvider",
            "aws:SourceIdentity",
            "aws:username",
            "aws:Ec2InstanceSourceVpc",
            "aws:Ec2InstanceSourcePrivateIPv4",
            "ec2:RoleDelivery",
            "ec2:SourceInstanceARN",
            "ssm:SourceInstanceARN");

    private RequestContext() {}

    /** What is the same for everybody. */
    static Context.Builder common(Inputs inputs, Arn principal) {
        Context.Builder context = Context.open()
                .known("aws:PrincipalArn", principal.toString())
                .known("aws:PrincipalAccount", principal.account())
                .known("aws:PrincipalIsAWSService", "false")
                .known("aws:SecureTransport", "true")
                .known("aws:ViaAWSService", "false")
                .known("aws:CurrentTime", inputs.observedAt().toString())
                .known("aws:EpochTime", Long.toString(inputs.observedAt().getEpochSecond()))
                .absentUnder("aws:RequestTag/");
        NEVER.forEach(context::absent);
        String region = inputs.identity().region();
        return region.isEmpty() ? context : context.known("aws:RequestedRegion", region);
    }

    /** What is known of the session of a role that a task runs with. */
    static Context.Builder ofTask(Context.Builder context) {
        NOT_OF_TASKS.forEach(context::absent);
        return context.known("aws:PrincipalType", "AssumedRole");
    }

    /** The tags of the principal, where no session can have added to them. */
    static Context.Builder tagged(Context.Builder context, Evidence<Map<String, String>> tags) {
        tags.toOptional().ifPresent(known -> {
            context.absentUnder(TAGS);
            known.forEach((key, value) -> context.known(TAGS + key, value));
        });
        return context;
    }

    /**
     * The tags of the resource under each name that a service gives them.
     *
     * @param prefixes such as {@code aws:ResourceTag/}
     */
    static Context.Builder resourceTags(
            Context.Builder context, Evidence<Map<String, String>> tags, List<String> prefixes) {
        tags.absentAs(Map.of())
                .toOptional()
                .ifPresent(known -> prefixes.forEach(prefix -> {
                    context.absentUnder(prefix);
                    known.forEach((key, value) -> context.known(prefix + key, value));
                }));
        return context;
    }

    /** The partition of everything that the target's cluster can name. */
    static String partition(Inputs inputs) {
        return Partition.ofRegion(inputs.identity().region()).id();
    }
}
