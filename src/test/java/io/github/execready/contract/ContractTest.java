// SPDX-License-Identifier: Apache-2.0
package io.github.execready.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.execready.ExecReadiness;
import io.github.execready.engine.Report;
import io.github.execready.engine.Status;
import io.github.execready.evidence.aws.Target;
import io.github.execready.model.Cluster;
import io.github.execready.model.ContainerSelection;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Part;
import io.github.execready.model.Role;
import io.github.execready.model.Task;
import io.github.execready.model.TaskDefinition;
import io.github.execready.testing.aws.Look;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An emulator of AWS that others wrote, made to order by calls and read by the program: our own endpoint and our reading
 * of it could share a mistake. The environment variable {@code EXECREADY_TEST_ENDPOINT} names an emulator that has just
 * been started, such as {@code moto_server}. What no emulator keeps is not asked for: moto forgets
 * {@code enableExecuteCommand} and lets a task go on to its end when it is looked at.
 */
class ContractTest {

    private static final String VARIABLE = "EXECREADY_TEST_ENDPOINT";

    @BeforeAll
    static void anEmulatorIsThere() {
        assumeTrue(System.getenv(VARIABLE) != null, VARIABLE + " names no emulator");
    }

    @Test
    void whatWasMadeIsReadAndJudgedWithoutAnError() {
        SmallWorld world = new SmallWorld(URI.create(System.getenv(VARIABLE)));
        SmallWorld.Place place = world.network();
        String role = world.role();
        String task = world.task(place, role);

        List<ExecTarget> targets = Look.read(
                world.settings(), new Target(SmallWorld.CLUSTER, task, "", new ContainerSelection.All()), Part.all());

        assertThat(targets).singleElement().satisfies(target -> {
            assertThat(target.cluster().flatMap(Cluster::status).is("ACTIVE")).isTrue();
            assertThat(target.task().map(Task::arn).map(Object::toString).is(task))
                    .isTrue();
            assertThat(target.taskDefinition()
                            .flatMap(TaskDefinition::taskRole)
                            .map(Object::toString)
                            .is(role))
                    .isTrue();
            assertThat(target.taskRole().map(Role::arn).map(Object::toString).is(role))
                    .isTrue();
            SmallWorldFacts.assertRole(target);
            SmallWorldFacts.assertNetwork(target, place);
        });
        Report report = ExecReadiness.standard().judge(targets);
        assertThat(report.targets().get(0).findings())
                .isNotEmpty()
                .noneMatch(finding -> finding.status() == Status.ERROR);
    }

    @Test
    void aTaskOfOursInAnAccountOfTheEmulatorIsReadWhole() {
        MixedWorld.assertRead(URI.create(System.getenv(VARIABLE)));
    }
}
