// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.aws.Failure.Kind;
import io.github.execready.model.ContainerSelection;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.ExecTarget.Identity;
import io.github.execready.model.Gap;
import io.github.execready.model.Service;
import io.github.execready.model.StoppedTask;
import io.github.execready.model.Task;
import io.github.execready.model.TaskDefinition;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;

class TargetFinderTest {

    private static final String ID = EcsText.name(Prod.TASK);

    @Test
    void aTaskIsFoundByItsIdWithItsServiceAndDefinition() {
        ExecTarget target = Prod.target(Prod.aws(Prod.task()), Prod.taskTarget(ID));

        assertThat(target.identity())
                .isEqualTo(new Identity(Identity.Kind.TASK, "eu-west-1", "prod", "api", Prod.TASK));
        assertThat(target.cluster().isKnown()).isTrue();
        assertThat(target.service().flatMap(Service::enableExecuteCommand).is(true))
                .isTrue();
        assertThat(target.task().flatMap(Task::lastStatus).is("RUNNING")).isTrue();
        assertThat(target.taskDefinition().map(TaskDefinition::family).is("api"))
                .isTrue();
        assertThat(target.stoppedTasks().is(List.of())).isTrue();
    }

    @Test
    void aTaskThatNoServiceStartedHasNone() {
        FakeAws aws = Prod.aws(Prod.task(Prod.TASK).group("family:api").build());

        ExecTarget target = Prod.target(aws, Prod.taskTarget(Prod.TASK));

        assertThat(target.identity().service()).isEmpty();
        assertThat(target.service().isAbsent()).isTrue();
        assertThat(target.stoppedTasks().isAbsent()).isTrue();
        assertThat(aws.count(EcsOperations.DESCRIBE_SERVICES)).isZero();
    }

    @Test
    void aStoppedTaskIsStillATarget() {
        FakeAws aws = Prod.aws(Prod.task(Prod.TASK)
                .lastStatus("STOPPED")
                .desiredStatus("STOPPED")
                .build());

        ExecTarget target = Prod.target(aws, Prod.taskTarget(ID));

        assertThat(target.task().flatMap(Task::lastStatus).is("STOPPED")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"ACCESS_DENIED", "THROTTLED", "SERVICE_ERROR", "NOT_COLLECTED", "UNREACHABLE"})
    void aTaskThatMayNotBeReadIsUnknownAndStillJudged(Kind kind) {
        FakeAws aws = Prod.aws(Prod.task()).fails(EcsOperations.DESCRIBE_TASKS, kind, "Code");

        ExecTarget target = Prod.target(aws, Prod.taskTarget(ID));

        assertThat(target.identity().task()).isEqualTo(Prod.TASK);
        assertThat(Stream.of(target.task(), target.service(), target.taskDefinition(), target.taskRole()))
                .allMatch(Evidence::isUnknown);
        assertThat(target.cluster().isKnown()).isTrue();
    }

    @Test
    void aTaskOfAnUnreadableClusterKeepsTheIdThatWasGiven() {
        FakeAws aws = Prod.aws(Prod.task())
                .fails(EcsOperations.DESCRIBE_CLUSTERS, Kind.ACCESS_DENIED, "AccessDeniedException")
                .fails(EcsOperations.DESCRIBE_TASKS, Kind.THROTTLED, "ThrottlingException");

        assertThat(Prod.target(aws, Prod.taskTarget(ID)).identity().taskId()).isEqualTo(ID);
    }

    @Test
    void aClusterThatMayNotBeReadIsUnknownOnly() {
        FakeAws aws = Prod.aws(Prod.task())
                .fails(EcsOperations.DESCRIBE_CLUSTERS, Kind.ACCESS_DENIED, "AccessDeniedException");

        ExecTarget target = Prod.target(aws, Prod.taskTarget(ID));

        assertThat(target.cluster().isUnknown()).isTrue();
        assertThat(target.task().isKnown()).isTrue();
    }

