// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.aws.WorldAnswers.Match;
import io.github.execready.evidence.aws.WorldAnswers.Outputs;
import io.github.execready.evidence.aws.WorldAnswers.Rule;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the policy simulator is answered from files. Its output says neither who it is about nor which condition keys it
 * was given, so that only the files of a whole account, which are named after the principal and hold whatever the
 * context, can answer.
 */
final class SimulationRule implements Rule {

    @Override
    public Match answer(ObjectNode request, Outputs outputs) {
        if (!outputs.whole()) {
            return new Match.Unclear("an output of it does not say what was asked");
        }
        String principal = CliOutput.text(request, "PolicySourceArn");
        List<JsonNode> known = outputs.of(IamOperations.SIMULATE_PRINCIPAL_POLICY).stream()
                .filter(output -> Labelled.isLabel(output.label(), principal))
                .flatMap(output -> output.response().path("EvaluationResults").valueStream())
                .toList();
        String resource = request.path("ResourceArns").path(0).asString("");
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        for (JsonNode action : request.path("ActionNames")) {
            List<JsonNode> results = known.stream()
                    .filter(result -> CliOutput.text(result, "EvalActionName").equals(action.asString("")))
                    .filter(result -> isAbout(result, resource))
                    .toList();
            if (results.isEmpty()) {
                return new Match.Missing(
                        "the simulation of " + action.asString("") + " on " + resource + " by " + principal);
            }
            response.withArrayProperty("EvaluationResults").addAll(results);
        }
        return new Match.Found(response);
    }

    private static boolean isAbout(JsonNode result, String resource) {
        return Stream.concat(
                        Stream.of(result),
                        result.path("ResourceSpecificResults").valueStream())
                .anyMatch(each -> CliOutput.text(each, "EvalResourceName").equals(resource));
    }
}
