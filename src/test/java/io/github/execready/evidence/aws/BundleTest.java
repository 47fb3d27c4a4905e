// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.aws.WorldRequests.Asked;
import io.github.execready.model.ClientTools;
import io.github.execready.model.ContainerSelection;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Gap;
import io.github.execready.model.LogBucket;
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.World;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import tools.jackson.databind.node.ObjectNode;

/** What was recorded is what is answered later, and nothing else; what is no bundle is refused in one line. */
class BundleTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00.5Z"), ZoneOffset.UTC);
    private static final Target SERVICE = new Target("prod", "", "api", new ContainerSelection.All());
    private static final Target ANY = new Target("", "", "", new ContainerSelection.All());

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aRecordedRequestIsAnsweredAsItWas(WorldRequests requests) {
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load(requests.world()));
                RecordingAws recording = new RecordingAws(new LiveAws(endpoint.settings()))) {
            endpoint.deny("ssm:DescribeSessions");
            List<Answer<SdkPojo>> live = requests.requests().stream()
                    .map(asked -> asked.ask(recording))
                    .toList();
            Path file = folder.resolve("bundle.json");
            BundleWriter.write(new Bundle("test", CLOCK.instant(), "eu-west-1", SERVICE, recording.calls()), file);

            OpenedBundle bundle = BundleReader.open(file);

            for (int i = 0; i < live.size(); i++) {
                Asked asked = requests.requests().get(i);
                assertThat(words(asked, asked.ask(bundle.api()))).isEqualTo(words(asked, live.get(i)));
            }
            assertThat(bundle.notes()).isEmpty();
            assertThat(bundle.target()).isEqualTo(SERVICE);
            assertThat(bundle.region()).isEqualTo("eu-west-1");
            assertThat(bundle.collectedAt()).isEqualTo(CLOCK.instant());
        }
    }

    private static String words(Asked asked, Answer<SdkPojo> answer) {
        return answer.fold(
                said -> {
                    ObjectNode json = ToJson.object(asked.operation().service(), said.response());
                    Redaction.redact(asked.operation().service(), json);
                    return Json.canonical(json);
                },
                Failure::toString);
    }

    @Test
    void anotherRequestWasNotCollected() {
        OpenedBundle bundle = opened(bundle("{\"service\": \"ecs\", \"operation\": \"DescribeClusters\","
                + " \"request\": {\"clusters\": [\"prod\"]}, \"response\": {\"clusters\": []}}"));

        List<String> answers = Stream.of("{\"clusters\": [\"prod\"]}", "{\"clusters\": [\"test\"]}", "{}")
                .map(request -> new Asked(EcsOperations.DESCRIBE_CLUSTERS, (ObjectNode)
                        Json.strict(request).orElseThrow()))
                .map(asked -> asked.ask(bundle.api())
                        .fold(said -> "said", failure -> failure.kind() + " " + failure.operation()))
                .toList();

        assertThat(answers)
                .containsExactly("said", "NOT_COLLECTED ecs:DescribeClusters", "NOT_COLLECTED ecs:DescribeClusters");
    }

    @Test
    void theOrderOfTheAnswersDoesNotShow() {
        List<Asked> requests = WorldRequests.FARGATE.requests();
        List<Asked> reversed = new ArrayList<>(requests);
        Collections.reverse(reversed);

        assertThat(recorded(World.load("fargate-service"), reversed))
                .isEqualTo(recorded(World.load("fargate-service"), requests));
    }

    @Test
    void theSchemaHasNothingAgainstABundle() throws IOException {
        assertThat(schemaSays(recorded(World.load("fargate-service"), WorldRequests.FARGATE.requests())))
                .isEmpty();
    }

    private static List<?> schemaSays(String bundle) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("reports/schema/bundle.schema.json")), InputFormat.JSON)
                .validate(bundle, InputFormat.JSON);
    }

    @Test
    void theRegionOfABucketIsKeptWithTheAnswerThatToldIt() throws IOException {
        Path file = folder.resolve("bundle.json");
        Evidence<LogBucket> live;
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load("fargate-service"))
                        .bucketsIn("us-west-2")
                        .deny("s3:GetEncryptionConfiguration");
                BundleRecording recording =
                        BundleRecording.live(endpoint.settings(), SERVICE, BundleTest::noTools, CLOCK)) {
            live = recording.targets().get(0).logBucket();
            recording.write(file, "execready test");
        }

        assertThat(live.flatMap(LogBucket::region).is("us-west-2")).isTrue();
        assertThat(live.flatMap(LogBucket::policy).isKnown()).isTrue();
        assertThat(schemaSays(Files.readString(file))).isEmpty();
        try (BundleEvidence replayed = BundleEvidence.open(file, ANY, BundleTest::noTools)) {
            assertThat(replayed.targets().get(0).logBucket()).isEqualTo(live);
        }
    }

    @Test
    void aBundleOfAnEarlierBuildDoesNotSayWhereTheBucketIs() {
        OpenedBundle bundle = opened(bundle("{\"service\": \"s3\", \"operation\": \"GetBucketPolicy\", \"request\":"
                + " {\"Bucket\": \"logs\"}, \"response\": {\"Policy\": \"{}\"}}"));
        Answer<?> answer = bundle.api()
                .ask(
                        OtherOperations.GET_BUCKET_POLICY,
                        GetBucketPolicyRequest.builder().bucket("logs").build())
                .join();

        assertThat(answer.failed()).isEmpty();
        assertThat(answer.region()).isEmpty();
    }

    @Test
    void noSecretOfAWorldIsWritten() {
        String secret = "hunter2";
        World world = World.load("fargate-service");
        String container = "/taskDefinition/containerDefinitions/0";
        String file = "describe-task-definition";
        world.set(file, container + "/environment/0/value", secret)
                .set(file, container + "/secrets/0/valueFrom", secret)
                .set(file, container + "/command", List.of("sh", "-c", secret))
                .set(file, container + "/entryPoint", List.of(secret))
                .set(file, container + "/healthCheck", World.json("{\"command\": [\"CMD\", \"" + secret + "\"]}"))
                .set(file, container + "/logConfiguration/options/token", secret)
                .set(
                        file,
                        container + "/logConfiguration/secretOptions/-",
                        World.json("{\"name\": \"t\", \"valueFrom\": \"" + secret + "\"}"))
                .set(
                        file,
                        container + "/firelensConfiguration",
                        World.json("{\"type\": \"fluentbit\"," + " \"options\": {\"x\": \"" + secret + "\"}}"))
                .set(
                        file,
                        container + "/repositoryCredentials",
                        World.json("{\"credentialsParameter\": \"" + secret + "\"}"))
                .set(
                        file,
                        container + "/environmentFiles/-",
                        World.json("{\"type\": \"s3\", \"value\": \"" + secret + "\"}"))
                .set(file, container + "/dockerLabels", World.json("{\"auth\": \"" + secret + "\"}"))
                .set(file, container + "/credentialSpecs", List.of(secret))
                .set("describe-tasks", "/tasks/0/overrides/containerOverrides/0/command", List.of(secret))
                .set(
                        "describe-tasks",
                        "/tasks/0/overrides/containerOverrides/0/environment",
                        World.json("[{\"name\": \"A\", \"value\": \"" + secret
                                + "\"}, {\"name\": \"NO_PROXY\", \"value\":" + " \"10.0.0.0/8\"}]"))
                .set(
                        "describe-services",
                        "/services/0/deployments/0/serviceConnectConfiguration",
                        World.json(
                                "{\"enabled\": true, \"logConfiguration\": {\"logDriver\": \"splunk\", \"options\": {\"t\": \""
                                        + secret + "\"}}}"));

        String bundle = recorded(world, WorldRequests.FARGATE.requests());

        assertThat(bundle).doesNotContain(secret).contains("[redacted]", "10.0.0.0/8", "\"FEATURES\"");
    }

    private static String recorded(World world, List<Asked> requests) {
        RecordingAws recording = new RecordingAws(new FolderAws(Outputs.answers(world, true)));
        requests.forEach(asked -> asked.ask(recording));
        return BundleWriter.text(new Bundle("test", CLOCK.instant(), "eu-west-1", SERVICE, recording.calls()));
    }

    @Test
    void secretsOfABundleThatSomebodyElseMadeAreNotRead() {
        OpenedBundle bundle = opened(bundle("{\"service\": \"ecs\", \"operation\": \"DescribeTaskDefinition\","
                + " \"request\": {}, \"response\": {\"taskDefinition\": {\"containerDefinitions\": [{\"environment\":"
                + " [{\"name\": \"A\", \"value\": \"hunter2\"}]}]}}}"));

        Answer<SdkPojo> answer = new Asked(EcsOperations.DESCRIBE_TASK_DEFINITION, (ObjectNode)
                        Json.strict("{}").orElseThrow())
                .ask(bundle.api());

        assertThat(answer.fold(said -> ToJson.object("ecs", said.response()).toString(), Failure::toString))
                .contains("[redacted]")
                .doesNotContain("hunter2");
    }

    @Test
    void theFileIsForItsOwnerOnlyAndReplacesAnotherAsAWhole() throws IOException {
        Path file = folder.resolve("bundle.json");
        Files.writeString(file, "old");

        BundleWriter.write(new Bundle("test", CLOCK.instant(), "eu-west-1", SERVICE, List.of()), file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.toFile().list()).containsExactly("bundle.json");
        assertThat(Files.readString(file)).startsWith("{").endsWith("}\n");
    }

    @Test
    void aFileThatCannotBeWrittenIsAnErrorInOneLine() {
        Path file = folder.resolve("missing/bundle.json");
        Bundle bundle = new Bundle("test", CLOCK.instant(), "eu-west-1", SERVICE, List.of());

        assertThatThrownBy(() -> BundleWriter.write(bundle, file))
                .isInstanceOf(EvidenceException.class)
                .hasMessage(file + ": its folder does not exist; create it, or name another file");
    }

    @ParameterizedTest
    @CsvSource({"fargate-service, api", "ec2-service, worker"})
    void aReplayedRunSeesWhatTheLiveRunSaw(String world, String service) {
        Target target = new Target("prod", "", service, new ContainerSelection.Named("app"));
        Path file = folder.resolve("bundle.json");
        List<ExecTarget> live;
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load(world));
                BundleRecording recording = BundleRecording.live(
                        endpoint.settings(), targetFor(world, target), BundleTest::noTools, CLOCK)) {
            live = recording.targets();
            assertThat(recording.write(file, "execready test")).isPositive();
            assertThat(endpoint.problems()).isEmpty();
        }

        try (BundleEvidence replayed = BundleEvidence.open(file, ANY, BundleTest::noTools)) {
            assertThat(replayed.targets()).isEqualTo(live);
            assertThat(live).hasSize(2);
        }
    }

    private static Target targetFor(String world, Target target) {
        return world.equals("fargate-service")
                ? target
                : new Target("prod", "", target.service(), new ContainerSelection.All());
    }

    private static Evidence<ClientTools> noTools() {
        return Evidence.unknown(new Gap(Gap.Reason.NOT_ASKED, "this machine", "a test"));
    }

    static Stream<Arguments> malformed() {
        String head = "{\"format\": \"execready-bundle\", \"version\": 1, ";
        String rest = "\"tool\": \"t\", \"collectedAt\": \"2026-01-01T00:00:00Z\", \"target\": {\"region\": \"\","
                + " \"cluster\": \"\", \"service\": \"\", \"task\": \"\", \"container\": \"\"}";
        String again = "; collect it again, or correct this line";
        return Stream.of(
                Arguments.of("empty", "", ": the file is empty; collect it again"),
                Arguments.of("white space", " \n ", ": the file is empty; collect it again"),
                Arguments.of("truncated", head + "\n\"calls\": [", ":2:11: the file ends too early; collect it again"),
                Arguments.of("text", "hello", ":1:1: this is not JSON" + again),
                Arguments.of("binary", "\u0000\u0001PK", ":1:1: this is not JSON" + again),
                Arguments.of("two values", "{} {}", ":1:4: this is not JSON" + again),
                Arguments.of("a list", "[]", ":1:1: expected a JSON object" + again),
                Arguments.of(
                        "a member twice",
                        head + "\n \"version\": 1}",
                        ":2:11: the same member twice in one object" + again),
                Arguments.of(
                        "no bundle",
                        "{\"tasks\": []}",
                        ": this is not a bundle, for it does not say \"format\":"
                                + " \"execready-bundle\"; for outputs of the AWS CLI, name the folder that they are in"),
                Arguments.of(
                        "newer",
                        "{\"format\": \"execready-bundle\", \"version\": 2}",
                        ": this bundle has version 2, and this build reads versions up to 1; install a newer"
                                + " execready"),
                Arguments.of(
                        "version as text",
                        "{\"format\": \"execready-bundle\",\n \"version\": \"1\"}",
                        ":2:13: expected a version but found a JSON string for /version" + again),
                Arguments.of(
                        "no target",
                        head + "\"calls\": []}",
                        ":1:1: expected a member 'target' but found nothing" + again),
                Arguments.of(
                        "no calls", head + rest + "}", ":1:1: expected a member 'calls' but found nothing" + again),
                Arguments.of(
                        "calls as an object",
                        head + rest + ",\n\"calls\": {}}",
                        ":2:10: expected an array but found a JSON object for /calls" + again),
                Arguments.of(
                        "a wrong date",
                        head + rest.replace("2026-01-01T00:00:00Z", "monday") + ",\n\"calls\": []}",
                        ":1:74: expected a date such as 2026-01-31T12:00:00Z but found a JSON string for /collectedAt"
                                + again),
                Arguments.of(
                        "a call without a request",
                        head + rest + ",\n\"calls\": [\n {\"service\": \"ecs\", \"operation\": \"ListClusters\"}]}",
                        ":3:2: expected a member 'request' but found nothing for /calls/0" + again),
                Arguments.of(
                        "a call without an answer",
                        head + rest + ",\n\"calls\": [\n {\"service\": \"ecs\", \"operation\": \"ListClusters\","
                                + " \"request\": {}}]}",
                        ":3:2: expected a member 'response' but found nothing for /calls/0" + again),
                Arguments.of(
                        "a response of another shape",
                        head + rest + ",\n\"calls\": [{\"service\": \"ecs\", \"operation\": \"ListClusters\","
                                + " \"request\": {}, \"response\": {\n\"clusterArns\": \"hunter2\"}}]}",
                        ":3:16: expected an array but found a JSON string for /calls/0/response/clusterArns" + again),
                Arguments.of(
                        "a Region that is no text",
                        head + rest + ",\n\"calls\": [{\"service\": \"s3\", \"operation\": \"GetBucketPolicy\","
                                + " \"request\": {}, \"response\": {},\n\"region\": 1}]}",
                        ":3:11: expected a text but found a JSON number for /calls/0/region" + again),
                Arguments.of(
                        "too deep",
                        head + "\"calls\": " + "[".repeat(100) + "]".repeat(100) + "}",
                        ":1:119: beyond the limits of a bundle (64 levels, 64 MiB, numbers of 100 digits); collect it"
                                + " again"),
                Arguments.of(
                        "a number of a million digits",
                        head + "\"calls\": " + "9".repeat(1_000_000) + "}",
                        ":1:1000055: beyond the limits of a bundle (64 levels, 64 MiB, numbers of 100 digits); collect"
                                + " it again"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void whatIsBrokenIsRefusedInOneLine(String name, String text, String message) throws IOException {
        Path file = folder.resolve("b.json");
        Files.writeString(file, text);

        assertThatThrownBy(() -> BundleReader.open(file))
                .isInstanceOf(EvidenceException.class)
                .hasMessage(file + message);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, ''", "UTF-8, '\uFEFF'", "UTF-16LE, '\uFEFF'", "UTF-16BE, '\uFEFF'"})
    void theEncodingsOfPowerShellAreRead(String charset, String mark) throws IOException {
        Path file = folder.resolve("b.json");
        Files.write(file, (mark + bundle("")).getBytes(Charset.forName(charset)));

        assertThat(BundleReader.open(file).target()).isEqualTo(SERVICE);
    }

    @Test
    void aStreamIsReadUpToTheLimitOfFilesAndStaysOpen() {
        AtomicLong read = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read.incrementAndGet();
                return '{';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                Arrays.fill(buffer, offset, offset + length, (byte) '{');
                read.addAndGet(length);
                return length;
            }

            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };

        assertThatThrownBy(() -> BundleReader.open("demo", endless))
                .isInstanceOf(EvidenceException.class)
                .hasMessage("demo: more than 64 MiB are not read; collect for one service or task at a time");
        assertThat(read).hasValue(Json.MAX_BYTES + 1L);
    }

    @Test
    void aStreamThatBreaksOffIsNamed() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };

        assertThatThrownBy(() -> BundleReader.open("demo", broken))
                .isInstanceOf(EvidenceException.class)
                .hasMessageStartingWith("demo: it cannot be read");
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws IOException {
        Path file = folder.resolve("b.json");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {'{'}), Json.MAX_BYTES);
        }

        assertThatThrownBy(() -> BundleReader.open(file))
                .isInstanceOf(EvidenceException.class)
                .hasMessage(file + ": more than 64 MiB are not read; collect for one service or task at a time");
    }

    @Test
    void aFileThatDoesNotExistIsSaid() {
        Path file = folder.resolve("b.json");

        assertThatThrownBy(() -> BundleReader.open(file))
                .isInstanceOf(EvidenceException.class)
                .hasMessage(file + ": there is no such file or folder");
    }

    @Test
    void whatALaterBuildAddedIsNotedAndNotUsed() {
        OpenedBundle bundle = opened(
                bundle("{\"service\": \"ecs\", \"operation\": \"DescribeMoons\", \"request\": {}, \"response\": {}},"
                        + " {\"service\": \"ecs\", \"operation\": \"ListClusters\", \"request\": {}, \"response\":"
                        + " {\"moons\": 1}},"
                        + " {\"service\": \"ecs\", \"operation\": \"ListServices\", \"request\": {}, \"error\":"
                        + " {\"kind\": \"eclipse\", \"code\": \"E\", \"message\": \"dark\"}}"));

        assertThat(bundle.notes())
                .containsExactly(
                        folder.resolve("b.json") + ": ecs:DescribeMoons is not used, for this build does not ask it",
                        folder.resolve("b.json")
                                + ": /calls/1/response/moons is newer than this build, or no member of it");
        assertThat(new Asked(EcsOperations.LIST_SERVICES, (ObjectNode)
                                Json.strict("{}").orElseThrow())
                        .ask(bundle.api())
                        .fold(said -> Failure.Kind.NOT_COLLECTED, Failure::kind))
                .isEqualTo(Failure.Kind.SERVICE_ERROR);
    }

    private OpenedBundle opened(String text) {
        try {
            return BundleReader.open(Files.writeString(folder.resolve("b.json"), text, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String bundle(String calls) {
        return "{\"format\": \"execready-bundle\", \"version\": 1, \"tool\": \"t\", \"collectedAt\":"
                + " \"2026-01-01T00:00:00Z\", \"target\": {\"region\": \"eu-west-1\", \"cluster\": \"prod\","
                + " \"service\": \"api\", \"task\": \"\", \"container\": \"\"}, \"calls\": [" + calls + "]}";
    }
}