    @Test
    void anUnknownClusterIsAnErrorThatNamesTheNearest() {
        FakeAws aws = new FakeAws()
                .computes(
                        EcsOperations.DESCRIBE_CLUSTERS,
                        request -> DescribeClustersResponse.builder()
                                .failures(Prod.missing(Prod.ARN + "cluster/prdo"))
                                .build())
                .fails(EcsOperations.DESCRIBE_TASKS, Kind.NOT_FOUND, "ClusterNotFoundException")
                .computes(
                        EcsOperations.LIST_CLUSTERS,
                        request -> ListClustersResponse.builder()
                                .clusterArns(Stream.of("staging", "x", "y", "prod", "dev", "qa")
                                        .map(name -> Prod.ARN + "cluster/" + name)
                                        .toList())
                                .build());

        assertThatThrownBy(() -> Prod.targets(aws, new Target("prdo", ID, "", new ContainerSelection.All())))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("\"prdo\"")
                .hasMessageContaining("eu-west-1")
                .hasMessageContaining("prod")
                .hasMessageNotContaining("staging");
    }

    @Test
    void anUnknownClusterIsAnErrorAlsoWhereClustersMayNotBeReadOrListed() {
        FakeAws aws = new FakeAws()
                .denies(EcsOperations.DESCRIBE_CLUSTERS)
                .denies(EcsOperations.LIST_CLUSTERS)
                .fails(EcsOperations.DESCRIBE_TASKS, Kind.NOT_FOUND, "ClusterNotFoundException");

        assertThatThrownBy(() -> Prod.targets(aws, Prod.taskTarget(ID)))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("ecs:ListClusters was denied");
    }

    @Test
    void aDeletedClusterIsATargetForTheChecksToJudge() {
        FakeAws aws = Prod.aws()
                .computes(
                        EcsOperations.DESCRIBE_CLUSTERS,
                        request -> DescribeClustersResponse.builder()
                                .clusters(Prod.cluster().toBuilder()
                                        .status("INACTIVE")
                                        .build())
                                .build())
                .fails(EcsOperations.DESCRIBE_TASKS, Kind.NOT_FOUND, "ClusterNotFoundException");

        ExecTarget target = Prod.target(aws, Prod.taskTarget(ID));

        assertThat(target.task().isAbsent()).isTrue();
        assertThat(target.cluster().isKnown()).isTrue();
    }

    @Test
    void anUnknownTaskIsAnErrorThatNamesWhatRuns() {
        assertThatThrownBy(() -> Prod.targets(Prod.aws(Prod.task()), Prod.taskTarget("ffff")))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("\"ffff\"")
                .hasMessageContaining("about an hour")
                .hasMessageContaining(ID + " (service:api)");
    }

    @Test
    void anUnknownTaskNamedLikeAServiceLeadsToTheService() {
        assertThatThrownBy(() -> Prod.targets(Prod.aws(Prod.task()), Prod.taskTarget("api")))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("--service api");
    }

    @Test
    void anUnknownTaskIsAnErrorAlsoWhereTasksMayNotBeListed() {
        FakeAws aws = Prod.aws().fails(EcsOperations.LIST_TASKS, Kind.ACCESS_DENIED, "AccessDeniedException");

        assertThatThrownBy(() -> Prod.targets(aws, Prod.taskTarget("ffff")))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("ecs:ListTasks was denied");
    }

    @Test
    void anIdThatAwsRefusesIsAnErrorInAwssWords() {
        FakeAws aws = Prod.aws().fails(EcsOperations.DESCRIBE_TASKS, Kind.INVALID, "InvalidParameterException");

        assertThatThrownBy(() -> Prod.targets(aws, Prod.taskTarget("ffff")))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("InvalidParameterException");
    }

