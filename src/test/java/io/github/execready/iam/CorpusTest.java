// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CorpusTest {

    @Test
    void everyDecisionIsRight() {
        List<Corpus.Line> lines = Corpus.decisions();
        assertThat(lines).hasSize(1000);
        assertThat(lines.stream().filter(line -> !name(line).equals(line.right())))
                .extracting(line -> line.decisionCase().id() + " " + line.right() + " but " + decide(line))
                .isEmpty();
    }

    @Test
    void noAnswerIsUnsoundWhereKeysAreUnknown() {
        List<Corpus.Line> lines = Corpus.unknownKeys();
        assertThat(lines).hasSize(300);
        assertThat(lines.stream()
                        .filter(line -> !verdict(line).equals("Depends"))
                        .filter(line -> !verdict(line).equals(line.right())))
                .extracting(line -> line.decisionCase().id() + " " + line.right() + " but " + decide(line))
                .isEmpty();
        assertThat(lines.stream()
                        .filter(line ->
                                verdict(line).equals("Depends") && !line.right().equals("Depends")))
                .as("needlessly open")
                .hasSizeLessThanOrEqualTo(lines.size() * 2 / 100);
    }

    private static Decision decide(Corpus.Line line) {
        return PolicyEvaluator.decide(
                line.decisionCase().request(), line.decisionCase().layers());
    }

    private static String name(Corpus.Line line) {
        return decide(line).getClass().getSimpleName();
    }

    private static String verdict(Corpus.Line line) {
        return decide(line).fold(allowed -> "Allowed", no -> "Denied", no -> "Denied", depends -> "Depends");
    }
}
