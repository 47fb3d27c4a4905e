// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.ContainerInstance;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.testing.Targets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.ecs.model.DescribeContainerInstancesResponse;

class AwsEvidenceTest {

    @Test
    void forATaskEverythingThatCanBeAskedAtOnceIsAskedAtOnce() {
        HeldAws aws = new HeldAws(Prod.aws(Prod.task()));
        Prod.evidence(aws, Prod.taskTarget(Prod.TASK)).ask();

        assertThat(aws.answer())
                .containsExactly(
                        "ecs:DescribeClusters", "ecs:DescribeTasks", "ssm:DescribeSessions", "sts:GetCallerIdentity");
        assertThat(aws.answer()).contains("ecs:DescribeTaskDefinition", "ecs:DescribeServices", "ecs:ListTasks");
    }

    @Test
    void forAServiceEverythingThatCanBeAskedAtOnceIsAskedAtOnce() {
        HeldAws aws = new HeldAws(Prod.aws(Prod.task()));
        Prod.evidence(aws, Prod.serviceTarget()).ask();

        assertThat(aws.answer())
                .containsExactly(
                        "ecs:DescribeClusters",
                        "ecs:DescribeServices",
                        "ecs:ListTasks",
                        "ecs:ListTasks",
                        "sts:GetCallerIdentity");
        assertThat(aws.answer()).contains("ecs:DescribeTasks");
        assertThat(aws.answer()).contains("ecs:DescribeTaskDefinition", "ssm:DescribeSessions");
    }

    @Test
    void theChainOfATaskWhoseRoleAndNetworkAreDeniedIsThreeCallsLong() {
        AwsEvidence evidence = Prod.evidence(Prod.aws(Prod.task()), Prod.taskTarget(Prod.TASK));

        assertThat(evidence.statistics()).isEqualTo(new CallStatistics(0, 0));
        evidence.targets();

        assertThat(evidence.statistics().chain()).isEqualTo(3);
    }

    @Test
    void noCallIsMadeTwiceForTheTasksOfAService() {
        FakeAws aws = Prod.aws(Prod.task(), Prod.task(Prod.OTHER_TASK).build());
        AwsEvidence evidence = Prod.evidence(aws, Prod.serviceTarget());

        assertThat(evidence.targets()).hasSize(2);

        assertThat(aws.asked(EcsOperations.DESCRIBE_TASKS)).hasSize(1);
        assertThat(aws.asked(EcsOperations.DESCRIBE_TASK_DEFINITION)).hasSize(1);
        assertThat(aws.asked(EcsOperations.DESCRIBE_CLUSTERS)).hasSize(1);
        assertThat(aws.asked(OtherOperations.GET_CALLER_IDENTITY)).hasSize(1);
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
                                .containerInstances(
                                        i -> i.containerInstanceArn(one).status("ACTIVE"),
                                        i -> i.containerInstanceArn(two).status("DRAINING"))
                                .build());

        List<ExecTarget> targets = Prod.targets(aws, Prod.serviceTarget());

        assertThat(aws.asked(EcsOperations.DESCRIBE_CONTAINER_INSTANCES))
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
        FakeAws aws = Prod.aws(Prod.task()).denies(EcsOperations.DESCRIBE_TASK_DEFINITION);

        assertThat(Prod.target(aws, Prod.taskTarget(Prod.TASK)).taskDefinition())
                .isInstanceOfSatisfying(
                        Evidence.Unknown.class,
                        unknown -> assertThat(unknown.gap().source()).isEqualTo("ecs:DescribeTaskDefinition"));
    }

    @Test
    void closingTheEvidenceClosesTheWayToAws() {
        HeldAws aws = new HeldAws(Prod.aws(Prod.task()));

        Prod.evidence(aws, Prod.taskTarget(Prod.TASK)).close();

        assertThat(aws.isClosed()).isTrue();
    }
}
