// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.Role;
import tools.jackson.databind.JsonNode;

/** The way between the SDK's objects and the AWS CLI's JSON, in both directions. */
class SdkJsonTest {

    static Stream<Operation<?, ?>> operations() {
        return Operations.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyFieldOfAResponseSurvivesTheWayThereAndBack(Operation<?, ?> operation) {
        SdkPojo response =
                new Filler(path -> "text" + path).fill(operation.response().get());

        JsonNode json = Json.parse(
                Json.compact(ToJson.object(operation.service(), response)).getBytes(StandardCharsets.UTF_8));

        assertThat(read(operation, json).equalsBySdkFields(response)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aResponseWithoutAnythingStaysEmpty(Operation<?, ?> operation) {
        SdkPojo response = read(operation, json("{}"));

        assertThat(ToJson.object(operation.service(), response)).isEqualTo(json("{}"));
    }

    @Test
    void anEmptyListIsNotAMissingOne() {
        JsonNode json = json("{\"failures\": [], \"tasks\": [{\"containers\": []}]}");

        DescribeTasksResponse response = tasks(json);

        assertThat(response.hasFailures()).isTrue();
        assertThat(response.tasks().get(0).hasContainers()).isTrue();
        assertThat(response.tasks().get(0).hasAttachments()).isFalse();
        assertThat(Json.canonical(ToJson.object("ecs", response))).isEqualTo(Json.canonical(json));
    }

    @ParameterizedTest
    @CsvSource({
        "1780142470.75, 2026-05-30T12:01:10.750Z",
        "1780142470, 2026-05-30T12:01:10Z",
        "'\"1780142470.123456789\"', 2026-05-30T12:01:10.123456789Z",
        "-0.5, 1969-12-31T23:59:59.500Z",
        "'\"2026-05-30T14:01:10.750000+02:00\"', 2026-05-30T12:01:10.750Z",
        "'\"2026-05-30T12:01:10Z\"', 2026-05-30T12:01:10Z"
    })
    void aDateIsReadInEveryFormThatTheAwsCliPrints(String date, String instant) {
        DescribeTasksResponse response = tasks(json("{\"tasks\": [{\"startedAt\": " + date + "}]}"));

        assertThat(response.tasks().get(0).startedAt()).isEqualTo(Instant.parse(instant));
    }

    @Test
    void aDateIsWrittenAsIso8601() {
        DescribeTasksResponse response = tasks(json("{\"tasks\": [{\"startedAt\": 1780142470.75}]}"));

        assertThat(ToJson.object("ecs", response).at("/tasks/0/startedAt").asString())
                .isEqualTo("2026-05-30T12:01:10.750Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"tasks\": {}}                              | /tasks                | expected an array but found a JSON object",
                "{\"tasks\": [7]}                             | /tasks/0              | expected an object but found a JSON number",
                "{\"tasks\": [{\"version\": 1.5}]}            | /tasks/0/version      | expected a whole number but found a JSON number",
                "{\"tasks\": [{\"version\": 1e999999999}]}    | /tasks/0/version      | expected a whole number but found a JSON number",
                "{\"tasks\": [{\"version\": \"many\"}]}       | /tasks/0/version      | expected a whole number but found a JSON string",
                "{\"tasks\": [{\"startedAt\": \"yesterday\"}]} | /tasks/0/startedAt   | expected a date, in seconds or as ISO 8601, but found a JSON string",
                "{\"tasks\": [{\"startedAt\": 1e999999999}]}  | /tasks/0/startedAt    | expected a date, in seconds or as ISO 8601, but found a JSON number",
                "{\"tasks\": [{\"startedAt\": 1e-999999999}]} | /tasks/0/startedAt    | expected a date, in seconds or as ISO 8601, but found a JSON number",
                "{\"tasks\": [{\"startedAt\": true}]}         | /tasks/0/startedAt    | expected a date, in seconds or as ISO 8601, but found a JSON boolean",
                "{\"tasks\": [{\"enableExecuteCommand\": 1}]} | /tasks/0/enableExecuteCommand | expected true or false but found a JSON number",
                "{\"tasks\": [{\"group\": [\"a\"]}]}          | /tasks/0/group        | expected a text but found a JSON array"
            })
    void whatCannotBeMeantIsRefusedWithItsPlace(String json, String pointer, String message) {
        assertThatThrownBy(() -> tasks(json(json)))
                .isInstanceOfSatisfying(
                        JsonMismatch.class, e -> assertThat(e.pointer()).isEqualTo(pointer))
                .hasMessage(message);
    }

    @Test
    void handMadeFilesAreUnderstood() {
        DescribeTasksResponse response = tasks(json("""
                {"Tasks": [{"EnableExecuteCommand": "True", "version": "4", "group": 7, "launchType": null,
                            "containers": [null, {"name": "app"}]}]}
                """));

        assertThat(response.tasks().get(0).enableExecuteCommand()).isTrue();
        assertThat(response.tasks().get(0).version()).isEqualTo(4);
        assertThat(response.tasks().get(0).group()).isEqualTo("7");
        assertThat(response.tasks().get(0).launchType()).isNull();
        assertThat(response.tasks().get(0).containers()).hasSize(1);
    }

    @Test
    void aMemberThatTheSdkDoesNotKnowIsReportedAndNotRead() {
        List<String> unknown = new ArrayList<>();

        FromJson.response(
                EcsOperations.DESCRIBE_TASKS,
                json("{\"tasks\": [{\"holographic\": {\"x\": 1}, \"group\": \"g\"}]}"),
                "/calls/3/response",
                unknown::add);

        assertThat(unknown).containsExactly("/calls/3/response/tasks/0/holographic");
    }

    @Test
    void anEnumValueThatTheSdkDoesNotKnowStaysTheTextThatAwsSent() {
        DescribeTasksResponse response = tasks(json("{\"tasks\": [{\"launchType\": \"MOON\"}]}"));

        assertThat(response.tasks().get(0).launchType()).isEqualTo(LaunchType.UNKNOWN_TO_SDK_VERSION);
        assertThat(response.tasks().get(0).launchTypeAsString()).isEqualTo("MOON");
        assertThat(ToJson.object("ecs", response).at("/tasks/0/launchType").asString())
                .isEqualTo("MOON");
    }

    @Test
    void aPolicyDocumentOfIamIsAnObjectInJsonAndEncodedInTheSdk() {
        GetRolePolicyResponse response = (GetRolePolicyResponse)
                read(
                        IamOperations.GET_ROLE_POLICY,
                        json(
                                "{\"RoleName\": \"r\", \"PolicyDocument\": {\"Version\": \"2012-10-17\", \"Statement\": \"a b+c%\"}}"));

        assertThat(response.policyDocument())
                .isEqualTo("%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%22a%20b%2Bc%25%22%7D");
        assertThat(ToJson.object("iam", response)
                        .at("/PolicyDocument/Statement")
                        .asString())
                .isEqualTo("a b+c%");
    }

    @Test
    void aPolicyDocumentThatIsNoSoundJsonStaysAsItCame() {
        // A repeated member would be lost on the way through an object, and with it the reason to refuse the policy.
        String document = PolicyEncoding.encode("{\"Action\": \"a\", \"Action\": \"b\"}");
        GetRoleResponse response = GetRoleResponse.builder()
                .role(Role.builder().assumeRolePolicyDocument(document).build())
                .build();

        JsonNode json = ToJson.object("iam", response);

        assertThat(json.at("/Role/AssumeRolePolicyDocument").asString()).isEqualTo(document);
        assertThat(read(IamOperations.GET_ROLE, json).equalsBySdkFields(response))
                .isTrue();
    }

    @Test
    void aPolicyDocumentThatEc2SendsAsTextStaysText() {
        String policy = "{\n  \"Statement\": [ { \"Effect\": \"Allow\" } ]\n}";
        DescribeVpcEndpointsResponse response = DescribeVpcEndpointsResponse.builder()
                .vpcEndpoints(VpcEndpoint.builder().policyDocument(policy).build())
                .build();

        JsonNode json = ToJson.object("ec2", response);

        assertThat(json.at("/VpcEndpoints/0/PolicyDocument").asString()).isEqualTo(policy);
        assertThat(read(Ec2Operations.DESCRIBE_VPC_ENDPOINTS, json).equalsBySdkFields(response))
                .isTrue();
    }

    private static DescribeTasksResponse tasks(JsonNode json) {
        return (DescribeTasksResponse)
                FromJson.response(EcsOperations.DESCRIBE_TASKS, json, "", SdkJsonTest::unexpected);
    }

    private static SdkPojo read(Operation<?, ?> operation, JsonNode json) {
        return (SdkPojo) FromJson.response(operation, json, "", SdkJsonTest::unexpected);
    }

    private static void unexpected(String unknown) {
        throw new AssertionError(unknown);
    }

    private static JsonNode json(String text) {
        return Json.strict(text).orElseThrow();
    }
}
