// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.execready.catalog.Severity;
import io.github.execready.check.Check;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.aws.Target;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Part;
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.Look;
import io.github.execready.testing.aws.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One operation after the other fails in an account where all is well: what it would have shown is not made up. */
class FaultsTest {

    /** Pauses between retries take no processor, so many runs can wait at once. */
    private static final int RUNS_AT_ONCE = 24;

    enum Account {
        FARGATE("fargate-service", "api", "eu-west-1", Set.of("container-name")),
        LOGS_ELSEWHERE("fargate-service", "api", "us-west-2", Set.of("container-name")),
        EC2("ec2-service", "worker", "eu-west-1", Set.of("container-name", "session-logging", "open-sessions"));

        private final World world;
        private final Target target;
        private final String buckets;
        private final Set<String> advice;

        Account(String world, String service, String buckets, Set<String> advice) {
            this.world = World.load(world);
            this.target = Look.service(service);
            this.buckets = buckets;
            this.advice = advice;
        }

        AwsEndpoint endpoint() {
            return AwsEndpoint.start(world).bucketsIn(buckets);
        }
    }

    /** What a look showed. */
    private record Seen(List<ExecTarget> targets, Report report, Set<String> calls) {

        static Seen at(Account account, AwsEndpoint endpoint, Set<Part> parts) {
            List<ExecTarget> targets = Look.read(endpoint, account.target, parts);
            return new Seen(targets, ExecReadiness.standard().judge(targets), new TreeSet<>(endpoint.calls()));
        }

        static Seen healthy(Account account, Set<Part> parts) {
            try (AwsEndpoint endpoint = account.endpoint()) {
                return at(account, endpoint, parts);
            }
        }

        /** What is wrong with a look at the same while operations fail. */
        List<String> wrongWith(Account account, Set<Part> parts, Set<String> failing, Fault fault) {
            try (AwsEndpoint endpoint = account.endpoint()) {
                failing.forEach(operation -> fault.of(endpoint, operation));
                Seen faulty = at(account, endpoint, parts);
                return Stream.of(endpoint.problems(), new Comparison(this, faulty).wrong())
                        .flatMap(List::stream)
                        .map(what -> failing + ": " + what)
                        .toList();
            }
        }
    }

    /** A way to fail. */
    private interface Fault {
        void of(AwsEndpoint endpoint, String operation);
    }

    /** What a run of all checks reads. */
    private static Set<Part> judged() {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        ExecReadiness.standard().checks().forEach(check -> parts.addAll(check.inputs()));
        return parts;
    }

