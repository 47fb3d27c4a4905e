// SPDX-License-Identifier: Apache-2.0
package io.github.execready.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.ExecReadiness;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.engine.Verdict;
import io.github.execready.model.Caller;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Part;
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.Look;
import io.github.execready.testing.aws.World;
import java.net.URI;
import java.util.List;

/** An emulator without Amazon ECS beside our own endpoint, which has it: the task is ours, all around it is the emulator's. */
final class MixedWorld {

    private static final String TASK = "0123456789abcdef0123456789abcdef";

    private MixedWorld() {}

    static void assertRead(URI emulator) {
        SmallWorld made = new SmallWorld(emulator);
        SmallWorld.Place place = made.network();
        String role = made.role();
        World world = World.load("fargate-service")
                .set("describe-task-definition", "/taskDefinition/taskRoleArn", role)
                .set("describe-tasks", "/tasks/0/attachments/0/details/0/value", place.subnet())
                .set("describe-tasks", "/tasks/0/attachments/0/details/1/value", place.networkInterface())
                // The role was made just now, and a task is younger than its role.
                .set("describe-tasks", "/tasks/0/createdAt", 4_102_444_800.0)
                .set("describe-tasks", "/tasks/0/startedAt", 4_102_444_860.0);
        try (AwsEndpoint endpoint = AwsEndpoint.start(world).forward(emulator.toString(), "iam", "sts", "ec2", "ssm")) {
            List<ExecTarget> targets = Look.read(endpoint, Look.task(TASK), Part.all());

            assertThat(endpoint.problems()).isEmpty();
            assertThat(targets).singleElement().satisfies(target -> {
                assertThat(target.caller().map(Caller::account).isKnown()).isTrue();
                SmallWorldFacts.assertRole(target);
                SmallWorldFacts.assertNetwork(target, place);
            });
            Report report = ExecReadiness.standard().judge(targets);
            assertThat(report.targets().get(0).findings()).noneMatch(finding -> finding.status() == Status.ERROR);
            assertThat(report.verdict()).isNotEqualTo(Verdict.NOT_READY);
        }
    }
}
