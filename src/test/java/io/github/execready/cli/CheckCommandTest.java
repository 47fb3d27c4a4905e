// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole program against AWS on the loopback address: arguments in, exit code and streams out. */
class CheckCommandTest {

    private static final String FIRST = "0123456789abcdef0123456789abcdef";
    private static final String SECOND = "fedcba9876543210fedcba9876543210";

    @TempDir
    private Path folder;

    private AwsEndpoint endpoint;

    @BeforeEach
    void start() {
        endpoint = AwsEndpoint.start(World.load("fargate-service"));
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    private Run run(String... arguments) {
        Stream<String> options = Stream.of("--region", "eu-west-1", "--endpoint-url", endpoint.url());
        return Run.in(
                folder, Map.of(), Stream.concat(Stream.of(arguments), options).toArray(String[]::new));
    }

    private Run check(String... arguments) {
        return run(Stream.concat(Stream.of("check", "--no-client"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private static JsonObject report(Run run) {
        return JsonParser.parseString(run.out()).getAsJsonObject();
    }

    private static List<String> rootCauses(Run run) {
        return report(run).getAsJsonArray("targets").asList().stream()
                .flatMap(target -> target.getAsJsonObject().getAsJsonArray("rootCauses").asList().stream())
                .map(cause -> cause.getAsString())
                .toList();
    }

    @Test
    void aTaskInOrderIsReady() {
        Run run = check("prod", FIRST);
        assertThat(run.out()).contains("READY  task " + FIRST).doesNotContain("NOT READY");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(endpoint.problems()).isEmpty();
    }

    @Test
    void everyRunningTaskOfAServiceIsJudged() {
        Run run = check("prod", "--service", "api", "-o", "json");
        JsonArray targets = report(run).getAsJsonArray("targets");
        assertThat(targets)
                .map(target -> target.getAsJsonObject()
                        .getAsJsonObject("target")
                        .get("task")
                        .getAsString())
                .satisfiesExactlyInAnyOrder(
                        task -> assertThat(task).endsWith(FIRST),
                        task -> assertThat(task).endsWith(SECOND));
        assertThat(run.code()).isZero();
    }

    @Test
    void oneTaskOfAServiceThatIsNotReadyFailsTheService() {
        endpoint.world().set("describe-tasks", "/tasks/1/enableExecuteCommand", false);
        Run run = check("prod", "--service", "api", "-o", "json");
        assertThat(rootCauses(run)).containsExactly("task-launched-before-enable");
        assertThat(run.code()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod " + FIRST, "prod --service api", "prod --service api --container app"})
    void aBundleIsJudgedAsTheAccountWasThatItWasCollectedFrom(String target) {
        endpoint.world()
                .set("describe-tasks", "/tasks/0/enableExecuteCommand", false)
                .set("describe-task-definition", "/taskDefinition/containerDefinitions/0/readonlyRootFilesystem", true);
        endpoint.deny("kms:DescribeKey");
        String[] words = target.split(" ");
        Run live = check(with(words, "--skip", "aws-cli,session-manager-plugin", "-o", "json"));

        Run collected = run(with(with(new String[] {"collect"}, words), "-o", "bundle.json"));
        Run recorded = Run.in(
                folder,
                Map.of(),
                "check",
                "--bundle",
                "bundle.json",
                "--no-client",
                "--skip",
                "aws-cli,session-manager-plugin",
                "-o",
                "json");

        assertThat(collected.code()).as(collected.err()).isZero();
        assertThat(collected.out()).isEmpty();
        assertThat(recorded.out()).isEqualTo(live.out());
        assertThat(recorded.code()).isEqualTo(live.code()).isEqualTo(3);
        assertThat(rootCauses(live)).contains("task-launched-before-enable", "readonly-root-filesystem");
    }

    private static String[] with(String[] words, String... further) {
        return Stream.concat(Stream.of(words), Stream.of(further)).toArray(String[]::new);
    }

    @Test
    void whatIsLeftOutOfABundleIsNamedAndNeverReady() {
        endpoint.world().set("describe-tasks", "/tasks/0/enableExecuteCommand", false);
        assertThat(run("collect", "prod", FIRST, "-o", "bundle.json").code()).isZero();
        String[] words = {"check", "--bundle", "bundle.json", "--select", "cluster-active"};

        Run run = Run.in(folder, Map.of(), words);
        assertThat(run.out())
                .startsWith("? INCONCLUSIVE")
                .contains("Left out by --select: ", "To have it judged as well, change --select.")
                .doesNotContain("READY", "execute-command --cluster");
        assertThat(run.code()).isEqualTo(4);
        assertThat(Run.in(folder, Map.of(), with(words, "--allow-inconclusive")).code())
                .isZero();
        assertThat(Run.in(folder, Map.of(), "check", "--bundle", "bundle.json").code())
                .isEqualTo(3);
    }

    @Test
    void aReadyTaskStaysReadyOnlyWithoutWhatCannotBlock() throws IOException {
        Files.writeString(folder.resolve(".execready.yaml"), "skip: [init-process]");
        Run advice = check("prod", FIRST);
        assertThat(advice.out())
                .startsWith("\u2713 READY  ")
                .contains("Left out by skip in ", "(init-process)", "1 left out");
        assertThat(advice.code()).isZero();

        Files.writeString(folder.resolve(".execready.yaml"), "skip: [pid-mode]");
        Run blocker = check("prod", FIRST, "-o", "json");
        assertThat(blocker.out())
                .contains("\"message\": \"Left out by skip in " + folder.resolve(".execready.yaml") + "\"");
        assertThat(blocker.code()).isEqualTo(4);
    }

    @Test
    void whatOnlyLeftOutChecksReadIsNotAskedFor() {
        check("prod", FIRST, "--select", "cluster-active");
        assertThat(endpoint.calls())
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call).startsWith("ecs:"));
    }

    @Test
    void whatTheCallerMayNotReadIsInconclusiveUnlessThatIsAllowed() {
        endpoint.deny("ecs:DescribeTaskDefinition");
        assertThat(check("prod", FIRST).code()).isEqualTo(4);
        assertThat(check("prod", FIRST, "--allow-inconclusive").code()).isZero();
    }

    @Test
    void aStoppedTaskIsNotReady() {
        endpoint.world()
                .set("describe-tasks", "/tasks/0/lastStatus", "STOPPED")
                .set("describe-tasks", "/tasks/0/desiredStatus", "STOPPED");
        Run run = check("prod", FIRST, "-o", "json");
        assertThat(rootCauses(run)).containsExactly("task-not-running");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(3);
    }

    @Test
    void aServiceWithoutTasksIsNotReady() {
        endpoint.world()
                .set("describe-tasks", "/tasks", World.json("[]"))
                .set("describe-services", "/services/0/desiredCount", 0)
                .set("describe-services", "/services/0/runningCount", 0);
        Run run = check("prod", "--service", "api", "-o", "json");
        assertThat(rootCauses(run)).containsExactly("no-running-task");
        assertThat(run.code()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prd 0123456789abcdef0123456789abcdef | prod",
                "prod 00000000000000000000000000000000 | 00000000000000000000000000000000",
                "prod --service apo | api",
                "prod 0123456789abcdef0123456789abcdef --container ap | app",
            })
    void whatDoesNotExistIsOneLineThatNamesWhatDoes(String arguments, String named) {
        Run run = check(arguments.split(" "));
        assertThat(run.err()).startsWith("execready: ").contains(named).hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void noCredentialsAtAllAreOneLine() {
        Map<String, String> nowhere = Map.of(
                "aws.disableEc2Metadata", "true",
                "aws.sharedCredentialsFile", folder.resolve("none").toString(),
                "aws.configFile", folder.resolve("none").toString());
        Properties before = (Properties) System.getProperties().clone();
        try {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
            nowhere.forEach(System::setProperty);
            Run run = check("prod", FIRST);
            assertThat(run.err())
                    .startsWith("execready: ")
                    .contains("credentials")
                    .hasLineCount(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.code()).isEqualTo(2);
            assertThat(endpoint.calls()).isEmpty();
        } finally {
            System.setProperties(before);
        }
    }

    @Test
    void expiredCredentialsAreOneLine() {
        endpoint.expire("*");
        Run run = check("prod", FIRST);
        assertThat(run.err()).startsWith("execready: ").contains("expired").hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{\"format\": \"other\"}", "{\"format\": \"execready-bundle\", \"version\": 99}"})
    void aMalformedBundleIsOneLineThatNamesTheFile(String content) throws IOException {
        Files.writeString(folder.resolve("bundle.json"), content);
        Run run = Run.in(folder, Map.of(), "check", "--bundle", "bundle.json");
        assertThat(run.err()).startsWith("execready: ").contains("bundle.json").hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:4566", "ftp://127.0.0.1", "http://", "http:// "})
    void anEndpointThatIsNoAddressIsRefused(String url) {
        Run run = Run.in(folder, Map.of(), "check", "prod", FIRST, "--endpoint-url", url);
        assertThat(run.err()).contains("is no address such as").hasLineCount(1);
        assertThat(run.code()).isEqualTo(2);
    }
}
