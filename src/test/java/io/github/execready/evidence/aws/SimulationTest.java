// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.execready.evidence.Questions;
import io.github.execready.model.Arn;
import io.github.execready.model.ContainerSelection;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Gap;
import io.github.execready.model.Part;
import io.github.execready.model.SimulatedAction;
import io.github.execready.model.Simulation;
import io.github.execready.model.SimulationQuestion;
import io.github.execready.testing.Targets;
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.Look;
import io.github.execready.testing.aws.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy simulator is asked about what was read, once for each question, and its silence is no answer. */
class SimulationTest {

    private static final Clock CLOCK = Clock.fixed(Targets.NOW, ZoneOffset.UTC);
    private static final Target ANY = new Target("", "", "", new ContainerSelection.All());
    private static final String ACTION = "iam:SimulatePrincipalPolicy";
    private static final String TASK = "0123456789abcdef0123456789abcdef";
    private static final Arn ROLE = new Arn("aws", "iam", "", "111122223333", "role/service/api-task");
    private static final Arn DEVELOPER = new Arn("aws", "iam", "", "111122223333", "role/team/shop/developer");
    private static final SimulationQuestion CHANNELS = new SimulationQuestion(
            ROLE,
            List.of("ssmmessages:OpenDataChannel", "ssmmessages:CreateDataChannel"),
            SimulationQuestion.ANY_RESOURCE,
            Map.of("aws:SecureTransport", List.of("true")));
    private static final SimulationQuestion EXEC = new SimulationQuestion(
            DEVELOPER, List.of("ecs:ExecuteCommand"), "arn:aws:ecs:eu-west-1:111122223333:task/prod/" + TASK, Map.of());
    private static final Questions BOTH = target -> List.of(CHANNELS, EXEC);

    @TempDir
    Path folder;

    private static List<Simulation> simulations(ExecTarget target) {
        return target.simulations().toOptional().orElseThrow();
    }

    private static List<Simulation> asked(AwsEndpoint endpoint) {
        ExecTarget target = Look.read(endpoint, Look.task(TASK), EnumSet.of(Part.TASK, Part.SIMULATIONS), BOTH)
                .get(0);
        return simulations(target);
    }

    private static Gap gap(Simulation simulation) {
        return simulation
                .answer()
                .fold(
                        known -> {
                            throw new AssertionError(known);
                        },
                        absent -> {
                            throw new AssertionError(absent);
                        },
                        Evidence.Unknown::gap);
    }

    private static long count(AwsEndpoint endpoint) {
        return endpoint.calls().stream().filter(ACTION::equals).count();
    }

