// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import static io.github.execready.testing.FindingDraft.failure;
import static io.github.execready.testing.FindingDraft.of;

import io.github.execready.catalog.Likelihood;
import io.github.execready.catalog.Severity;
import io.github.execready.check.Subject;
import io.github.execready.check.Subject.Kind;
import io.github.execready.check.cluster.ClusterActive;
import io.github.execready.engine.Assumption;
import io.github.execready.engine.ContainerVerdict;
import io.github.execready.engine.Engine;
import io.github.execready.engine.ExitPolicy;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Finding.Missing;
import io.github.execready.engine.Finding.Remedy;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.engine.Suppression;
import io.github.execready.engine.Suppressions;
import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.ExecTarget.Identity;
import io.github.execready.testing.Edits;
import io.github.execready.testing.Targets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reports with one of everything that a format has to show. */
final class SampleReports {

    private static final String TASK = "0123456789abcdef0123456789abcdef";
    private static final String ARN = "arn:aws:ecs:eu-west-1:111122223333:task/prod/";
    private static final Missing DENIED = new Missing(
            "iam:GetRole",
            "AccessDenied: User: arn:aws:iam::111122223333:user/alice is not authorized to perform: iam:GetRole on"
                    + " resource: role api-task",
            "Allow iam:GetRole to the caller; execready permissions prints the whole policy.");
    private static final List<Assumption> ASSUMPTIONS = List.of(
            new Assumption(
                    "organization-policies",
                    "No service or resource control policy denies ssmmessages or ecs:ExecuteCommand; ordinary callers"
                            + " cannot read them. Ask whoever runs the organization."),
            new Assumption(
                    "image-contents",
                    "The image holds the command to be run (/bin/sh, for example); no API shows that. Look with: aws"
                            + " ecr batch-get-image --repository-name REPOSITORY --image-ids imageTag=TAG"));

    private SampleReports() {}

    /** All of them by name, which is also the name of their files in {@code reports/samples}. */
    static Map<String, Report> all() {
        Map<String, Report> reports = new LinkedHashMap<>();
        reports.put("not-ready-task", notReadyTask());
        reports.put("ready-service", readyService());
        reports.put("mixed-service", mixedService());
        reports.put("inconclusive-task", inconclusiveTask());
        reports.put("partly-judged-task", partlyJudgedTask());
        reports.put(
                "inactive-cluster",
                judged(Edits.of(Targets.fargateService())
                        .set("cluster.status", "INACTIVE")
                        .target()));
        reports.put("unreachable-task", unreachableTask());
        reports.put("hostile-task", hostileTask());
        reports.put("planned-services", PlannedSamples.services());
        return reports;
    }

