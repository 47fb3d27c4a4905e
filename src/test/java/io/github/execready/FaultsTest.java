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
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.Look;
import io.github.execready.testing.aws.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
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
        FARGATE("fargate-service", "api", Set.of("container-name")),
        EC2("ec2-service", "worker", Set.of("container-name", "session-logging", "open-sessions"));

        private final String world;
        private final Target target;
        private final Set<String> advice;

        Account(String world, String service, Set<String> advice) {
            this.world = world;
            this.target = Look.service(service);
            this.advice = advice;
        }

        AwsEndpoint endpoint() {
            return AwsEndpoint.start(World.load(world));
        }
    }

    /** What a look at everything showed. */
    private record Seen(List<ExecTarget> targets, Report report, Set<String> calls) {

        static Seen at(Account account, AwsEndpoint endpoint) {
            List<ExecTarget> targets = Look.read(endpoint, account.target);
            return new Seen(targets, ExecReadiness.standard().judge(targets), new TreeSet<>(endpoint.calls()));
        }

        static Seen healthy(Account account) {
            try (AwsEndpoint endpoint = account.endpoint()) {
                return at(account, endpoint);
            }
        }
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
                    .containsOnlyElementsOf(account.advice);
            assertThat(report.targets()).hasSize(2);
            assertThat(endpoint.problems()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void readingMoreThanTheChecksNeedChangesNoFinding(Account account) {
        try (AwsEndpoint endpoint = account.endpoint()) {
            assertThat(Seen.at(account, endpoint).report()).isEqualTo(Look.judge(endpoint, account.target));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatMayNotBeReadIsUnknown(Account account) {
        Seen healthy = Seen.healthy(account);

        assertThat(healthy.calls()).hasSizeGreaterThan(30);
        assertThat(wrong(account, healthy, healthy.calls(), AwsEndpoint::deny)).isEmpty();
    }

    static Stream<Arguments> otherFaults() {
        return Stream.of(
                Arguments.of("throttled", (BiConsumer<AwsEndpoint, String>) AwsEndpoint::throttle),
                Arguments.of("garbled", (BiConsumer<AwsEndpoint, String>) AwsEndpoint::garble));
    }

    /** What differs from one account to the other is covered above; here one account for each operation is enough. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("otherFaults")
    void whatAnOperationFailsToShowIsUnknown(String name, BiConsumer<AwsEndpoint, String> fault) {
        Seen fargate = Seen.healthy(Account.FARGATE);
        Seen ec2 = Seen.healthy(Account.EC2);
        Set<String> others = new TreeSet<>(ec2.calls());
        others.removeAll(fargate.calls());

        assertThat(others).contains("ecs:DescribeContainerInstances", "ec2:DescribeInstances", "iam:GetUser");
        assertThat(wrong(Account.FARGATE, fargate, fargate.calls(), fault)).isEmpty();
        assertThat(wrong(Account.EC2, ec2, others, fault)).isEmpty();
    }

    private static List<String> wrong(
            Account account, Seen healthy, Set<String> operations, BiConsumer<AwsEndpoint, String> fault) {
        return overAll(operations, operation -> {
            try (AwsEndpoint endpoint = account.endpoint()) {
                fault.accept(endpoint, operation);
                Seen faulty = Seen.at(account, endpoint);
                return Stream.of(endpoint.problems(), new Comparison(healthy, faulty).wrong())
                        .flatMap(List::stream)
                        .map(what -> operation + ": " + what)
                        .toList();
            }
        });
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
        try (AwsEndpoint endpoint = Account.FARGATE.endpoint()) {
            Seen healthy = Seen.at(Account.FARGATE, endpoint);
            endpoint.world().set("describe-task-definition", "/taskDefinition/pidMode", "task");

            assertThat(new Comparison(healthy, Seen.at(Account.FARGATE, endpoint)).wrong())
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
