// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.SimulatedAction;
import io.github.execready.model.SimulationQuestion;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;

/**
 * Asks the policy simulator one question: one call for all actions on one resource. The same question makes the same
 * request, in whatever order its actions and keys stand, so that it is asked once and found in a bundle.
 */
final class SimulationReader {

    /** The most that one page can hold; IAM's default is a tenth of it. */
    private static final int MAX_ITEMS = 1_000;

    private final AwsApi api;

    SimulationReader(AwsApi api) {
        this.api = api;
    }

    /** What the simulator says of every action of the question; unknown where it says nothing of one. */
    Pending<Evidence<List<SimulatedAction>>> answer(SimulationQuestion question) {
        return IamPages.EVALUATION_RESULTS
                .read(api, request(question), (result, reading) -> new Simulated(result, reading))
                .map(results -> whole(question, results));
    }

    private static SimulatePrincipalPolicyRequest request(SimulationQuestion question) {
        return SimulatePrincipalPolicyRequest.builder()
                .policySourceArn(question.principal().toString())
                .actionNames(question.actions().stream().distinct().sorted().toList())
                .resourceArns(question.resource())
                .contextEntries(SimulationContext.entries(question.context()))
                .maxItems(MAX_ITEMS)
                .build();
    }

    private static Evidence<List<SimulatedAction>> whole(
            SimulationQuestion question, Evidence<List<Simulated>> results) {
        return results.fold(
                known -> all(
                        question.actions().stream()
                                .map(action -> Simulated.decide(action, question.resource(), known.value()))
                                .toList(),
                        known),
                // That IAM knows no such principal is no answer to what it may do.
                absent -> unknown(absent.origin().path() + ": there is no " + question.principal()),
                unknown -> Evidence.unknown(unknown.gap()));
    }

    private static Evidence<List<SimulatedAction>> all(
            List<Evidence<SimulatedAction>> actions, Evidence.Known<List<Simulated>> results) {
        Optional<Evidence<List<SimulatedAction>>> gap = actions.stream()
                .flatMap(action -> action
                        .<Optional<Gap>>fold(
                                known -> Optional.empty(),
                                absent -> Optional.empty(),
                                unknown -> Optional.of(unknown.gap()))
                        .stream())
                .findFirst()
                .map(Evidence::unknown);
        return gap.orElseGet(() -> Evidence.known(
                actions.stream().flatMap(action -> action.toOptional().stream()).toList(), results.origin()));
    }

    private static <T> Evidence<T> unknown(String detail) {
        return Evidence.unknown(
                new Gap(Gap.Reason.SERVICE_ERROR, IamOperations.SIMULATE_PRINCIPAL_POLICY.action(), detail));
    }
}