    static Report notReadyTask() {
        Subject task = new Subject(Kind.TASK, TASK);
        List<Finding> findings = List.of(
                pass("session-manager-plugin-installed", new Subject(Kind.CLIENT, "local")),
                failure("session-manager-plugin-current", new Subject(Kind.CLIENT, "local"))
                        .severity(Severity.WARNING)
                        .cause("session-manager-plugin-old")
                        .message("The Session Manager plugin is 1.1.54; sessions that are encrypted need 1.2.497.0 or"
                                + " newer.")
                        .seen("session-manager-plugin --version", "", "1.1.54")
                        .remedy(new Remedy("Install the newest Session Manager plugin.", List.of(), List.of()))
                        .finding(),
                pass("caller-allowed", new Subject(Kind.CALLER, "user/alice")),
                pass("cluster-active", new Subject(Kind.CLUSTER, "prod")),
                failure("session-logging", new Subject(Kind.CLUSTER, "prod"))
                        .severity(Severity.ADVICE)
                        .cause("session-logging-off")
                        .message("Cluster prod logs no sessions: nobody can tell later what was typed.")
                        .seen(
                                "ecs:DescribeClusters",
                                "clusters[0].configuration.executeCommandConfiguration.logging",
                                "NONE")
                        .remedy(new Remedy("Send the sessions to a log group.", List.of(), List.of()))
                        .finding(),
                pass("exec-enabled", task),
                failure("managed-agent-running", Subject.container("app"))
                        .cause("managed-agent-pending")
                        .message("The exec agent of container app is PENDING, not RUNNING.")
                        .seen("ecs:DescribeTasks", "tasks[0].containers[0].managedAgents[0].lastStatus", "PENDING")
                        .passing(true)
                        .remedy(new Remedy(
                                "Wait until the agent is RUNNING.",
                                List.of("aws ecs describe-tasks --cluster prod --tasks " + TASK
                                        + " --query 'tasks[].containers[].managedAgents[].lastStatus' --region"
                                        + " eu-west-1"),
                                List.of()))
                        .finding(),
                pass("managed-agent-running", Subject.container("sidecar")),
                pass("root-filesystem-writable", Subject.container("app")),
                failure("root-filesystem-writable", Subject.container("sidecar"))
                        .cause("readonly-root-filesystem")
                        .message("Container sidecar has a read-only root file system.")
                        .seen(
                                "ecs:DescribeTaskDefinition",
                                "taskDefinition.containerDefinitions[1].readonlyRootFilesystem",
                                "true")
                        .suppression(new Suppression("nobody enters the sidecar", ".execready.yaml", "2027-01-31"))
                        .finding(),
                failure("init-process", Subject.container("sidecar"))
                        .severity(Severity.ADVICE)
                        .cause("init-process-not-enabled")
                        .message("Container sidecar runs no init process.")
                        .seen(
                                "ecs:DescribeTaskDefinition",
                                "taskDefinition.containerDefinitions[1].linuxParameters.initProcessEnabled",
                                "not set")
                        .suppression(new Suppression("it brings one in its image", ".execready.yaml", ""))
                        .finding(),
                waits("exec-session-free", Subject.container("app"), "managed-agent-running"),
                waits("shell-in-image", Subject.container("app"), "managed-agent-running"),
                of("exec-session-free", Subject.container("sidecar"), Status.NOT_APPLICABLE)
                        .message("Each container has a process namespace of its own.")
                        .finding(),
                of("init-process", Subject.container("aws-guardduty-agent-r4nd0m"), Status.NOT_APPLICABLE)
                        .message("AWS added this container.")
                        .finding(),
                open("task-role-trust", new Subject(Kind.ROLE, "api-task"), Severity.BLOCKER),
                open("task-role-ssmmessages", new Subject(Kind.ROLE, "api-task"), Severity.BLOCKER),
                open("task-role-logging", new Subject(Kind.ROLE, "api-task"), Severity.WARNING),
                failure("ssmmessages-reachable", task)
                        .cause("public-subnet-without-public-ip")
                        .likelihood(Likelihood.HIGH)
                        .message("Subnet subnet-0a1b2c3d4e5f60718 sends 0.0.0.0/0 to the internet gateway"
                                + " igw-0123456789abcdef0, but the task has no public address, so nothing comes back.")
                        .seen("ec2:DescribeRouteTables", "RouteTables[0].Routes[1].GatewayId", "igw-0123456789abcdef0")
                        .seen("ec2:DescribeNetworkInterfaces", "NetworkInterfaces[0].Association", "not set")
                        .remedy(new Remedy(
                                "Run the tasks in private subnets behind a NAT gateway, or add an interface endpoint for"
                                        + " ssmmessages to the VPC.",
                                List.of(
                                        "aws ec2 create-vpc-endpoint --vpc-id vpc-0123456789abcdef0 --vpc-endpoint-type"
                                                + " Interface --service-name com.amazonaws.eu-west-1.ssmmessages"
                                                + " --subnet-ids subnet-0a1b2c3d4e5f60718 --security-group-ids"
                                                + " sg-0123456789abcdef0 --private-dns-enabled --region eu-west-1",
                                        "aws ecs update-service --cluster prod --service api --force-new-deployment"
                                                + " --region eu-west-1"),
                                List.of(
                                        "An interface endpoint costs money for every hour and Availability Zone.",
                                        "--force-new-deployment replaces every task of the service.")))
                        .finding(),
                failure("control-channel-open", task)
                        .cause("agent-not-connected")
                        .message("The agent of the task never opened its control channel.")
                        .seen("ssm:GetConnectionStatus", "Status", "notconnected")
                        .finding(),
                of("kms-reachable", task, Status.ERROR)
                        .message(
                                "The check went wrong: java.lang.IllegalStateException: reads network without declaring"
                                        + " it as an input")
                        .finding(),
                of("container-instance-agent", task, Status.NOT_APPLICABLE)
                        .message("Fargate tasks have no container instance of their own.")
                        .finding());
        TargetReport target = new TargetReport(
                new Identity(Identity.Kind.TASK, "eu-west-1", "prod", "api", ARN + TASK),
                Verdict.NOT_READY,
                List.of("public-subnet-without-public-ip", "managed-agent-pending"),
                List.of(
                        new ContainerVerdict("app", Verdict.NOT_READY),
                        new ContainerVerdict("sidecar", Verdict.NOT_READY)),
                ASSUMPTIONS,
                findings);
        return Report.of("0.1.0", List.of(target), ExitPolicy.DEFAULT);
    }

