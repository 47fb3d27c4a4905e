// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.Questions;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.model.Simulation;
import io.github.execready.model.SimulationQuestion;
import java.util.List;
import java.util.Optional;

/** Asks the policy simulator all questions about a target, at once. */
final class Simulator {

    static final Evidence<List<Simulation>> NOT_ASKED = Evidence.unknown(new Gap(
            Gap.Reason.NOT_ASKED,
            IamOperations.SIMULATE_PRINCIPAL_POLICY.action(),
            "AWS's policy simulator is not asked in this run"));

    private final SimulationReader reader;
    private final Optional<Questions> questions;

    /** @param questions what is asked; empty where nobody wants to know */
    Simulator(AwsApi api, Optional<Questions> questions) {
        this.reader = new SimulationReader(api);
        this.questions = questions;
    }

    /** The target with the answers. */
    Pending<ExecTarget> answered(ExecTarget target) {
        return questions
                .map(wanted -> ask(wanted.about(target)).map(target::withSimulations))
                .orElseGet(() -> Pending.of(target.withSimulations(NOT_ASKED)));
    }

    private Pending<Evidence<List<Simulation>>> ask(List<SimulationQuestion> all) {
        return Pending.all(all.stream().distinct().map(this::ask).toList())
                .map(answers ->
                        Evidence.known(answers, new Origin(IamOperations.SIMULATE_PRINCIPAL_POLICY.action(), "")));
    }

    private Pending<Simulation> ask(SimulationQuestion question) {
        return reader.answer(question).map(answer -> new Simulation(question, answer));
    }
}
