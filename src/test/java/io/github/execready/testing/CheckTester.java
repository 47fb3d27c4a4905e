// SPDX-License-Identifier: Apache-2.0
package io.github.execready.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Catalog;
import io.github.execready.catalog.CheckDocument;
import io.github.execready.check.Check;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.engine.Engine;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Status;
import io.github.execready.engine.Suppressions;
import io.github.execready.model.ExecTarget;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs one check on a target and says what it found, one word a subject: {@code container/app: pass}, {@code
 * cluster/prod: fail cluster-inactive}, {@code task/0123: fail for now managed-agent-pending}, {@code service/api:
 * not-applicable no-service}, {@code …: not-evaluated}. On every use it also holds the check to its contract: it reads only
 * what it declares, its document has the words for what it reports, its messages are whole and fit on a line, and more
 * unknown evidence never makes a failure of it pass.
 */
public final class CheckTester {

    private final Check check;
    private final Catalog catalog = Catalog.builtIn();

    private CheckTester(Check check) {
        this.check = check;
    }

    public static CheckTester of(Check check) {
        return new CheckTester(check);
    }

    /** What the check says of a target, one line a subject. */
    public List<String> judge(ExecTarget target) {
        List<Judgement> judgements = check.judge(new Inputs(target, check.inputs()));
        assertThat(check.judge(new Inputs(target, check.inputs())))
                .as("the same again")
                .isEqualTo(judgements);
        words(target);
        lessKnown(target, judgements);
        return lines(judgements);
    }

    /** The findings in full words, for tests of messages and remedies. */
    public List<Finding> findings(ExecTarget target) {
        return new Engine(catalog, List.of(check), Suppressions.NONE)
                .judge(target)
                .findings();
    }

    private static List<String> lines(List<Judgement> judgements) {
        return judgements.stream()
                .map(j -> j.subject() + ": " + line(j.outcome()))
                .toList();
    }

    private static String line(Outcome outcome) {
        return outcome.fold(
                pass -> "pass",
                fail -> "fail " + (fail.passing() ? "for now " : "") + fail.cause(),
                not -> "not-applicable " + not.reason(),
                not -> "not-evaluated",
                blocked -> "blocked by " + blocked.prerequisite(),
                errored -> "error " + errored.description());
    }

    private void words(ExecTarget target) {
        CheckDocument document = catalog.document(check.id());
        for (Finding finding : findings(target)) {
            assertThat(finding.status()).as(finding.message()).isNotEqualTo(Status.ERROR);
            assertThat(finding.message())
                    .as("the message of %s", finding.check())
                    .isNotBlank()
                    .hasSizeLessThanOrEqualTo(1024)
                    .doesNotContain("\n")
                    .doesNotContainPattern("<[a-z][A-Za-z0-9]*>");
            if (finding.status() == Status.FAIL) {
                assertThat(document.causes().values().stream().map(c -> c.id()).collect(Collectors.toSet()))
                        .contains(finding.cause());
                assertThat(finding.remedy().summary()).isNotBlank();
                assertThat(finding.evidence())
                        .as("what %s rests on", finding.cause())
                        .isNotEmpty();
                assertThat(finding.remedy().commands())
                        .allSatisfy(command -> assertThat(command).doesNotContainPattern("<[a-z][A-Za-z0-9]*>"));
            }
        }
    }

    // A fact that becomes unknown may open a question; it never answers one in favour of the target.
    private void lessKnown(ExecTarget target, List<Judgement> judgements) {
        boolean failed = judgements.stream().anyMatch(j -> j.outcome() instanceof Outcome.Fail);
        for (String path : Edits.paths(target)) {
            ExecTarget less = Edits.of(target).unknown(path).target();
            List<Judgement> then = check.judge(new Inputs(less, check.inputs()));
            boolean open = then.stream().anyMatch(j -> j.outcome() instanceof Outcome.NotEvaluated);
            boolean fails = then.stream().anyMatch(j -> j.outcome() instanceof Outcome.Fail);
            if (failed) {
                assertThat(open || fails)
                        .as("with %s unknown: %s", path, lines(then))
                        .isTrue();
            }
        }
    }
}
