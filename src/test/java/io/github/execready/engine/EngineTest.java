// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import static io.github.execready.testing.Targets.fargateService;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.execready.catalog.Catalog;
import io.github.execready.catalog.Severity;
import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.check.Subject;
import io.github.execready.model.ContainerSelection;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.model.Part;
import io.github.execready.model.Simulation;
import io.github.execready.network.SamplePaths;
import io.github.execready.testing.Edits;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class EngineTest {

    private static final Gap GAP = new Gap(Gap.Reason.ACCESS_DENIED, "ecs:DescribeTasks", "AccessDenied: no");

    /** A check whose outcomes a test decides; its words are in the test's own documents. */
    private record Scripted(
            String id, Set<String> prerequisites, Set<Part> inputs, Function<Inputs, List<Judgement>> script)
            implements Check {

        @Override
        public List<Judgement> judge(Inputs inputs) {
            return script.apply(inputs);
        }
    }

    @Test
    void aCrashingCheckIsOneFindingAndHidesNothing() {
        TargetReport report = judge(
                scripted("example-first", inputs -> {
                    throw new IllegalStateException("boom");
                }),
                passing("example-second"));
        assertThat(report.findings())
                .extracting(Finding::check, Finding::status)
                .containsExactly(tuple("example-first", Status.ERROR), tuple("example-second", Status.PASS));
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aCheckThatReadsMoreThanItDeclaresIsAnError() {
        TargetReport report = judge(scripted("example-first", inputs -> {
            inputs.task();
            return List.of();
        }));
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(Status.ERROR);
            assertThat(finding.message()).contains("without declaring it");
        });
    }

    @Test
    void whatHasBegunIsNotJudgedAgain() throws InterruptedException {
        AtomicInteger times = new AtomicInteger();
        CountDownLatch judged = new CountDownLatch(1);
        Engine engine = engine(scripted("example-first", inputs -> {
            times.incrementAndGet();
            judged.countDown();
            return task(inputs, fail());
        }));
        ExecTarget target = fargateService();

        engine.begin(target);
        assertThat(judged.await(5, TimeUnit.SECONDS)).isTrue();
        TargetReport report = engine.judge(target.withSimulations(Evidence.unknown(GAP)));

        assertThat(report.rootCauses()).containsExactly("first-broken");
        assertThat(times).hasValue(1);
    }

    @Test
    void whatGoesByTheSimulatorWaitsForItsAnswers() {
        List<Evidence<List<Simulation>>> seen = new CopyOnWriteArrayList<>();
        Engine engine = engine(new Scripted("example-first", Set.of(), Set.of(Part.SIMULATIONS), inputs -> {
            seen.add(inputs.simulations());
            return task(inputs, fail());
        }));
        ExecTarget target = fargateService();
        Evidence<List<Simulation>> answers = Evidence.known(List.of(), new Origin("iam:SimulatePrincipalPolicy", ""));

        engine.begin(target.withSimulations(Evidence.unknown(GAP)));
        engine.judge(target.withSimulations(answers));

        assertThat(seen).containsExactly(answers);
    }

    @Test
    void aFailedPrerequisiteBlocksWhatNeedsIt() {
        TargetReport report = judge(
                failing("example-first"), scripted("example-second", Set.of("example-first"), i -> task(i, fail())));
        assertThat(report.findings().get(1))
                .satisfies(finding -> assertThat(finding.status()).isEqualTo(Status.NOT_EVALUATED))
                .satisfies(finding -> assertThat(finding.blockedBy()).isEqualTo("example-first"));
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_READY);
        assertThat(report.rootCauses()).containsExactly("first-broken");
    }

    @Test
    void aFindingShowsThePathThatItWasReadOff() {
        Check broken = scripted("example-first", inputs -> List.of(onAPath(inputs, fail())));
        Check open = scripted("example-second", inputs -> List.of(onAPath(inputs, Outcome.notEvaluated(GAP))));
        assertThat(judge(broken, open).findings())
                .allSatisfy(finding -> assertThat(finding.path().breaksAt()).isEqualTo(3));
        assertThat(judge(passing("example-first")).findings())
                .allSatisfy(finding -> assertThat(finding.path().isNone()).isTrue());
    }

    @Test
    void whatWasNotJudgedShowsNoPath() {
        TargetReport report = judge(
                failing("example-first"),
                scripted("example-second", Set.of("example-first"), i -> List.of(onAPath(i, fail()))));
        assertThat(report.findings().get(1).path().isNone()).isTrue();
    }

    @Test
    void whatIsBlockedBlocksInItsTurn() {
        TargetReport report = judge(
                failing("example-first"),
                scripted("example-second", Set.of("example-first"), i -> task(i, fail())),
                scripted("example-third", Set.of("example-second"), i -> task(i, fail())));
        assertThat(report.findings().get(2).blockedBy()).isEqualTo("example-second");
    }

    @Test
    void aPrerequisiteThatIsJudgedLaterBlocksAsWell() {
        TargetReport report = judge(
                scripted("example-second", Set.of("example-first"), i -> task(i, fail())), failing("example-first"));
        assertThat(report.findings()).extracting(Finding::check).containsExactly("example-second", "example-first");
        assertThat(report.findings().get(0).blockedBy()).isEqualTo("example-first");
    }

    @Test
    void aPrerequisiteThatFailedForOneContainerBlocksThatContainerOnly() {
        TargetReport report = judge(
                scripted("example-first", i -> List.of(container("app", fail()), container("sidecar", pass()))),
                scripted(
                        "example-second",
                        Set.of("example-first"),
                        i -> List.of(container("app", fail()), container("sidecar", pass()))));
        assertThat(report.findings())
                .extracting(finding -> finding.check() + " " + finding.subject() + " "
                        + finding.status().label())
                .containsExactly(
                        "example-first container/app fail",
                        "example-first container/sidecar pass",
                        "example-second container/app not-evaluated",
                        "example-second container/sidecar pass");
    }

    @Test
    void aPrerequisiteThatWasNotEvaluatedBlocksNothing() {
        TargetReport report = judge(
                scripted("example-first", i -> task(i, Outcome.notEvaluated(GAP))),
                scripted("example-second", Set.of("example-first"), i -> task(i, fail())));
        assertThat(report.findings().get(1).status()).isEqualTo(Status.FAIL);
    }

    @Test
    void aCauseThatAnotherOneExplainsIsNoRootCause() {
        TargetReport report = judge(failing("example-second"), failing("example-first"), failing("example-third"));
        assertThat(report.rootCauses()).containsExactly("first-broken", "third-broken");
    }

    @Test
    void oneEnterableContainerMakesTheTargetReadyWithWarnings() {
        TargetReport report =
                judge(scripted("example-first", i -> List.of(container("app", fail()), container("sidecar", pass()))));
        assertThat(report.verdict()).isEqualTo(Verdict.READY_WITH_WARNINGS);
        assertThat(report.containers())
                .containsExactly(
                        new ContainerVerdict("app", Verdict.NOT_READY), new ContainerVerdict("sidecar", Verdict.READY));
    }

    @Test
    void withOneContainerAskedForItsVerdictIsTheTargets() {
        TargetReport report = new Engine(
                        Catalog.builtIn(),
                        List.of(scripted("example-first", i -> List.of(container("app", fail())))),
                        Suppressions.NONE)
                .judge(Edits.of(fargateService())
                        .set("selection", new ContainerSelection.Named("app"))
                        .target());
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_READY);
    }

    @Test
    void aFailureOfTheTaskCountsForEveryContainer() {
        assertThat(judge(failing("example-first")).containers())
                .extracting(ContainerVerdict::verdict)
                .containsOnly(Verdict.NOT_READY);
    }

    @Test
    void aSuppressedBlockerDoesNotCountButIsNeverPlainReady() {
        TargetReport report = new Engine(
                        Catalog.builtIn(),
                        List.of(failing("example-first"), passing("example-second")),
                        (finding, target) -> finding.cause().equals("first-broken")
                                ? new Suppression("known", "file:1", "2026-12-31")
                                : Suppression.NONE)
                .judge(fargateService());
        assertThat(report.verdict()).isEqualTo(Verdict.READY_WITH_WARNINGS);
        assertThat(report.rootCauses()).isEmpty();
        assertThat(report.findings().get(0).suppressed()).isTrue();
    }

    @Test
    void aSuppressedBlockerThatNobodyCouldReadIsNeverPlainReadyEither() {
        TargetReport report = new Engine(
                        Catalog.builtIn(),
                        List.of(
                                scripted("example-first", i -> task(i, Outcome.notEvaluated(GAP))),
                                passing("example-second")),
                        (finding, target) -> finding.check().equals("example-first")
                                ? new Suppression("known", "file:1", "2026-12-31")
                                : Suppression.NONE)
                .judge(fargateService());
        assertThat(report.verdict()).isEqualTo(Verdict.READY_WITH_WARNINGS);
    }

    @Test
    void nothingJudgedIsInconclusive() {
        assertThat(judge(scripted("example-first", i -> task(i, Outcome.notApplicable("no-task"))))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aBlockerThatWasNotEvaluatedIsInconclusive() {
        TargetReport report =
                judge(passing("example-first"), scripted("example-second", i -> task(i, Outcome.notEvaluated(GAP))));
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.findings().get(1).missing()).singleElement().satisfies(missing -> {
            assertThat(missing.source()).isEqualTo("ecs:DescribeTasks");
            assertThat(missing.resolution()).contains("Allow ecs:DescribeTasks");
        });
    }

    @Test
    void whatCanAtWorstWarnLeavesTheVerdictAlone() {
        TargetReport report = judge(
                passing("example-first"),
                scripted("example-third", i -> task(i, Outcome.notEvaluatedButAtWorst("third-minor", GAP))));
        assertThat(report.findings().get(1).severity()).isEqualTo(Severity.WARNING);
        assertThat(report.verdict()).isEqualTo(Verdict.READY);
    }

    @Test
    void valuesInCommandsAreQuotedForTheShellAndTheRegionIsNamed() {
        TargetReport report = judge(scripted(
                "example-first",
                i -> task(i, Outcome.fail("first-broken", Facts.none().and("name", "a'b; rm -rf /", ORIGIN)))));
        assertThat(report.findings().get(0).remedy().commands())
                .containsExactly("aws example fix --name 'a'\\''b; rm -rf /' --region eu-west-1");
    }

    private static final Origin ORIGIN = new Origin("test:Engine", "name");

    private static TargetReport judge(Check... checks) {
        return engine(checks).judge(fargateService());
    }

    private static Engine engine(Check... checks) {
        return new Engine(Catalog.builtIn(), Arrays.asList(checks), Suppressions.NONE);
    }

    private static Check failing(String id) {
        return scripted(
                id,
                i -> task(
                        i,
                        Outcome.fail(
                                id.substring("example-".length()) + "-broken",
                                Facts.none().and("name", "it", ORIGIN))));
    }

    private static Check passing(String id) {
        return scripted(id, i -> task(i, pass()));
    }

    private static Check scripted(String id, Function<Inputs, List<Judgement>> script) {
        return scripted(id, Set.of(), script);
    }

    private static Check scripted(String id, Set<String> requires, Function<Inputs, List<Judgement>> script) {
        return new Scripted(id, requires, Set.of(Part.CLUSTER), script);
    }

    private static List<Judgement> task(Inputs inputs, Outcome outcome) {
        return List.of(new Judgement(inputs.taskSubject(), outcome));
    }

    private static Judgement onAPath(Inputs inputs, Outcome outcome) {
        return new Judgement(inputs.taskSubject(), outcome).along(SamplePaths.withoutPublicAddress(), "ssmmessages");
    }

    private static Judgement container(String name, Outcome outcome) {
        return new Judgement(Subject.container(name), outcome);
    }

    private static Outcome pass() {
        return Outcome.pass(Facts.none());
    }

    private static Outcome fail() {
        return Outcome.fail("first-broken", Facts.none().and("name", "it", ORIGIN));
    }
}
