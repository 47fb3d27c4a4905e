// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.role;

import static io.github.execready.testing.Targets.allow;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.policy;

import io.github.execready.catalog.Catalog;
import io.github.execready.check.BuiltInChecks;
import io.github.execready.check.Check;
import io.github.execready.engine.Engine;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Status;
import io.github.execready.engine.Suppressions;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Part;
import io.github.execready.model.PolicyDocument;
import io.github.execready.network.Inventory;
import io.github.execready.network.PathAnalysis;
import io.github.execready.testing.Edits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the check of the four actions adds to a run: in a fresh JVM it is the first that loads the evaluator, parses the ten
 * policies of a role, decides and words its finding. What a run does without any policies, the checks that read none and the
 * way through the network, was done before. Without an argument it starts several such JVMs, one after the other, and prints
 * what each measured and the median.
 */
public final class ColdCheck {

    private static final int RUNS = 15;

    /** The launcher's compiler and collector. Its class archive is left out, so that every class of ours is loaded anew. */
    private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final String ONCE = "once";

    private ColdCheck() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (List.of(arguments).contains(ONCE)) {
            System.out.println(measured());
            return;
        }
        List<Double> millis = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            millis.add(inFreshJvm());
        }
        millis.sort(null);
        System.out.printf(
                "Java %s, without a class archive of the program, %d fresh JVMs, in ms: %s; median %.1f%n",
                System.getProperty("java.version"), RUNS, millis, millis.get(RUNS / 2));
    }

    private static double inFreshJvm() throws IOException, InterruptedException {
        List<String> command = Stream.of(
                        List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        OPTIONS,
                        List.of("-cp", System.getProperty("java.class.path"), ColdCheck.class.getName(), ONCE))
                .flatMap(List::stream)
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("a measuring JVM ended with " + process.exitValue());
        }
        return Double.parseDouble(said.strip());
    }

    private static double measured() {
        ExecTarget target = Edits.of(fargateService())
                .set("taskRole.inlinePolicies", policies())
                .target();
        Catalog catalog = Catalog.builtIn();
        List<Check> before = BuiltInChecks.all().stream()
                .filter(check -> !check.inputs().contains(Part.POLICIES))
                .toList();
        new Engine(catalog, before, Suppressions.NONE).judge(target);
        PathAnalysis.destination(
                target.network().map(Inventory::of),
                "ssmmessages",
                target.identity().region());

        long start = System.nanoTime();
        List<Finding> findings = new Engine(catalog, List.of(new TaskRoleSsmmessages()), Suppressions.NONE)
                .judge(target)
                .findings();
        long nanos = System.nanoTime() - start;
        if (findings.get(0).status() != Status.PASS) {
            throw new IllegalStateException(findings.get(0).message());
        }
        return Math.round(nanos / 100_000.0) / 10.0;
    }

    /** Ten policies, of which the last one allows what is asked. */
    private static List<Evidence<PolicyDocument>> policies() {
        return IntStream.rangeClosed(1, 10)
                .mapToObj(i -> policy("policy-" + i, """
                        {"Sid": "Objects", "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"],
                         "Resource": "arn:aws:s3:::data-%d/${aws:PrincipalTag/team, 'all'}/*",
                         "Condition": {"StringLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/Api*"}}}
                        """.formatted(i), """
                        {"Sid": "Secure", "Effect": "Deny", "NotAction": "iam:Get*", "Resource": "*",
                         "Condition": {"Bool": {"aws:SecureTransport": "false"},
                                       "DateLessThan": {"aws:CurrentTime": "2020-01-01T00:00:00Z"}}}
                        """, allow(i == 10 ? "ssmmessages:*" : "sqs:*")))
                .toList();
    }
}
