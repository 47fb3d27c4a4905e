// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.evidence.Questions;
import io.github.execready.evidence.aws.Failure.Kind;
import io.github.execready.model.ContainerInstance;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Part;
import io.github.execready.testing.Targets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.ecs.model.DescribeContainerInstancesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeContainerInstancesResponse;

class AwsEvidenceTest {

    @Test
    void forATaskEverythingThatCanBeAskedAtOnceIsAskedAtOnce() {
        FakeAws aws = Prod.aws(Prod.task()).hold();
        Prod.evidence(aws, Prod.taskTarget(Prod.TASK)).ask(Part.all(), Questions.NONE);

        assertThat(aws.answerWaiting())
                .containsExactly(
                        "ecs:DescribeClusters", "ecs:DescribeTasks", "ssm:DescribeSessions", "sts:GetCallerIdentity");
        assertThat(aws.answerWaiting())
                .contains(
                        "ec2:DescribeNetworkInterfaces",
                        "ecs:DescribeTaskDefinition",
                        "ecs:DescribeServices",
                        "ecs:ListTasks");
    }

    @Test
    void forAServiceEverythingThatCanBeAskedAtOnceIsAskedAtOnce() {
        FakeAws aws = Prod.aws(Prod.task()).hold();
        Prod.evidence(aws, Prod.serviceTarget()).ask(Part.all(), Questions.NONE);

        assertThat(aws.answerWaiting())
                .containsExactly(
                        "ecs:DescribeClusters",
                        "ecs:DescribeServices",
                        "ecs:ListTasks",
                        "ecs:ListTasks",
                        "sts:GetCallerIdentity");
        assertThat(aws.answerWaiting()).contains("ecs:DescribeTasks");
        assertThat(aws.answerWaiting()).contains("ecs:DescribeTaskDefinition", "ssm:DescribeSessions");
    }

    @Test
    void theChainOfATaskWithoutRolesWhoseNetworkIsDeniedIsTwoCallsLong() {
        AwsEvidence evidence = Prod.evidence(Prod.aws(Prod.task()), Prod.taskTarget(Prod.TASK));

        assertThat(evidence.statistics()).isEqualTo(new CallStatistics(0, 0));
        evidence.targets();

        assertThat(evidence.statistics().chain()).isEqualTo(2);
    }

    @Test
    void noCallIsMadeTwiceForTheTasksOfAService() {
        FakeAws aws = Prod.aws(Prod.task(), Prod.task(Prod.OTHER_TASK).build());
        AwsEvidence evidence = Prod.evidence(aws, Prod.serviceTarget());

        assertThat(evidence.targets()).hasSize(2);

        assertThat(aws.count(EcsOperations.DESCRIBE_TASKS)).isEqualTo(1);
        assertThat(aws.count(EcsOperations.DESCRIBE_TASK_DEFINITION)).isEqualTo(1);
        assertThat(aws.count(EcsOperations.DESCRIBE_CLUSTERS)).isEqualTo(1);
        assertThat(aws.count(OtherOperations.GET_CALLER_IDENTITY)).isEqualTo(1);
    }

    @Test
    void theHostsOfAllTasksAreAskedForTogether() {
        String one = Prod.ARN + "container-instance/prod/1111";
        String two = Prod.ARN + "container-instance/prod/2222";
        FakeAws aws = Prod.aws(
                        Prod.task(Prod.TASK).containerInstanceArn(two).build(),
                        Prod.task(Prod.OTHER_TASK).containerInstanceArn(one).build())
                .computes(
                        EcsOperations.DESCRIBE_CONTAINER_INSTANCES,
                        request -> DescribeContainerInstancesResponse.builder()
                                .containerInstances(host(one, "ACTIVE"), host(two, "DRAINING"))
                                .build());

        List<ExecTarget> targets = Prod.targets(aws, Prod.serviceTarget());

        assertThat(aws.requests(DescribeContainerInstancesRequest.class))
                .singleElement()
                .satisfies(request -> assertThat(request.containerInstances()).containsExactly(one, two));
        assertThat(targets.get(0)
                        .containerInstance()
                        .flatMap(ContainerInstance::status)
                        .is("DRAINING"))
                .isTrue();
    }

    @Test
    @Timeout(20)
    void theClientsToolsAreLookedUpWhileAwsIsAsked() {
        FakeAws aws = Prod.aws(Prod.task());
        CompletableFuture<String> askedMeanwhile = new CompletableFuture<>();
        AwsApi telling = new AwsApi() {
            @Override
            public <
                            Q extends software.amazon.awssdk.awscore.AwsRequest,
                            R extends software.amazon.awssdk.awscore.AwsResponse>
                    Pending<Answer<R>> ask(Operation<Q, R> operation, Q request) {
                askedMeanwhile.complete(operation.action());
                return aws.ask(operation, request);
            }

            @Override
            public void close() {}
        };
        AwsEvidence evidence = new AwsEvidence(
                telling,
                Address.of(Prod.taskTarget(Prod.TASK), "", () -> ""),
                () -> {
                    // Would wait for ever if the tools were looked up before AWS is asked.
                    askedMeanwhile.join();
                    return Targets.fargateService().clientTools();
                },
                Clock.fixed(Targets.NOW, ZoneOffset.UTC));

        assertThat(evidence.targets().get(0).clientTools().isKnown()).isTrue();
    }

    @Test
    void theTimeOfTheReadingIsTheClocks() {
        assertThat(Prod.target(Prod.aws(Prod.task()), Prod.taskTarget(Prod.TASK))
                        .observedAt())
                .isEqualTo(Targets.NOW);
    }

    @Test
    void whatCannotBeReadNamesTheActionThatWouldAllowIt() {
        FakeAws aws = Prod.aws(Prod.task())
                .fails(EcsOperations.DESCRIBE_TASK_DEFINITION, Kind.ACCESS_DENIED, "AccessDeniedException");

        assertThat(Prod.target(aws, Prod.taskTarget(Prod.TASK)).taskDefinition())
                .isInstanceOfSatisfying(
                        Evidence.Unknown.class,
                        unknown -> assertThat(unknown.gap().source()).isEqualTo("ecs:DescribeTaskDefinition"));
    }

    @Test
    void closingTheEvidenceClosesTheWayToAws() {
        FakeAws aws = Prod.aws(Prod.task());

        Prod.evidence(aws, Prod.taskTarget(Prod.TASK)).close();

        assertThat(aws.isClosed()).isTrue();
    }

    private static software.amazon.awssdk.services.ecs.model.ContainerInstance host(String arn, String status) {
        return software.amazon.awssdk.services.ecs.model.ContainerInstance.builder()
                .containerInstanceArn(arn)
                .status(status)
                .build();
    }
}
