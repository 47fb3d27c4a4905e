// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.SimulatedAction;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.OrganizationsDecisionDetail;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryDecisionDetail;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;
import software.amazon.awssdk.services.iam.model.Statement;

/**
 * One result of the policy simulator. IAM answers in two shapes: one result for each action, whose answers for the
 * resources are inside of it and whose own decision and resource are summaries; and, as it used to, one result for each
 * action and resource.
 */
record Simulated(EvaluationResult result, Reading reading) {

    /** What the results say of an action on the resource that was asked for. */
    static Evidence<SimulatedAction> decide(String action, String resource, List<Simulated> results) {
        List<Simulated> about = results.stream()
                .filter(each -> action.equalsIgnoreCase(each.result().evalActionName()))
                .toList();
        if (about.size() == 1) {
            return about.get(0).decide(action, resource);
        }
        List<Simulated> named = about.stream()
                .filter(each -> resource.equals(each.result().evalResourceName()))
                .toList();
        return named.size() == 1 ? named.get(0).decide(action, resource) : unclear(action, resource, about.size());
    }

    private Evidence<SimulatedAction> decide(String action, String resource) {
        List<ResourceSpecificResult> specific = result.resourceSpecificResults();
        if (specific.isEmpty()) {
            return reading.required("EvalDecision", result.evalDecisionAsString())
                    .map(decision -> simulated(action, decision, Optional.empty(), reading));
        }
        int[] named = IntStream.range(0, specific.size())
                // Only one resource was asked for: a single answer is about it, however AWS spells its name.
                .filter(i ->
                        specific.size() == 1 || resource.equals(specific.get(i).evalResourceName()))
                .toArray();
        if (named.length != 1) {
            return unclear(action, resource, specific.size());
        }
        ResourceSpecificResult one = specific.get(named[0]);
        Reading inside = Reading.at(reading.origin().at("ResourceSpecificResults", named[0]));
        return inside.required("EvalResourceDecision", one.evalResourceDecisionAsString())
                .map(decision -> simulated(action, decision, Optional.of(one), inside));
    }

    private SimulatedAction simulated(
            String action, String decision, Optional<ResourceSpecificResult> specific, Reading inside) {
        // The organization's word is only on the result as a whole.
        OrganizationsDecisionDetail organizations = result.organizationsDecisionDetail();
        Optional<PermissionsBoundaryDecisionDetail> own =
                specific.map(ResourceSpecificResult::permissionsBoundaryDecisionDetail);
        PermissionsBoundaryDecisionDetail boundary = own.orElse(result.permissionsBoundaryDecisionDetail());
        List<Statement> statements = specific.map(ResourceSpecificResult::matchedStatements)
                .filter(list -> !list.isEmpty())
                .orElse(result.matchedStatements());
        return new SimulatedAction(
                action,
                decision,
                reading.in("OrganizationsDecisionDetail")
                        .value(
                                "AllowedByOrganizations",
                                organizations == null ? null : organizations.allowedByOrganizations()),
                (own.isPresent() ? inside : reading)
                        .in("PermissionsBoundaryDecisionDetail")
                        .value(
                                "AllowedByPermissionsBoundary",
                                boundary == null ? null : boundary.allowedByPermissionsBoundary()),
                statements.stream()
                        .map(statement -> Reading.plain(statement.sourcePolicyId()))
                        .filter(policy -> !policy.isEmpty())
                        .distinct()
                        .toList(),
                missing(specific));
    }

    /** Of both: a key that is missing anywhere may have decided. */
    private List<String> missing(Optional<ResourceSpecificResult> specific) {
        return Stream.concat(
                        specific.stream().flatMap(one -> one.missingContextValues().stream()),
                        result.missingContextValues().stream())
                .distinct()
                .toList();
    }

    private static Evidence<SimulatedAction> unclear(String action, String resource, int count) {
        return Evidence.unknown(new Gap(
                Gap.Reason.SERVICE_ERROR,
                IamOperations.SIMULATE_PRINCIPAL_POLICY.action(),
                count == 0
                        ? "the answer does not mention " + action
                        : "the answer does not tell which of its results is that of " + action + " on " + resource));
    }
}