    @ParameterizedTest
    @EnumSource
    void anAccountWhereAllIsWellIsReady(Account account) {
        try (AwsEndpoint endpoint = account.endpoint()) {
            Report report = Look.judge(endpoint, account.target);

            assertThat(report.verdict()).isEqualTo(Verdict.READY);
            assertThat(notPassed(report))
                    .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.ADVICE))
                    .extracting(Finding::check)
                    .containsOnly(account.advice.toArray(String[]::new));
            assertThat(report.targets()).hasSize(2);
            assertThat(endpoint.problems()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void readingMoreThanTheChecksNeedChangesNoFinding(Account account) {
        try (AwsEndpoint endpoint = account.endpoint()) {
            assertThat(Seen.at(account, endpoint, Part.all()).report()).isEqualTo(Look.judge(endpoint, account.target));
        }
    }

    static Stream<Arguments> faults() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("denied", AwsEndpoint::deny);
        faults.put("throttled", AwsEndpoint::throttle);
        faults.put("garbled", AwsEndpoint::garble);
        return Stream.of(Account.values())
                .flatMap(account -> faults.entrySet().stream()
                        .map(fault -> Arguments.of(account, fault.getKey(), fault.getValue())));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("faults")
    void whatAnOperationThatACheckNeedsFailsToShowIsUnknown(Account account, String name, Fault fault) {
        Seen healthy = Seen.healthy(account, judged());

        assertThat(healthy.calls()).contains("ecs:DescribeTasks", "ecs:DescribeTaskDefinition", "iam:GetRole");
        assertThat(overAll(
                        healthy.calls(), operation -> healthy.wrongWith(account, judged(), Set.of(operation), fault)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void collectingAsksNothingThatNoCheckNeeds(Account account) {
        assertThat(Seen.healthy(account, Part.all()).calls())
                .isEqualTo(Seen.healthy(account, judged()).calls())
                .contains("iam:GetRolePolicy", "ec2:DescribeRouteTables", "iam:SimulatePrincipalPolicy");
    }

    static Stream<Arguments> quickFaults() {
        // Where much is throttled, the pauses between retries add up.
        return faults().filter(fault -> !fault.get()[1].equals("throttled"));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("quickFaults")
    void whatManyOperationsFailToShowIsUnknown(Account account, String name, Fault fault) {
        Seen healthy = Seen.healthy(account, Part.all());
        Set<String> left = new TreeSet<>(healthy.calls());

        // One that fails keeps others from being asked; those fail in the next round.
        while (!left.isEmpty()) {
            Set<String> round = Set.copyOf(left);
            try (AwsEndpoint endpoint = account.endpoint()) {
                round.forEach(operation -> fault.of(endpoint, operation));
                Seen faulty = Seen.at(account, endpoint, Part.all());

                assertThat(new Comparison(healthy, faulty).wrong()).isEmpty();
                assertThat(left.removeAll(faulty.calls()))
                        .as("%s are asked", round)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void expiredCredentialsEndTheRunAndAreNoFinding(Account account) {
        try (AwsEndpoint endpoint = account.endpoint().expire("*")) {
            assertThatExceptionOfType(EvidenceException.class)
                    .isThrownBy(() -> Look.judge(endpoint, account.target))
                    .withMessageContaining("credentials");
        }
    }

    @Test
    void aFaultIsNoticedByTheComparison() {
        Seen healthy = Seen.healthy(Account.FARGATE, judged());
        try (AwsEndpoint broken = AwsEndpoint.start(World.load("fargate-service"))) {
            broken.world().set("describe-task-definition", "/taskDefinition/pidMode", "task");

            assertThat(new Comparison(healthy, Seen.at(Account.FARGATE, broken, judged())).wrong())
                    .anyMatch(what -> what.contains("taskDefinition.pidMode"))
                    .anyMatch(what -> what.contains("pid-mode"));
        }
    }

    private static List<String> overAll(Collection<String> operations, Function<String, List<String>> run) {
        ExecutorService threads = Executors.newFixedThreadPool(RUNS_AT_ONCE);
        try {
            List<Future<List<String>>> runs = operations.stream()
                    .map(operation -> threads.submit(() -> run.apply(operation)))
                    .toList();
            List<String> all = new ArrayList<>();
            for (Future<List<String>> future : runs) {
                all.addAll(future.get());
            }
            return all;
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("a run ended in an exception", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Finding> notPassed(Report report) {
        return report.targets().stream()
                .flatMap(target -> target.findings().stream())
                .filter(f -> f.status() != Status.PASS && f.status() != Status.NOT_APPLICABLE)
                .toList();
    }

    /** Two looks at one account, of which the second had to do without an operation. */
    private record Comparison(Seen healthy, Seen faulty) {

        private static final Map<String, Check> CHECKS =
                ExecReadiness.standard().checks().stream().collect(Collectors.toMap(Check::id, Function.identity()));

        List<String> wrong() {
            List<String> wrong = new ArrayList<>();
            for (int i = 0; i < faulty.targets().size(); i++) {
                ExecTarget before = counterpart(faulty.targets().get(i));
                Differences differences =
                        Differences.between(before, faulty.targets().get(i));
                wrong.addAll(differences.contradictions());
                wrong.addAll(wrong(
                        healthy.report().targets().get(healthy.targets().indexOf(before)),
                        faulty.report().targets().get(i),
                        differences.unknownParts()));
            }
            if (faulty.targets().isEmpty()) {
                wrong.add("no target is left");
            }
            return wrong;
        }

        /** The same task, or any where the tasks could not be listed: what they share is compared. */
        private ExecTarget counterpart(ExecTarget target) {
            return healthy.targets().stream()
                    .filter(t -> t.identity().task().equals(target.identity().task()))
                    .findFirst()
                    .orElse(healthy.targets().get(0));
        }

        private static List<String> wrong(TargetReport before, TargetReport after, Set<String> unknownParts) {
            List<String> wrong = new ArrayList<>();
            boolean ready = after.verdict().compareTo(Verdict.READY_WITH_WARNINGS) <= 0;
            if (after.verdict() == Verdict.NOT_READY) {
                wrong.add("a failing operation makes it " + after.verdict() + " by " + after.rootCauses());
            }
            for (Finding finding : after.findings()) {
                Status was = status(before, finding);
                if (finding.status() == was) {
                    continue;
                }
                String what = finding.check() + " " + finding.subject() + " was " + was + " and is " + finding.status()
                        + ": " + finding.message();
                if (finding.status() != Status.NOT_EVALUATED) {
                    wrong.add(what);
                }
                if (ready && finding.severity() == Severity.BLOCKER) {
                    wrong.add(after.verdict() + " although " + what);
                }
                boolean explained = finding.blockedBy().isEmpty()
                        && CHECKS.get(finding.check()).inputs().stream()
                                .noneMatch(part -> unknownParts.contains(part.label()));
                if (explained) {
                    wrong.add("nothing that it reads is unknown, but " + what);
                }
            }
            return wrong;
        }

        private static Status status(TargetReport report, Finding like) {
            List<Finding> same = report.findings().stream()
                    .filter(f -> f.check().equals(like.check()))
                    .toList();
            return same.stream()
                    .filter(f -> f.subject().equals(like.subject()))
                    .findFirst()
                    // Where it is not known which tasks or containers there are, one finding stands for all.
                    .orElse(same.get(0))
                    .status();
        }
    }
}