    static Report readyService() {
        List<TargetReport> tasks = IntStream.of(1, 2, 3)
                .mapToObj(i -> target(id(i), Verdict.READY, List.of(), good(id(i))))
                .toList();
        return Report.of("0.1.0", tasks, ExitPolicy.DEFAULT);
    }

    static Report mixedService() {
        List<TargetReport> tasks = new ArrayList<>();
        tasks.add(target(id(1), Verdict.READY, List.of(), good(id(1))));
        for (int i : List.of(2, 3)) {
            List<Finding> findings = new ArrayList<>(good(id(i)));
            findings.add(failure("exec-enabled", new Subject(Kind.TASK, id(i)))
                    .cause("task-launched-before-enable")
                    .likelihood(Likelihood.HIGH)
                    .message("The task was started before exec was enabled on service api.")
                    .seen("ecs:DescribeTasks", "tasks[" + i + "].enableExecuteCommand", "false")
                    .remedy(new Remedy(
                            "Replace the tasks; exec cannot be enabled on one that runs.",
                            List.of(
                                    "aws ecs update-service --cluster prod --service api --force-new-deployment --region"
                                            + " eu-west-1"),
                            List.of("--force-new-deployment replaces every task of the service.")))
                    .finding());
            tasks.add(target(id(i), Verdict.NOT_READY, List.of("task-launched-before-enable"), findings));
        }
        List<Finding> open = new ArrayList<>(good(id(4)));
        open.add(open("task-role-ssmmessages", new Subject(Kind.ROLE, "api-task"), Severity.BLOCKER));
        tasks.add(target(id(4), Verdict.INCONCLUSIVE, List.of(), open));
        return Report.of("0.1.0", tasks, ExitPolicy.DEFAULT);
    }

    static Report inconclusiveTask() {
        List<Finding> findings = new ArrayList<>(good(TASK));
        findings.add(open("task-role-ssmmessages", new Subject(Kind.ROLE, "api-task"), Severity.BLOCKER));
        return Report.of("0.1.0", List.of(target(TASK, Verdict.INCONCLUSIVE, List.of(), findings)), ExitPolicy.DEFAULT);
    }

    static Report partlyJudgedTask() {
        List<Finding> findings = new ArrayList<>(good(TASK));
        findings.add(leftOut("container-name", "skip in .execready.yaml", Severity.ADVICE));
        findings.add(leftOut("session-logging", "--select", Severity.ADVICE));
        for (String check : List.of(
                "pid-mode", "task-role-present", "network-mode", "agent-connected", "container-os", "kms-key-usable")) {
            findings.add(leftOut(check, "--select", Severity.BLOCKER));
        }
        return Report.of("0.1.0", List.of(target(TASK, Verdict.INCONCLUSIVE, List.of(), findings)), ExitPolicy.DEFAULT);
    }

