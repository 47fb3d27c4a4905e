// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Arn;
import io.github.execready.model.AttachedPolicy;
import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.PermissionsBoundary;
import io.github.execready.model.PolicyDocument;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;

/** Reads the policies of a role, a user or a group. A document that cannot be read leaves the others known. */
final class PolicyReader {

    private final AwsApi api;

    PolicyReader(AwsApi api) {
        this.api = api;
    }

    /** The default version of a managed policy. */
    Pending<Evidence<PolicyDocument>> managed(Arn arn) {
        return api.ask(
                        IamOperations.GET_POLICY,
                        GetPolicyRequest.builder().policyArn(arn.toString()).build())
                .then(answer -> Chain.then(
                        answer.evidence((response, origin) -> Reading.at(origin)
                                .required("Policy", response.policy())
                                .flatMap(policy -> Reading.at(origin)
                                        .in("Policy")
                                        .required("DefaultVersionId", policy.defaultVersionId()))),
                        version -> version(arn, version)));
    }

    private Pending<Evidence<PolicyDocument>> version(Arn arn, String version) {
        return api.ask(
                        IamOperations.GET_POLICY_VERSION,
                        GetPolicyVersionRequest.builder()
                                .policyArn(arn.toString())
                                .versionId(version)
                                .build())
                .map(answer -> answer.evidence((response, origin) -> Reading.at(origin)
                        .required("PolicyVersion", response.policyVersion())
                        .flatMap(v -> PolicyText.encoded(
                                arn.toString(), origin.at("PolicyVersion").at("Document"), v.document()))));
    }

    /** The boundary that {@code GetRole} or {@code GetUser} names. */
    Pending<Evidence<PermissionsBoundary>> boundary(Reading holder, @Nullable AttachedPermissionsBoundary boundary) {
        if (boundary == null) {
            return Pending.of(Evidence.absent(holder.in("PermissionsBoundary").origin()));
        }
        String text = Reading.plain(boundary.permissionsBoundaryArn());
        Evidence<Arn> arn = holder.in("PermissionsBoundary")
                .required("PermissionsBoundaryArn", Arn.parse(text).orElse(null));
        return Chain.then(
                arn, known -> managed(known).map(document -> arn.map(a -> new PermissionsBoundary(a, document))));
    }

    /**
     * The policies that somebody holds.
     *
     * @param names the embedded policies' names
     * @param document asks for an embedded policy by its name
     * @param arns the attached policies' ARNs
     */
    Pending<HeldPolicies> held(
            Pending<Evidence<List<String>>> names,
            Function<String, Pending<Evidence<PolicyDocument>>> document,
            Pending<Evidence<List<String>>> arns) {
        return names.then(list -> Chain.each(list, document))
                .with(arns.then(list -> Chain.each(arns(list), this::attached)), HeldPolicies::new);
    }

    private Pending<AttachedPolicy> attached(Arn arn) {
        return managed(arn).map(document -> new AttachedPolicy(arn, document));
    }

    /** A policy that cannot even be named could deny: with such a one the whole list is unknown. */
    private static Evidence<List<Arn>> arns(Evidence<List<String>> listed) {
        return listed.fold(
                known -> {
                    List<Arn> arns = known.value().stream()
                            .flatMap(text -> Arn.parse(text).stream())
                            .toList();
                    return arns.size() == known.value().size()
                            ? Evidence.known(arns, known.origin())
                            : Evidence.unknown(new Gap(
                                    Gap.Reason.SERVICE_ERROR,
                                    known.origin().source(),
                                    "an attached policy has no ARN"));
                },
                absent -> Evidence.absent(absent.origin()),
                unknown -> Evidence.unknown(unknown.gap()));
    }
}
