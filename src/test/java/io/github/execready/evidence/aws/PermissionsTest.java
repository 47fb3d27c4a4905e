// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.execready.catalog.Catalog;
import io.github.execready.check.BuiltInChecks;
import io.github.execready.evidence.EvidenceException;
import io.github.execready.model.Arn;
import io.github.execready.model.ContainerSelection;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Part;
import io.github.execready.model.SimulationQuestion;
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.Look;
import io.github.execready.testing.aws.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the documents ask the reader to allow is what is called: nothing more, nothing less. */
class PermissionsTest {

    private static final String TASK = "0123456789abcdef0123456789abcdef";

    @Test
    void thePermissionsOfTheDocumentsAreTheOperationsThatAreCalled() {
        assertThat(declared()).containsExactlyElementsOf(called());
    }

    @Test
    void noOperationIsDeclaredTwiceInTheCommonWords() {
        List<String> common = Catalog.builtIn().common().permissions();

        assertThat(common).doesNotHaveDuplicates();
    }

    @Test
    void nothingIsCalledThatDoesMoreThanRead() {
        assertThat(Operations.ALL)
                .extracting(Operation::action)
                .allMatch(action -> action.matches("[a-z0-9]+:(?:Describe|List|Get|Simulate)[A-Za-z]+"));
    }

    private static Set<String> declared() {
        Catalog catalog = Catalog.builtIn();
        Set<String> declared = new TreeSet<>(catalog.common().permissions());
        BuiltInChecks.all()
                .forEach(check -> declared.addAll(catalog.document(check.id()).permissions()));
        return declared;
    }

    private static Set<String> called() {
        Set<String> called = new TreeSet<>();
        try (AwsEndpoint fargate = AwsEndpoint.start(World.load("fargate-service"));
                AwsEndpoint ec2 = AwsEndpoint.start(World.load("ec2-service"))) {
            Look.read(fargate, Look.service("api"), Part.all(), PermissionsTest::question);
            Look.read(ec2, Look.task(TASK), Part.all());
            stops(fargate, Look.service("nobody"));
            stops(fargate, new Target("nowhere", TASK, "", new ContainerSelection.All()));
            called.addAll(fargate.calls());
            called.addAll(ec2.calls());
        }
        return called;
    }

    private static List<SimulationQuestion> question(ExecTarget target) {
        Arn role = target.taskRole().toOptional().orElseThrow().arn();
        return List.of(new SimulationQuestion(role, List.of("ssmmessages:OpenDataChannel"), "*", Map.of()));
    }

    private static void stops(AwsEndpoint endpoint, Target target) {
        assertThatExceptionOfType(EvidenceException.class)
                .isThrownBy(() -> Look.judge(endpoint, target))
                .withMessageContaining("There is no");
    }
}