    @Test
    void theAnswersStandBesideTheirQuestions() {
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load("fargate-service"))) {
            List<Simulation> simulations = asked(endpoint);

            assertThat(simulations).extracting(Simulation::question).containsExactly(CHANNELS, EXEC);
            assertThat(simulations)
                    .allSatisfy(simulation -> assertThat(
                                    simulation.answer().toOptional().orElseThrow())
                            .isNotEmpty()
                            .allSatisfy(action -> {
                                assertThat(action.decision()).isEqualTo("allowed");
                                assertThat(action.allowedByOrganizations().is(true))
                                        .isTrue();
                                assertThat(action.matchedPolicies()).hasSize(1);
                            }));
            assertThat(count(endpoint)).isEqualTo(2);
            assertThat(endpoint.problems()).isEmpty();
        }
    }

    @Test
    void theQuestionsAreAboutTheTargetThatWasRead() {
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load("fargate-service"))) {
            Questions aboutTheRole = target -> target.taskRole().toOptional().stream()
                    .map(role -> new SimulationQuestion(role.arn(), CHANNELS.actions(), "*", Map.of()))
                    .toList();

            assertThat(simulations(Look.read(endpoint, Look.task(TASK), Part.all(), aboutTheRole)
                            .get(0)))
                    .extracting(simulation -> simulation.question().principal())
                    .containsExactly(ROLE);
        }
    }

    @Test
    void withoutAQuestionThereIsNothingToAsk() {
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load("fargate-service"))) {
            assertThat(simulations(Look.read(endpoint, Look.task(TASK), Part.all(), Questions.NONE)
                            .get(0)))
                    .isEmpty();
            assertThat(count(endpoint)).isZero();
        }
    }

    @Test
    void whereNobodyWantsItNothingIsAskedAndThatIsSaid() {
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load("fargate-service"))) {
            Set<Part> others = EnumSet.complementOf(EnumSet.of(Part.SIMULATIONS));

            assertThat(Look.read(endpoint, Look.task(TASK), others, BOTH))
                    .extracting(ExecTarget::simulations)
                    .containsExactly(Evidence.unknown(
                            new Gap(Gap.Reason.NOT_ASKED, ACTION, "AWS's policy simulator is not asked in this run")));
            assertThat(count(endpoint)).isZero();
        }
    }

    @Test
    void aQuestionAboutTwoTasksIsAskedOnce() {
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load("fargate-service"))) {
            List<ExecTarget> targets = Look.read(endpoint, Look.service("api"), Part.all(), BOTH);

            assertThat(targets)
                    .hasSize(2)
                    .allSatisfy(target -> assertThat(simulations(target))
                            .allMatch(simulation -> simulation.answer().isKnown()));
            assertThat(count(endpoint)).isEqualTo(2);
        }
    }

    @Test
    void allQuestionsGoOutTogether() {
        FakeAws aws = Prod.aws(Prod.task()).hold();
        Prod.evidence(aws, Prod.taskTarget(Prod.TASK)).ask(EnumSet.of(Part.SIMULATIONS), BOTH);

        List<String> wave = aws.answerWaiting();
        while (!wave.isEmpty() && !wave.contains(ACTION)) {
            wave = aws.answerWaiting();
        }

        assertThat(wave).containsExactly(ACTION, ACTION);
    }

    @Test
    void aDenialNamesTheAction() {
        try (AwsEndpoint endpoint =
                AwsEndpoint.start(World.load("fargate-service")).deny(ACTION)) {
            assertThat(asked(endpoint)).hasSize(2).allSatisfy(simulation -> {
                assertThat(gap(simulation).reason()).isEqualTo(Gap.Reason.ACCESS_DENIED);
                assertThat(gap(simulation).source()).isEqualTo(ACTION);
                assertThat(gap(simulation).detail()).startsWith("AccessDenied: ");
            });
        }
    }

    @Test
    void throttlingIsSaidAfterTheUsualRetries() {
        try (AwsEndpoint endpoint =
                AwsEndpoint.start(World.load("fargate-service")).throttle(ACTION)) {
            assertThat(asked(endpoint))
                    .extracting(simulation -> gap(simulation).reason())
                    .containsExactly(Gap.Reason.THROTTLED, Gap.Reason.THROTTLED);
            assertThat(count(endpoint)).isLessThanOrEqualTo(6);
        }
    }

    @Test
    void nonsenseIsNoAnswer() {
        try (AwsEndpoint endpoint =
                AwsEndpoint.start(World.load("fargate-service")).garble(ACTION)) {
            assertThat(asked(endpoint))
                    .extracting(simulation -> gap(simulation).reason())
                    .containsOnly(Gap.Reason.SERVICE_ERROR);
        }
    }

    @Test
    void whatTheSimulatorRefusesIsSaidInItsWords() {
        try (AwsEndpoint endpoint =
                AwsEndpoint.start(World.load("fargate-service").remove("simulate-principal-policy.developer"))) {
            assertThat(gap(asked(endpoint).get(1)).detail())
                    .isEqualTo("InvalidInput: the simulation of ecs:ExecuteCommand on " + EXEC.resource() + " by "
                            + DEVELOPER + " does not exist");
        }
    }

    private static String page(String results, String rest) {
        return "<SimulatePrincipalPolicyResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\">"
                + "<SimulatePrincipalPolicyResult>" + rest + "<EvaluationResults>" + results
                + "</EvaluationResults></SimulatePrincipalPolicyResult><ResponseMetadata>"
                + "<RequestId>1cdb5b0a-4c15-11e5-b121-bd8c7EXAMPLE</RequestId></ResponseMetadata>"
                + "</SimulatePrincipalPolicyResponse>";
    }

    /** As one result for an action and a resource looked before there was one for each action. */
    private static final String OLD = "<member><MatchedStatements><member><SourcePolicyId>PolicyInputList.1"
            + "</SourcePolicyId><EndPosition><Column>4</Column><Line>7</Line></EndPosition><StartPosition><Column>16"
            + "</Column><Line>4</Line></StartPosition></member></MatchedStatements><MissingContextValues/>"
            + "<EvalResourceName>*</EvalResourceName><EvalDecision>explicitDeny</EvalDecision><EvalActionName>"
            + "ssmmessages:OpenDataChannel</EvalActionName></member>";

    private static final String NEW = "<member><EvalActionName>ssmmessages:CreateDataChannel</EvalActionName>"
            + "<EvalResourceName>*</EvalResourceName><EvalDecision>implicitDeny</EvalDecision>"
            + "<OrganizationsDecisionDetail><AllowedByOrganizations>false</AllowedByOrganizations>"
            + "</OrganizationsDecisionDetail><ResourceSpecificResults><member><EvalResourceName>*</EvalResourceName>"
            + "<EvalResourceDecision>implicitDeny</EvalResourceDecision><EvalDecisionDetails><entry><key>"
            + "IAM Policy</key><value>allowed</value></entry></EvalDecisionDetails><MissingContextValues><member>"
            + "aws:SourceVpce</member></MissingContextValues><MatchedStatements/></member></ResourceSpecificResults>"
            + "</member>";

    @Test
    void bothShapesAreReadFromOnePageAfterAnother() throws IOException {
        HttpServer iam = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        iam.createContext("/", exchange -> {
            try (exchange) {
                String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                byte[] answer = (request.contains("Marker=more")
                                ? page(NEW, "<IsTruncated>false</IsTruncated>")
                                : page(OLD, "<IsTruncated>true</IsTruncated><Marker>more</Marker>"))
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/xml");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        iam.start();
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load("fargate-service"))
                .forward("http://127.0.0.1:" + iam.getAddress().getPort(), "iam")) {
            ExecTarget target = Look.read(
                            endpoint,
                            Look.task(TASK),
                            EnumSet.of(Part.TASK, Part.SIMULATIONS),
                            any -> List.of(CHANNELS))
                    .get(0);

            List<SimulatedAction> answer =
                    simulations(target).get(0).answer().toOptional().orElseThrow();
            assertThat(answer).extracting(SimulatedAction::decision).containsExactly("explicitDeny", "implicitDeny");
            assertThat(answer.get(0).matchedPolicies()).containsExactly("PolicyInputList.1");
            assertThat(answer.get(1).allowedByOrganizations().is(false)).isTrue();
            assertThat(answer.get(1).missingContextKeys()).containsExactly("aws:SourceVpce");
        } finally {
            iam.stop(0);
        }
    }

    @Test
    void aBundleHasTheAnswersToTheSameQuestions() {
        Path file = folder.resolve("bundle.json");
        List<ExecTarget> live;
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load("fargate-service"));
                BundleRecording recording =
                        BundleRecording.live(endpoint.settings(), Look.service("api"), Targets::unknown, CLOCK)) {
            live = recording.targets(Part.all(), BOTH);
            recording.write(file, "execready test");
        }

        try (BundleEvidence bundle = BundleEvidence.open(file, ANY, Targets::unknown)) {
            assertThat(bundle.targets(Part.all(), BOTH)).isEqualTo(live);
            assertThat(simulations(live.get(0)))
                    .allMatch(simulation -> simulation.answer().isKnown());
            assertThat(bundle.notes()).isEmpty();
        }
    }

    @Test
    void whatWasNotAskedWhenABundleWasCollectedIsNotKnown() {
        Path file = folder.resolve("bundle.json");
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load("fargate-service"));
                BundleRecording recording =
                        BundleRecording.live(endpoint.settings(), Look.task(TASK), Targets::unknown, CLOCK)) {
            recording.targets(Part.all(), target -> List.of(CHANNELS));
            recording.write(file, "execready test");
        }

        try (BundleEvidence bundle = BundleEvidence.open(file, ANY, Targets::unknown)) {
            List<Simulation> simulations =
                    simulations(bundle.targets(Part.all(), BOTH).get(0));
            assertThat(simulations.get(0).answer().isKnown()).isTrue();
            assertThat(gap(simulations.get(1)).reason()).isEqualTo(Gap.Reason.NOT_COLLECTED);
            assertThat(gap(simulations.get(1)).source()).isEqualTo(ACTION);
        }
    }

    private static SimulationQuestion at(String time) {
        return new SimulationQuestion(
                ROLE, CHANNELS.actions(), "*", Map.of("aws:CurrentTime", List.of(time), "aws:EpochTime", List.of("1")));
    }

    @Test
    void theTimeOfAQuestionDoesNotKeepItFromItsRecordedAnswer() {
        Path file = folder.resolve("bundle.json");
        Questions then = target -> List.of(at("2026-06-01T12:00:00Z"));
        Questions later = target -> List.of(at("2026-06-01T12:00:00.123Z"));
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load("fargate-service"));
                BundleRecording recording =
                        BundleRecording.live(endpoint.settings(), Look.task(TASK), Targets::unknown, CLOCK)) {
            recording.targets(Part.all(), then);
            recording.write(file, "execready test");
        }

        try (BundleEvidence bundle = BundleEvidence.open(file, ANY, Targets::unknown)) {
            assertThat(simulations(bundle.targets(Part.all(), later).get(0)))
                    .allMatch(simulation -> simulation.answer().isKnown());
            assertThat(simulations(bundle.targets(Part.all(), target -> List.of(CHANNELS))
                            .get(0)))
                    .noneMatch(simulation -> simulation.answer().isKnown());
        }
    }

    @Test
    void anOutputOfTheAwsCliIsNotUsedForItDoesNotSayWhatWasAsked() {
        World.load("fargate-service")
                .put(
                        "anything",
                        "{\"EvaluationResults\": [{\"EvalActionName\": \"a:B\", \"EvalResourceName\": \"*\"}]}")
                .save(folder);

        try (BundleEvidence files = BundleEvidence.open(folder, Look.task(TASK), Targets::unknown)) {
            Simulation simulation =
                    simulations(files.targets(Part.all(), BOTH).get(0)).get(0);

            assertThat(gap(simulation).reason()).isEqualTo(Gap.Reason.NOT_COLLECTED);
            assertThat(gap(simulation).detail())
                    .isEqualTo("simulate-principal-policy cannot be answered from files: an output of it does not say"
                            + " what was asked");
            assertThat(files.notes())
                    .contains(
                            "anything.json: not used, for a simulation does not say what was asked; execready collect"
                                    + " records both",
                            "simulate-principal-policy.api-task.json: not used, for a simulation does not say what was"
                                    + " asked; execready collect records both");
        }
    }
}