    /** Paths of every sort: broken on the way there and on the way back, not known, and open. */
    static Report unreachableTask() {
        Subject task = new Subject(Kind.TASK, TASK);
        String message =
                "Subnet subnet-0a1b2c3d4e5f60718 sends 0.0.0.0/0 to the internet gateway igw-0123456789abcdef0,"
                        + " but the task has no public address, so nothing comes back.";
        List<Finding> findings = List.of(
                failure("ssmmessages-reachable", task)
                        .cause("public-subnet-without-public-ip")
                        .likelihood(Likelihood.HIGH)
                        .message(message)
                        .seen("ec2:DescribeRouteTables", "RouteTables[0].Routes[1].GatewayId", "igw-0123456789abcdef0")
                        .remedy(new Remedy(
                                "Run the tasks in private subnets behind a NAT gateway.", List.of(), List.of()))
                        .path(SampleHops.publicSubnet())
                        .finding(),
                of("kms-reachable", task, Status.NOT_EVALUATED)
                        .message("Not known: ec2:DescribeNetworkAcls")
                        .missing(new Missing(
                                "ec2:DescribeNetworkAcls",
                                "UnauthorizedOperation: You are not authorized to perform this operation.",
                                "Allow ec2:DescribeNetworkAcls to the caller."))
                        .path(SampleHops.unreadAcl())
                        .finding(),
                failure("log-destinations-reachable", new Subject(Kind.LOG_GROUP, "/ecs/exec"))
                        .severity(Severity.WARNING)
                        .cause("network-acl-blocks")
                        .message("Network ACL acl-0123456789abcdef0 denies the answers of logs.")
                        .path(SampleHops.answersDenied())
                        .finding(),
                of("log-destinations-reachable", new Subject(Kind.BUCKET, "exec-logs"), Status.PASS)
                        .message("The condition of log-destinations-reachable holds")
                        .path(SampleHops.natGateway())
                        .finding());
        return Report.of(
                "0.1.0",
                List.of(target(TASK, Verdict.NOT_READY, List.of("public-subnet-without-public-ip"), findings)),
                ExitPolicy.DEFAULT);
    }

    /** A path with a text at every place where there is one. */
    static Report pathSaying(String text) {
        Finding finding = failure("ssmmessages-reachable", new Subject(Kind.TASK, text))
                .cause("no-route")
                .message(text)
                .path(SampleHops.everySaying(text))
                .finding();
        Identity identity = new Identity(Identity.Kind.TASK, "eu-west-1", text, text, ARN + text);
        return Report.of(
                "0.1.0",
                List.of(new TargetReport(
                        identity, Verdict.NOT_READY, List.of("no-route"), List.of(), List.of(), List.of(finding))),
                ExitPolicy.DEFAULT);
    }

