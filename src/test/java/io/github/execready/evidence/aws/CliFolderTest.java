// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.aws.WorldRequests.Asked;
import io.github.execready.model.ContainerSelection;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Gap;
import io.github.execready.testing.aws.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkPojo;

/** A folder of outputs of the AWS CLI answers for what it shows, and says of nothing else that it does not exist. */
class CliFolderTest {

    private static final Target ANY = new Target("", "", "", new ContainerSelection.All());

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "any              | {\"tasks\": [], \"failures\": []}             | ecs:DescribeTasks             | any",
                "any              | {\"Tasks\": [], \"NextToken\": \"x\"}         | ecs:DescribeTasks             | any",
                "any              | {\"taskDefinition\": {}, \"tags\": []}        | ecs:DescribeTaskDefinition    | any",
                "any              | {\"taskArns\": []}                            | ecs:ListTasks                 | any",
                "any              | {\"Role\": {}}                                | iam:GetRole                   | any",
                "any              | {\"Policy\": {}}                              | iam:GetPolicy                 | any",
                "any | {\"RoleName\": \"\", \"PolicyName\": \"\", \"PolicyDocument\": {}} | iam:GetRolePolicy    | any",
                "any              | {\"UserId\": \"\", \"Account\": \"\", \"Arn\": \"\"} | sts:GetCallerIdentity  | any",
                "any              | {\"VpcId\": \"\", \"EnableDnsSupport\": {}}   | ec2:DescribeVpcAttribute      | any",
                "any              | {\"PrefixLists\": []}                         | ec2:DescribeManagedPrefixLists | any",
                "pl-1             | {\"Entries\": []}                             | ec2:GetManagedPrefixListEntries | pl-1",
                "get-key-policy.k1    | {\"Policy\": \"{}\"}                      | kms:GetKeyPolicy              | k1",
                "kms-get-key-policy_k1 | {\"Policy\": \"{}\"}                     | kms:GetKeyPolicy              | k1",
                "get-bucket-policy b1 | {\"Policy\": \"{}\"}                      | s3:GetBucketPolicy            | b1",
                "list-role-policies   | {\"PolicyNames\": []}                     | iam:ListRolePolicies          | ``",
                "LIST-ROLE-POLICIES-Api | {\"PolicyNames\": []}                   | iam:ListRolePolicies          | Api",
                "describe-vpc-endpoints | {\"VpcEndpoints\": []}                  | ec2:DescribeVpcEndpoints      | ``"
            })
    void anOutputIsRecognised(String name, String json, String action, String label) {
        CliOutput output = Outputs.output(name, json);

        assertThat(output.operation().action()).isEqualTo(action);
        assertThat(output.label()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "any | {\"PolicyNames\": []} | it may be an answer to list-group-policies or list-role-policies or list-user-policies: begin its name with the command's",
                "any | {\"Policy\": \"{}\"}  | it may be an answer to get-bucket-policy or get-key-policy: begin its name with the command's",
                "any | {\"Moons\": []}       | no answer to a question of this program has these members",
                "any | {\"tasks\": {}}       | no answer to a question of this program has these members",
                "any | {}                    | no answer to a question of this program has these members"
            })
    void whatCannotBeRecognisedIsNoted(String name, String json, String why) {
        List<String> notes = new ArrayList<>();
        JsonFile file = JsonFile.parse(name + ".json", json.getBytes(StandardCharsets.UTF_8));

        assertThat(CliFile.read(file, notes::add)).isEmpty();
        assertThat(notes).containsExactly("any.json: not used, " + why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ecs:DescribeTasks | {\"cluster\": \"prod\", \"tasks\": [\"0123456789abcdef0123456789abcdef\"]}",
                "ecs:DescribeTasks | {\"cluster\": \"arn:aws:ecs:eu-west-1:111122223333:cluster/prod\", \"tasks\": [\"fedcba9876543210fedcba9876543210\"]}",
                "ecs:DescribeClusters | {\"clusters\": [\"prod\"]}",
                "ecs:DescribeTaskDefinition | {\"taskDefinition\": \"arn:aws:ecs:eu-west-1:111122223333:task-definition/api:7\"}",
                "ecs:ListTasks | {\"cluster\": \"prod\", \"serviceName\": \"api\", \"desiredStatus\": \"RUNNING\"}",
                "iam:GetRole | {\"RoleName\": \"api-task\"}",
                "iam:ListRolePolicies | {\"RoleName\": \"api-task\"}",
                "iam:GetPolicyVersion | {\"PolicyArn\": \"arn:aws:iam::111122223333:policy/exec-logging\", \"VersionId\": \"v3\"}",
                "ec2:DescribeSubnets | {\"Filters\": [{\"Name\": \"subnet-id\", \"Values\": [\"subnet-0aaa000000000000a\"]}]}",
                "ec2:DescribeRouteTables | {\"Filters\": [{\"Name\": \"vpc-id\", \"Values\": [\"vpc-0a1b2c3d4e5f60001\"]}]}",
                "ec2:DescribeRouteTables | {\"Filters\": [{\"Name\": \"association.subnet-id\", \"Values\": [\"subnet-0ccc000000000000c\"]}]}",
                "ec2:DescribeVpcBlockPublicAccessExclusions | {}",
                "logs:DescribeLogGroups | {\"logGroupNamePrefix\": \"/ecs/exec/prod\"}",
                "s3:GetBucketPolicy | {\"Bucket\": \"prod-exec-logs\"}"
            })
    void whatTheFilesShowIsAnswered(String action, String request) {
        assertThat(kind(Outputs.answers(World.load("fargate-service"), false), action, request))
                .isEqualTo("said");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ecs:DescribeTasks | {\"cluster\": \"prod\", \"tasks\": [\"00000000000000000000000000000000\"]}",
                "ecs:DescribeTasks | {\"cluster\": \"test\", \"tasks\": [\"0123456789abcdef0123456789abcdef\"]}",
                "ecs:DescribeClusters | {\"clusters\": [\"test\"]}",
                "ecs:DescribeClusters | {}",
                "ecs:DescribeServices | {\"cluster\": \"prod\", \"services\": [\"ap\"]}",
                "ecs:DescribeTaskDefinition | {\"taskDefinition\": \"api\"}",
                "ecs:DescribeTaskDefinition | {\"taskDefinition\": \"api:8\"}",
                "ecs:ListTasks | {\"cluster\": \"prod\", \"serviceName\": \"api\", \"desiredStatus\": \"STOPPED\"}",
                "ecs:ListTasks | {\"cluster\": \"prod\", \"serviceName\": \"web\", \"desiredStatus\": \"RUNNING\"}",
                "ecs:ListTasks | {\"cluster\": \"prod\", \"serviceName\": \"api\", \"nextToken\": \"x\"}",
                "ecs:ListServices | {\"cluster\": \"prod\"}",
                "ecs:ListClusters | {}",
                "iam:GetRole | {\"RoleName\": \"api\"}",
                "iam:ListRolePolicies | {\"RoleName\": \"api\"}",
                "iam:GetPolicyVersion | {\"PolicyArn\": \"arn:aws:iam::111122223333:policy/exec-logging\", \"VersionId\": \"v4\"}",
                "iam:GetPolicyVersion | {\"PolicyArn\": \"arn:aws:iam::111122223333:policy/other\", \"VersionId\": \"v3\"}",
                "ec2:DescribeSubnets | {\"SubnetIds\": [\"subnet-0aaa000000000000a\", \"subnet-1\"]}",
                "ec2:DescribeSubnets | {\"Filters\": [{\"Name\": \"subnet-id\", \"Values\": [\"subnet-0aaa000000000000a\", \"subnet-1\"]}]}",
                "ec2:DescribeSecurityGroups | {\"Filters\": [{\"Name\": \"group-id\", \"Values\": [\"sg-1\"]}]}",
                "ec2:DescribeVpcEndpoints | {\"Filters\": [{\"Name\": \"vpc-id\", \"Values\": [\"vpc-1\"]}]}",
                "ec2:DescribeVpcEndpoints | {\"Filters\": [{\"Name\": \"tag:Name\", \"Values\": [\"x\"]}]}",
                "ec2:DescribeRouteTables | {\"Filters\": [{\"Name\": \"association.subnet-id\", \"Values\": [\"subnet-1\"]}]}",
                "ec2:DescribeInstances | {\"InstanceIds\": [\"i-1\"]}",
                "ec2:DescribeVpcAttribute | {\"VpcId\": \"vpc-1\", \"Attribute\": \"enableDnsSupport\"}",
                "logs:DescribeLogGroups | {\"logGroupNamePrefix\": \"/other\"}",
                "kms:DescribeKey | {\"KeyId\": \"alias/exec\"}",
                "s3:GetBucketPolicy | {\"Bucket\": \"other\"}"
            })
    void whatTheFilesDoNotShowWasNotCollected(String action, String request) {
        assertThat(kind(Outputs.answers(World.load("fargate-service"), false), action, request))
                .isEqualTo("NOT_COLLECTED");
    }

    @Test
    void aTaskThatAwsDidNotFindIsAnsweredSo() {
        World world = World.load("fargate-service")
                .set(
                        "describe-tasks",
                        "/failures/-",
                        World.json("{\"arn\": \"arn:aws:ecs:eu-west-1:111122223333:task/prod/gone\", \"reason\":"
                                + " \"MISSING\"}"));

        Answer<SdkPojo> answer = asked("ecs:DescribeTasks", "{\"cluster\": \"prod\", \"tasks\": [\"gone\"]}")
                .ask(new FolderAws(Outputs.answers(world, false)));

        assertThat(answer.fold(said -> said.response().toString(), Failure::toString))
                .contains("MISSING");
    }

    @Test
    void fewerTasksThanTheServiceRunsAreNoListOfThem() {
        World world = World.load("fargate-service").remove("describe-tasks", "/tasks/1");

        assertThat(kind(
                        Outputs.answers(world, false),
                        "ecs:ListTasks",
                        "{\"cluster\": \"prod\", \"serviceName\": \"api\", \"desiredStatus\": \"RUNNING\"}"))
                .isEqualTo("NOT_COLLECTED");
    }

    @Test
    void aListNamedAfterItsServiceIsTaken() {
        World world = World.load("fargate-service").put("list-tasks.api.stopped", "{\"taskArns\": []}");

        assertThat(kind(
                        Outputs.answers(world, false),
                        "ecs:ListTasks",
                        "{\"cluster\": \"prod\", \"serviceName\": \"api\", \"desiredStatus\": \"STOPPED\"}"))
                .isEqualTo("said");
    }

    @Test
    void anOutputThatEndsEarlyStaysIncomplete() {
        World world = World.load("fargate-service").set("describe-route-tables", "/NextToken", "more");
        FolderAws aws = new FolderAws(Outputs.answers(world, false));

        String request = "{\"Filters\": [{\"Name\": \"vpc-id\", \"Values\": [\"vpc-0a1b2c3d4e5f60001\"]}]%s}";
        Answer<SdkPojo> first =
                asked("ec2:DescribeRouteTables", request.formatted("")).ask(aws);
        String token = first.fold(
                said -> ToJson.object("ec2", said.response()).path("NextToken").asString(""), Failure::toString);

        assertThat(token).isNotEmpty();
        String next = request.formatted(", \"NextToken\": \"" + token + "\"");
        assertThat(kind(Outputs.answers(world, false), "ec2:DescribeRouteTables", next))
                .isEqualTo("NOT_COLLECTED");
    }

    @Test
    void twoAnswersToOneQuestionAreNone() {
        World world = World.load("fargate-service")
                .put("get-caller-identity.2", "{\"UserId\": \"x\", \"Account\": \"y\", \"Arn\": \"z\"}");

        assertThat(kind(Outputs.answers(world, false), "sts:GetCallerIdentity", "{}"))
                .isEqualTo("NOT_COLLECTED");
    }

    @Test
    void theSameFileTwiceIsOneAnswer() {
        World world = World.load("fargate-service");
        world.put("get-caller-identity.2", world.get("get-caller-identity", "").toString());

        assertThat(kind(Outputs.answers(world, false), "sts:GetCallerIdentity", "{}"))
                .isEqualTo("said");
    }

    @Test
    void everyRequestOfAWholeAccountIsAnswered() {
        for (WorldRequests requests : WorldRequests.values()) {
            WorldAnswers answers = Outputs.answers(World.load(requests.world()), true);

            assertThat(requests.requests())
                    .allSatisfy(asked -> assertThat(answers.answer(asked.operation(), asked.json()))
                            .isInstanceOf(WorldAnswers.Match.Found.class));
        }
    }

    @Test
    void theOnlyTaskOfAFolderIsTheTarget() {
        World.load("fargate-service").remove("describe-tasks", "/tasks/1").save(folder);

        OpenedBundle bundle = BundleReader.open(folder);

        assertThat(bundle.target().task())
                .isEqualTo("arn:aws:ecs:eu-west-1:111122223333:task/prod/0123456789abcdef0123456789abcdef");
        assertThat(bundle.target().service()).isEmpty();
        assertThat(bundle.region()).isEqualTo("eu-west-1");
    }

    @Test
    void withSeveralTasksTheOnlyServiceIsTheTarget() {
        World.load("fargate-service").save(folder);

        assertThat(BundleReader.open(folder).target().service())
                .isEqualTo("arn:aws:ecs:eu-west-1:111122223333:service/prod/api");
    }

    @Test
    void aFolderWithoutTaskAndServiceMustBeToldWhatToLookAt() {
        World.load("fargate-service")
                .remove("describe-tasks")
                .remove("describe-services")
                .save(folder);

        assertThatThrownBy(() -> BundleEvidence.open(
                        folder, ANY, () -> Evidence.unknown(new Gap(Gap.Reason.NOT_ASKED, "here", "a test"))))
                .isInstanceOf(EvidenceException.class)
                .hasMessage(folder + ": it shows no task and no service, or several; name the cluster and the task, or"
                        + " the service");
    }

    @Test
    void aFolderIsJudgedAsOfItsNewestFile() throws IOException {
        World.load("fargate-service").save(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-06-01T00:00:00Z")));
            }
        }
        Instant newest = Instant.parse("2026-06-02T00:00:00Z");
        Files.setLastModifiedTime(folder.resolve("describe-tasks.json"), FileTime.from(newest));

        try (BundleEvidence evidence = BundleEvidence.open(
                folder, ANY, () -> Evidence.unknown(new Gap(Gap.Reason.NOT_ASKED, "here", "a test")))) {
            assertThat(evidence.targets()).extracting(ExecTarget::observedAt).containsExactly(newest, newest);
            assertThat(evidence.notes()).allMatch(note -> note.startsWith("simulate-principal-policy."));
        }
    }

    @Test
    void aFolderOfSomethingElseIsSaid() throws IOException {
        Files.writeString(folder.resolve("package.json"), "{\"name\": \"x\"}");
        Files.writeString(folder.resolve("notes.txt"), "not JSON");

        assertThatThrownBy(() -> BundleReader.open(folder))
                .isInstanceOf(EvidenceException.class)
                .hasMessage(
                        folder + ": no file in it is an output of the AWS CLI that is of use here; save each output as"
                                + " a file named after its command, such as describe-tasks.json");
    }

    @Test
    void aBrokenFileIsNamed() throws IOException {
        Files.writeString(folder.resolve("describe-tasks.json"), "{\n\"tasks\": [{\"containers\": 5}]}");

        assertThatThrownBy(() -> BundleReader.open(folder))
                .isInstanceOf(EvidenceException.class)
                .hasMessage("describe-tasks.json:2:26: expected an array but found a JSON number for"
                        + " /tasks/0/containers; collect it again, or correct this line");
    }

    @Test
    void linksOutOfTheFolderAreNotFollowed() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Path outside = Files.writeString(folder.resolve("outside.json"), "{\"tasks\": []}");
        Files.createSymbolicLink(inside.resolve("describe-tasks.json"), outside);

        assertThatThrownBy(() -> BundleReader.open(inside))
                .isInstanceOf(EvidenceException.class)
                .hasMessage("describe-tasks.json: it links to a file outside of the folder; copy that file instead");
    }

    @Test
    void tooManyFilesAreRefused() throws IOException {
        for (int i = 0; i <= CliFolder.MAX_FILES; i++) {
            Files.createFile(folder.resolve(i + ".json"));
        }

        assertThatThrownBy(() -> BundleReader.open(folder))
                .isInstanceOf(EvidenceException.class)
                .hasMessage(folder + ": more than 2000 files are not read; collect for one service or task at a time");
    }

    private static String kind(WorldAnswers answers, String action, String request) {
        return asked(action, request)
                .ask(new FolderAws(answers))
                .<String>fold(said -> "said", failure -> failure.kind().toString());
    }

    private static Asked asked(String action, String request) {
        return WorldRequests.asked(action + " " + request);
    }
}