    @ParameterizedTest
    @CsvSource({
        "'', No usable AWS credentials",
        "ExpiredTokenException, have expired",
        "RequestExpired, have expired",
        "UnrecognizedClientException, does not accept",
        "SignatureDoesNotMatch, does not accept"
    })
    void credentialsThatAreMissingExpiredOrWrongAreAnError(String code, String word) {
        FakeAws aws = new FakeAws().failsAll(Kind.CREDENTIALS, code);

        assertThatThrownBy(() -> Prod.targets(aws, Prod.taskTarget(ID)))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining(word);
        assertThatThrownBy(() -> Prod.targets(aws, Prod.serviceTarget()))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining(word);
    }

    @Test
    void aRegionThatCannotBeReachedIsAnError() {
        FakeAws aws = new FakeAws().failsAll(Kind.UNREACHABLE, "");

        assertThatThrownBy(() -> Prod.targets(aws, Prod.taskTarget(ID)))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("eu-west-1")
                .hasMessageContaining("Region exist");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"ACCESS_DENIED", "THROTTLED", "SERVICE_ERROR"})
    void whereNothingAnswersEverythingIsUnknownButNothingFails(Kind kind) {
        FakeAws aws = new FakeAws().failsAll(kind, "Code");

        ExecTarget task = Prod.target(aws, Prod.taskTarget(ID));
        ExecTarget service = Prod.target(aws, Prod.serviceTarget());

        assertThat(task.task().isUnknown()).isTrue();
        assertThat(service.task().isUnknown()).isTrue();
        assertThat(service.service().isUnknown()).isTrue();
        assertThat(service.stoppedTasks().isUnknown()).isTrue();
    }

    @Test
    void aServiceYieldsATargetForEveryTaskThatRuns() {
        FakeAws aws = Prod.aws(
                Prod.task(Prod.OTHER_TASK)
                        .taskDefinitionArn(Prod.OLD_DEFINITION)
                        .build(),
                Prod.task());

        List<ExecTarget> targets = Prod.targets(aws, Prod.serviceTarget());

        assertThat(targets).extracting(target -> target.identity().task()).containsExactly(Prod.TASK, Prod.OTHER_TASK);
        assertThat(targets).allMatch(target -> target.identity().kind() == Identity.Kind.TASK);
        assertThat(targets.get(1).taskDefinition().map(d -> d.arn().toString()).is(Prod.OLD_DEFINITION))
                .isTrue();
        assertThat(aws.count(EcsOperations.DESCRIBE_SERVICES)).isEqualTo(1);
    }

    @Test
    void allPagesOfTasksAreReadAndDescribedAHundredAtATime() {
        List<software.amazon.awssdk.services.ecs.model.Task> tasks = IntStream.range(0, 250)
                .mapToObj(i -> Prod.task(Prod.ARN + "task/prod/" + String.format("%032x", i))
                        .build())
                .toList();
        FakeAws aws = Prod.aws(tasks.toArray(software.amazon.awssdk.services.ecs.model.Task[]::new))
                .computes(EcsOperations.LIST_TASKS, request -> {
                    int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
                    return switch (request.desiredStatusAsString()) {
                        case "STOPPED" -> ListTasksResponse.builder().build();
                        default ->
                            ListTasksResponse.builder()
                                    .taskArns(tasks.subList(from, Math.min(from + 100, 250)).stream()
                                            .map(software.amazon.awssdk.services.ecs.model.Task::taskArn)
                                            .toList())
                                    .nextToken(from + 100 < 250 ? String.valueOf(from + 100) : null)
                                    .build();
                    };
                });

        assertThat(Prod.targets(aws, Prod.serviceTarget())).hasSize(250);
        assertThat(aws.requests(DescribeTasksRequest.class))
                .extracting(request -> request.tasks().size())
                .containsExactly(100, 100, 50);
        assertThat(aws.count(EcsOperations.DESCRIBE_TASK_DEFINITION)).isEqualTo(1);
    }

    @Test
    void tasksThatCouldNotBeListedCountAsOneThatIsUnknown() {
        FakeAws aws = Prod.aws(Prod.task())
                .computes(
                        EcsOperations.LIST_TASKS,
                        request -> ListTasksResponse.builder()
                                .taskArns(Prod.TASK)
                                .nextToken("the same again")
                                .build());

        List<ExecTarget> targets = Prod.targets(aws, Prod.serviceTarget());

        assertThat(targets)
                .extracting(target -> target.identity().kind())
                .containsExactly(Identity.Kind.TASK, Identity.Kind.SERVICE);
        assertThat(targets.get(1).task())
                .isInstanceOfSatisfying(
                        Evidence.Unknown.class,
                        unknown -> assertThat(unknown.gap().reason()).isEqualTo(Gap.Reason.TRUNCATED));
    }

    @Test
    void tasksThatMayNotBeDescribedAreUnknownWithTheServicesDefinition() {
        FakeAws aws =
                Prod.aws(Prod.task()).fails(EcsOperations.DESCRIBE_TASKS, Kind.ACCESS_DENIED, "AccessDeniedException");

        ExecTarget target = Prod.target(aws, Prod.serviceTarget());

        assertThat(target.identity().task()).isEqualTo(Prod.TASK);
        assertThat(target.task().isUnknown()).isTrue();
        assertThat(target.taskDefinition().map(d -> d.arn().toString()).is(Prod.DEFINITION))
                .isTrue();
    }

    @Test
    void aServiceWithoutARunningTaskIsATargetWithWhatItsTasksDiedOf() {
        List<software.amazon.awssdk.services.ecs.model.Task> stopped = IntStream.range(0, 12)
                .mapToObj(i -> Prod.task(Prod.ARN + "task/prod/" + String.format("%032x", i))
                        .desiredStatus("STOPPED")
                        .lastStatus("STOPPED")
                        .stopCode("EssentialContainerExited")
                        .stoppedAt(Instant.ofEpochSecond(i))
                        .build())
                .toList();
        FakeAws aws = Prod.aws(stopped.toArray(software.amazon.awssdk.services.ecs.model.Task[]::new));

        ExecTarget target = Prod.target(aws, Prod.serviceTarget());

        assertThat(target.identity()).isEqualTo(new Identity(Identity.Kind.SERVICE, "eu-west-1", "prod", "api", ""));
        assertThat(target.task().isAbsent()).isTrue();
        assertThat(target.taskDefinition().map(d -> d.arn().toString()).is(Prod.DEFINITION))
                .isTrue();
        List<StoppedTask> newest = target.stoppedTasks().toOptional().orElseThrow();
        assertThat(newest).hasSize(10);
        assertThat(newest.get(0).stoppedAt().is(Instant.ofEpochSecond(11))).isTrue();
        assertThat(newest.get(0).stopCode().is("EssentialContainerExited")).isTrue();
    }

    @Test
    void aTaskThatIsGoneBetweenListingAndDescribingIsNoTarget() {
        FakeAws aws = Prod.aws(Prod.task())
                .computes(
                        EcsOperations.DESCRIBE_TASKS,
                        request -> DescribeTasksResponse.builder()
                                .failures(Prod.missing(Prod.TASK))
                                .build());

        assertThat(Prod.target(aws, Prod.serviceTarget()).identity().kind()).isEqualTo(Identity.Kind.SERVICE);
    }

    @Test
    void aServiceThatMayNotBeReadIsUnknownAndItsTasksAreJudged() {
        FakeAws aws = Prod.aws(Prod.task())
                .fails(EcsOperations.DESCRIBE_SERVICES, Kind.ACCESS_DENIED, "AccessDeniedException");

        ExecTarget target = Prod.target(aws, Prod.serviceTarget());

        assertThat(target.service().isUnknown()).isTrue();
        assertThat(target.task().isKnown()).isTrue();
        assertThat(target.taskDefinition().isKnown()).isTrue();
    }

    @Test
    void anUnknownServiceIsAnErrorThatNamesTheNearest() {
        FakeAws aws = Prod.aws()
                .computes(
                        EcsOperations.DESCRIBE_SERVICES,
                        request -> DescribeServicesResponse.builder()
                                .failures(Prod.missing(Prod.ARN + "service/api"))
                                .build())
                .fails(EcsOperations.LIST_TASKS, Kind.NOT_FOUND, "ServiceNotFoundException")
                .computes(
                        EcsOperations.LIST_SERVICES,
                        request -> ListServicesResponse.builder()
                                .serviceArns(Prod.ARN + "service/prod/web", Prod.ARN + "service/prod/api-v2")
                                .build());

        assertThatThrownBy(() -> Prod.targets(aws, Prod.serviceTarget()))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("no service \"api\" in cluster \"prod\"")
                .hasMessageContaining("Perhaps you mean: api-v2.");
    }

    @Test
    void anUnknownServiceIsAnErrorAlsoWhereServicesMayNotBeRead() {
        FakeAws aws = Prod.aws()
                .denies(EcsOperations.DESCRIBE_SERVICES)
                .denies(EcsOperations.LIST_SERVICES)
                .fails(EcsOperations.LIST_TASKS, Kind.NOT_FOUND, "ServiceNotFoundException");

        assertThatThrownBy(() -> Prod.targets(aws, Prod.serviceTarget()))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("ecs:ListServices was denied");
    }

    @Test
    void anInactiveServiceIsAnError() {
        FakeAws aws = Prod.aws()
                .computes(
                        EcsOperations.DESCRIBE_SERVICES,
                        request -> DescribeServicesResponse.builder()
                                .services(Prod.service().toBuilder()
                                        .status("INACTIVE")
                                        .build())
                                .build());

        assertThatThrownBy(() -> Prod.targets(aws, Prod.serviceTarget()))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("INACTIVE");
    }

    @Test
    void aContainerOfTheDefinitionCanBeChosen() {
        Target app = new Target("prod", ID, "", new ContainerSelection.Named("app"));

        assertThat(Prod.target(Prod.aws(Prod.task()), app).selection().only()).contains("app");
    }

    @Test
    void aContainerThatTheTaskDoesNotHaveIsAnError() {
        assertThatThrownBy(() -> Prod.targets(
                        Prod.aws(Prod.task()), new Target("prod", ID, "", new ContainerSelection.Named("web"))))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("no container \"web\"")
                .hasMessageContaining("app, log");
    }

    @Test
    void aContainerThatAwsPutThereIsAnErrorThatSaysSo() {
        String injected = "aws-guardduty-agent-abc";
        FakeAws aws = Prod.aws(Prod.task(Prod.TASK)
                .containers(Prod.container("app"), Prod.container(injected))
                .build());

        assertThatThrownBy(() -> Prod.targets(aws, new Target("prod", ID, "", new ContainerSelection.Named(injected))))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("AWS itself");
    }

    @Test
    void withoutTheDefinitionTheTaskTellsItsContainers() {
        FakeAws aws = Prod.aws(Prod.task())
                .fails(EcsOperations.DESCRIBE_TASK_DEFINITION, Kind.ACCESS_DENIED, "AccessDeniedException");

        assertThat(Prod.target(aws, new Target("prod", ID, "", new ContainerSelection.Named("app")))
                        .taskDefinition()
                        .isUnknown())
                .isTrue();
        assertThatThrownBy(() -> Prod.targets(aws, new Target("prod", ID, "", new ContainerSelection.Named("web"))))
                .isInstanceOf(EvidenceException.class);
    }

    @Test
    void whereNothingTellsTheContainersTheChosenOneIsTaken() {
        FakeAws aws = new FakeAws();

        assertThat(Prod.targets(aws, new Target("prod", ID, "", new ContainerSelection.Named("web"))))
                .hasSize(1);
    }
}
