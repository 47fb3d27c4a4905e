// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.catalog.Severity;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import io.github.execready.evidence.aws.Target;
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.Look;
import io.github.execready.testing.aws.World;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One trouble that somebody had, put into an account where all else is well.
 *
 * @param name the case and where it was reported
 * @param world the healthy account
 * @param tools the versions of the AWS CLI and of the Session Manager plugin on the machine at hand
 * @param refused the actions that the caller may not call
 * @param causes the root causes, in order; empty where nothing blocks
 * @param warnings the causes that are worth a warning
 */
record FieldCase(
        String name,
        String world,
        Target target,
        UnaryOperator<World> trouble,
        Look.Tools tools,
        Set<String> refused,
        Verdict verdict,
        List<String> causes,
        Set<String> warnings) {

    /** The task of both healthy accounts. */
    static final String TASK = "0123456789abcdef0123456789abcdef";

    static FieldCase fargate(String name, UnaryOperator<World> trouble) {
        return in("fargate-service", name, trouble);
    }

    static FieldCase ec2(String name, UnaryOperator<World> trouble) {
        return in("ec2-service", name, trouble);
    }

    private static FieldCase in(String world, String name, UnaryOperator<World> trouble) {
        return new FieldCase(
                name,
                world,
                Look.task(TASK),
                trouble,
                Look.Tools.CURRENT,
                Set.of(),
                Verdict.READY,
                List.of(),
                Set.of());
    }

    FieldCase of(Target other) {
        return new FieldCase(name, world, other, trouble, tools, refused, verdict, causes, warnings);
    }

    FieldCase from(Look.Tools others) {
        return new FieldCase(name, world, target, trouble, others, refused, verdict, causes, warnings);
    }

    /** Policies are what they are; the answers of the simulator in the healthy accounts are those of healthy policies. */
    FieldCase withoutSimulator() {
        Set<String> actions = Set.of("iam:SimulatePrincipalPolicy");
        return new FieldCase(name, world, target, trouble, tools, actions, verdict, causes, warnings);
    }

    FieldCase blockedBy(String... all) {
        return judged(Verdict.NOT_READY, List.of(all), warnings);
    }

    /** One container can be entered, another one cannot. */
    FieldCase partlyBlockedBy(String... all) {
        return judged(Verdict.READY_WITH_WARNINGS, List.of(all), warnings);
    }

    /** Nothing stands in the way that is known, and not all is known. */
    FieldCase leftOpen() {
        return judged(Verdict.INCONCLUSIVE, causes, warnings);
    }

    FieldCase warnedBy(String... all) {
        return judged(verdict == Verdict.READY ? Verdict.READY_WITH_WARNINGS : verdict, causes, Set.of(all));
    }

    private FieldCase judged(Verdict right, List<String> rightCauses, Set<String> rightWarnings) {
        return new FieldCase(name, world, target, trouble, tools, refused, right, rightCauses, rightWarnings);
    }

    /** Real clients look at the account: the verdict, the causes and the warnings are these, and nothing else is said. */
    void isJudgedRightly() {
        try (AwsEndpoint endpoint = AwsEndpoint.start(trouble.apply(World.load(world)))) {
            refused.forEach(endpoint::deny);
            Report report = Look.judge(endpoint, target, tools);

            assertThat(endpoint.problems()).isEmpty();
            assertThat(errors(report)).isEmpty();
            assertThat(new Judged(report)).isEqualTo(new Judged(verdict, causes, warnings));
            assertThat(blockersBeyond(report)).isEmpty();
        }
    }

    /** What a case is about, of a whole report. */
    private record Judged(Verdict verdict, List<String> causes, Set<String> warnings) {

        Judged(Report report) {
            this(
                    report.verdict(),
                    report.targets().stream()
                            .map(TargetReport::rootCauses)
                            .flatMap(List::stream)
                            .distinct()
                            .toList(),
                    findings(report)
                            .filter(f -> f.status() == Status.FAIL && f.severity() == Severity.WARNING)
                            .map(Finding::cause)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    private static List<String> errors(Report report) {
        return findings(report)
                .filter(f -> f.status() == Status.ERROR)
                .map(Finding::message)
                .toList();
    }

    /** Failures that the root causes do not hold are explained by them; a container that is well fails nothing. */
    private List<String> blockersBeyond(Report report) {
        return causes.isEmpty()
                ? findings(report)
                        .filter(f -> f.status() == Status.FAIL && f.severity() == Severity.BLOCKER)
                        .map(Finding::message)
                        .toList()
                : List.of();
    }

    private static Stream<Finding> findings(Report report) {
        return report.targets().stream().flatMap(target -> target.findings().stream());
    }

    @Override
    public String toString() {
        return name;
    }
}
