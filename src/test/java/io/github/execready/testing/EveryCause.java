// SPDX-License-Identifier: Apache-2.0
package io.github.execready.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Catalog;
import io.github.execready.check.Check;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.model.ExecTarget;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The test of a check that shows how each cause comes about which the check's document declares: none is only words. */
public interface EveryCause {

    /** What is tested. */
    Check check();

    /** A target for each cause, or more. */
    Stream<ExecTarget> failing();

    @Test
    default void everyCauseOfTheDocumentComesAbout() {
        // Not by the tester: it makes facts unknown, and the simulator's answers were to other questions then.
        Set<String> causes = failing()
                .flatMap(target -> check().judge(new Inputs(target, check().inputs())).stream())
                .map(Judgement::outcome)
                .filter(Outcome.Fail.class::isInstance)
                .map(outcome -> ((Outcome.Fail) outcome).cause())
                .collect(Collectors.toSet());

        assertThat(causes)
                .containsExactlyInAnyOrderElementsOf(
                        Catalog.builtIn().document(check().id()).causes().keySet());
    }
}