    /** Everything that AWS can be made to say, said where it is shown. */
    static Report hostileTask() {
        String hostile =
                "\u001b[2J\u001b]0;owned\u0007\r\n::error file=a.c::pwned\n##[add-mask]x <script>alert(1)</script>"
                        + " a | b `c` ``` ![x](http://evil.example/y) @everyone \u202Eevil\u2066 \u0085\u009b31m caf\u00e9"
                        + " \uD83D\uDE80 \uD800 www.evil.example";
        String name = "app\u202E::x";
        List<Finding> findings = List.of(
                pass("cluster-active", new Subject(Kind.CLUSTER, "prod" + hostile)),
                failure("container-running", Subject.container(name))
                        .cause("container-stopped")
                        .message("::error ::Container " + name + " stopped: " + hostile)
                        .seen("ecs:DescribeTasks", "tasks[0].stoppedReason", hostile)
                        .seen("ecs:DescribeTasks", "tasks[0].containers[0].reason", "x".repeat(5_000))
                        .remedy(new Remedy(
                                hostile,
                                List.of(
                                        "aws ecs describe-tasks --tasks '" + hostile + "'",
                                        "echo one\n::set-output two"),
                                List.of(hostile)))
                        .finding(),
                failure("stop-reason-known", Subject.container(name))
                        .severity(Severity.WARNING)
                        .cause("long")
                        .message("y ".repeat(2_500))
                        .finding(),
                of("task-role-trust", new Subject(Kind.ROLE, hostile), Status.NOT_EVALUATED)
                        .message("Not known: iam:GetRole")
                        .missing(new Missing("iam:GetRole", hostile, hostile))
                        .finding(),
                failure("ssmmessages-reachable", new Subject(Kind.TASK, TASK))
                        .cause("no-route")
                        .message("No route")
                        .path(SampleHops.everySaying(hostile))
                        .finding());
        TargetReport target = new TargetReport(
                new Identity(Identity.Kind.TASK, "eu-west-1", "prod", hostile, ARN + TASK),
                Verdict.NOT_READY,
                List.of("container-stopped"),
                List.of(new ContainerVerdict(name, Verdict.NOT_READY)),
                List.of(new Assumption("image-contents", hostile)),
                findings);
        return Report.of("0.1.0", List.of(target), ExitPolicy.DEFAULT);
    }

    /** A report that the engine makes, with the words of the catalogue. */
    static Report judged(ExecTarget target) {
        Engine engine = new Engine(SampleCatalog.catalog(), List.of(new ClusterActive()), Suppressions.NONE);
        return Report.of("0.1.0", List.of(engine.judge(target)), ExitPolicy.DEFAULT);
    }

    private static TargetReport target(String id, Verdict verdict, List<String> causes, List<Finding> findings) {
        return new TargetReport(
                new Identity(Identity.Kind.TASK, "eu-west-1", "prod", "api", ARN + id),
                verdict,
                causes,
                List.of(new ContainerVerdict("app", verdict)),
                ASSUMPTIONS,
                findings);
    }

    private static String id(int digit) {
        return String.valueOf(digit).repeat(32);
    }

    private static List<Finding> good(String task) {
        return List.of(
                pass("cluster-active", new Subject(Kind.CLUSTER, "prod")),
                pass("task-running", new Subject(Kind.TASK, task)),
                pass("platform-version", new Subject(Kind.TASK, task)),
                of("container-instance-agent", new Subject(Kind.TASK, task), Status.NOT_APPLICABLE)
                        .message("Fargate tasks have no container instance of their own.")
                        .finding(),
                pass("managed-agent-running", Subject.container("app")),
                pass("root-filesystem-writable", Subject.container("app")));
    }

    static Finding pass(String check, Subject subject) {
        return of(check, subject, Status.PASS)
                .message("The condition of " + check + " holds")
                .seen("ecs:DescribeTasks", "tasks[0]", "as it should be")
                .finding();
    }

    private static Finding waits(String check, Subject subject, String prerequisite) {
        return of(check, subject, Status.NOT_EVALUATED)
                .message("Waits for " + prerequisite)
                .blockedBy(prerequisite)
                .finding();
    }

    private static Finding open(String check, Subject subject, Severity severity) {
        return of(check, subject, Status.NOT_EVALUATED)
                .severity(severity)
                .message("Not known: iam:GetRole")
                .missing(DENIED)
                .finding();
    }

    private static Finding leftOut(String check, String source, Severity severity) {
        return of(check, new Subject(Kind.TASK, TASK), Status.NOT_EVALUATED)
                .severity(severity)
                .message("Left out by " + source)
                .missing(new Missing(
                        source, "left out of this run", "To have it judged as well, change " + source + "."))
                .finding();
    }
}
