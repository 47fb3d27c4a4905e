// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers requests from what the AWS CLI printed, by meaning: the objects that a request asks for are looked up in all
 * outputs of its operation, whatever request those came from.
 *
 * <p>What is not there was not collected; that it does not exist is never concluded, unless the outputs are said to be
 * the whole account.
 */
final class WorldAnswers {

    /** What was found for a request. */
    sealed interface Match {

        /** Everything that was asked for. */
        record Found(ObjectNode response) implements Match {}

        /** Something asked for is not there; {@code what} names it. */
        record Missing(String what) implements Match {}

        /** There is no telling; {@code why} completes "this cannot be answered: …". */
        record Unclear(String why) implements Match {}
    }

    /** How the requests of one operation are answered. */
    interface Rule {
        Match answer(ObjectNode request, Outputs outputs);
    }

    /** The outputs of all operations. */
    record Outputs(Map<Operation<?, ?>, List<CliOutput>> byOperation, boolean whole) {

        List<CliOutput> of(Operation<?, ?> operation) {
            return byOperation.getOrDefault(operation, List.of());
        }

        /** All elements of a list member over all outputs of an operation. */
        Stream<JsonNode> elements(Operation<?, ?> operation, String member) {
            return of(operation).stream()
                    .flatMap(output -> output.response().path(member).valueStream());
        }
    }

    private static final Map<Operation<?, ?>, Rule> SIMULATION =
            Map.of(IamOperations.SIMULATE_PRINCIPAL_POLICY, new SimulationRule());

    private static final Map<Operation<?, ?>, Rule> RULES = Stream.of(
                    EcsRules.ALL.entrySet(),
                    IamRules.ALL.entrySet(),
                    Ec2Rules.ALL.entrySet(),
                    OtherRules.ALL.entrySet(),
                    SIMULATION.entrySet())
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final Outputs outputs;

    /**
     * @param whole whether the outputs are all there is in an account, so that what is not among them does not exist
     */
    WorldAnswers(List<CliOutput> outputs, boolean whole) {
        this.outputs = new Outputs(outputs.stream().collect(Collectors.groupingBy(CliOutput::operation)), whole);
    }

    Match answer(Operation<?, ?> operation, ObjectNode request) {
        if (!CliOutput.text(request, "nextToken").isEmpty()
                || !CliOutput.text(request, "NextToken").isEmpty()
                || !CliOutput.text(request, "Marker").isEmpty()) {
            return new Match.Missing("the next page");
        }
        Rule rule = RULES.get(operation);
        return rule == null ? new Match.Unclear("nothing is known of its outputs") : rule.answer(request, outputs);
    }
}
