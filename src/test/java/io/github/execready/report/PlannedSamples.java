// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import static io.github.execready.testing.FindingDraft.failure;
import static io.github.execready.testing.FindingDraft.of;

import io.github.execready.catalog.Severity;
import io.github.execready.check.Subject;
import io.github.execready.check.Subject.Kind;
import io.github.execready.engine.Baseline;
import io.github.execready.engine.ContainerVerdict;
import io.github.execready.engine.ExitPolicy;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Finding.Missing;
import io.github.execready.engine.Finding.Remedy;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.engine.Suppression;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import io.github.execready.model.ExecTarget.Identity;
import io.github.execready.model.Location;
import java.util.List;
import java.util.Optional;

/** What a gate says of a plan and a template. */
final class PlannedSamples {

    private static final Location API = new Location("infra/main.tf", 12, 1);
    private static final Location WORKER = new Location("infra/main.tf", 48, 1);
    private static final Location ROLE = new Location("infra/iam.tf", 7, 3);
    private static final Location CONTAINERS = new Location("infra/tasks.tf", 9, 3);
    private static final Location TEMPLATE = new Location("cdk.out/Reports.template.json", 118, 5);

    private PlannedSamples() {}

    /** Two services that share a role, what stood in the baseline, and a template that leaves something open. */
    static Report services() {
        List<TargetReport> targets = List.of(api(), worker(), reports());
        Baseline before =
                new Baseline(Baseline.of(Report.of("0.1.0", List.of(worker()), ExitPolicy.DEFAULT)).entries().stream()
                        .filter(entry -> entry.check().equals("deployment-settled"))
                        .toList());
        return Report.of("0.1.0", targets, ExitPolicy.DEFAULT, before);
    }

    /** A service with one failure, which was decided where it stands. */
    static Report oneFailure(String address, Location at) {
        return one(address, at, Severity.BLOCKER, Verdict.NOT_READY);
    }

    /** A service with one warning. */
    static Report oneWarning(String address, Location at) {
        return one(address, at, Severity.WARNING, Verdict.READY_WITH_WARNINGS);
    }

    private static Report one(String address, Location at, Severity severity, Verdict verdict) {
        Finding finding = failure("service-exec-enabled", new Subject(Kind.SERVICE, "api"))
                .severity(severity)
                .cause("service-exec-disabled")
                .message("Exec is off.")
                .at(at)
                .finding();
        TargetReport target = target(
                identity(Identity.Kind.PLANNED_SERVICE, "api", address, at),
                verdict,
                List.of("service-exec-disabled"),
                finding);
        return Report.of("0.1.0", List.of(target), ExitPolicy.DEFAULT);
    }

    private static TargetReport api() {
        return target(
                identity(Identity.Kind.PLANNED_SERVICE, "api", "aws_ecs_service.api", API),
                Verdict.NOT_READY,
                List.of("ssmmessages-not-allowed"),
                withoutPermissions(API, "aws_ecs_service.api"),
                failure("readonly-root-filesystem", Subject.container("agent"))
                        .cause("readonly-root-filesystem")
                        .message("The root file system of container agent is read-only.")
                        .seen(
                                "aws_ecs_task_definition.api",
                                "ContainerDefinitions[1].ReadonlyRootFilesystem",
                                "true",
                                CONTAINERS)
                        .at(CONTAINERS)
                        .suppression(
                                new Suppression("Nobody enters the agent.", "infra/tasks.tf:1", "2026-12-31", true))
                        .finding(),
                of("service-exec-enabled", new Subject(Kind.SERVICE, "api"), Status.PASS)
                        .message("The condition of service-exec-enabled holds")
                        .seen(
                                "aws_ecs_service.api",
                                "EnableExecuteCommand",
                                "true",
                                new Location("infra/main.tf", 17, 3))
                        .at(new Location("infra/main.tf", 17, 3))
                        .finding());
    }

    private static TargetReport worker() {
        return target(
                identity(Identity.Kind.PLANNED_SERVICE, "worker", "aws_ecs_service.worker[\"eu\"]", WORKER),
                Verdict.NOT_READY,
                List.of("ssmmessages-not-allowed"),
                withoutPermissions(WORKER, "aws_ecs_service.worker[\"eu\"]"),
                failure("deployment-settled", new Subject(Kind.SERVICE, "worker"))
                        .severity(Severity.WARNING)
                        .cause("exec-turned-on-without-deployment")
                        .message("The plan turns exec on and starts no deployment, so running tasks stay without it.")
                        .seen(
                                "aws_ecs_service.worker[\"eu\"]",
                                "EnableExecuteCommand",
                                "true",
                                new Location("infra/main.tf", 53, 3))
                        .at(new Location("infra/main.tf", 53, 3))
                        .remedy(new Remedy("Set force_new_deployment on the service.", List.of(), List.of()))
                        .finding());
    }

    private static TargetReport reports() {
        return target(
                identity(Identity.Kind.PLANNED_RUN_TASK, "", "ReportsRule", TEMPLATE),
                Verdict.INCONCLUSIVE,
                List.of(),
                of("ssmmessages-reachable", new Subject(Kind.TASK, "ReportsRule"), Status.NOT_EVALUATED)
                        .message("Not known: Fn::ImportValue net-vpc")
                        .missing(new Missing(
                                "Fn::ImportValue net-vpc",
                                "net-vpc is exported by no template that was given",
                                "Give the template that exports it as well."))
                        .at(new Location("cdk.out/Reports.template.json", 131, 9))
                        .finding(),
                failure("platform-version", new Subject(Kind.TASK, "ReportsRule"))
                        .severity(Severity.WARNING)
                        .cause("fargate-platform-version-old")
                        .message("Platform version 1.3.0 is older than 1.4.0.")
                        .seen(
                                "ReportsRule",
                                "Targets[0].EcsParameters.PlatformVersion",
                                "1.3.0",
                                new Location("cdk.out/Reports.template.json", 126, 13))
                        .at(new Location("cdk.out/Reports.template.json", 126, 13))
                        .assuming("the default of parameter PlatformVersion")
                        .finding(),
                of("agent-connected", new Subject(Kind.TASK, "ReportsRule"), Status.NOT_APPLICABLE)
                        .message("Nothing runs yet.")
                        .at(TEMPLATE)
                        .finding());
    }

    private static Finding withoutPermissions(Location service, String address) {
        return failure("task-role-ssmmessages", new Subject(Kind.ROLE, "tasks"))
                .cause("ssmmessages-not-allowed")
                .message("Role tasks of " + address + " may not call ssmmessages:CreateControlChannel.")
                .seen("aws_iam_role_policy.tasks", "PolicyDocument", "allows s3:GetObject alone", ROLE)
                .seen(address, "TaskDefinition", "aws_ecs_task_definition.api", service)
                .at(ROLE)
                .assuming("inferred: the only task definition of the module")
                .remedy(new Remedy("Allow the four actions of ssmmessages to the role.", List.of(), List.of()))
                .finding();
    }

    private static Identity identity(Identity.Kind kind, String service, String address, Location at) {
        return new Identity(kind, "", "", service, "", address, Optional.of(at));
    }

    private static TargetReport target(Identity identity, Verdict verdict, List<String> causes, Finding... findings) {
        return new TargetReport(
                identity, verdict, causes, List.of(new ContainerVerdict("app", verdict)), List.of(), List.of(findings));
    }
}
