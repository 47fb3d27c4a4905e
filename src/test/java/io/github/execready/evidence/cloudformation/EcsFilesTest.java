// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedEvidence;
import io.github.execready.evidence.planned.Resource;
import io.github.execready.model.Arn;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.ExecTarget.Identity.Kind;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import io.github.execready.model.Task;
import io.github.execready.model.TaskDefinition;
import io.github.execready.model.TaskOverride;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EcsFilesTest {

    private static final String DEFINITION = """
            {
              "family": "web",
              "taskRoleArn": "arn:aws:iam::<ACCOUNT>:role/web",
              "executionRoleArn": "arn:aws:iam::${ACCOUNT}:role/{{must_env `ROLE`}}",
              "requiresCompatibilities": ["FARGATE"],
              "pidMode": null,
              "containerDefinitions": [{
                "name": "web", "image": "$REPOSITORY:latest", "readOnlyRootFilesystem": true,
                "dockerLabels": {"my.label": "x"},
                "linuxParameters": {"initProcessEnabled": true},
                "environment": [{"name": "TOKEN", "value": "swordfish"}]
              }],
              "volumes": [{"name": "v", "efsVolumeConfiguration": {"fileSystemId": "fs-1"}}]
            }
            """;

    @Test
    void aTaskDefinitionHasTheNamesOfCloudFormation() {
        Translated translated = Translated.files(new TemplateFile("task.json", DEFINITION));

        assertThat(translated.resource("web").type()).isEqualTo("AWS::ECS::TaskDefinition");
        assertThat(translated.resource("web").location()).isEqualTo(new Location("task.json", 2, 3));
        assertThat(translated.shown("web", "ContainerDefinitions.0.ReadonlyRootFilesystem"))
                .isEqualTo("true");
        assertThat(translated
                        .value("web", "ContainerDefinitions.0.ReadonlyRootFilesystem")
                        .location())
                .isEqualTo(new Location("task.json", 8, 51));
        assertThat(translated.shown("web", "ContainerDefinitions.0.LinuxParameters"))
                .isEqualTo("{InitProcessEnabled=true}");
        assertThat(translated.shown("web", "ContainerDefinitions.0.DockerLabels"))
                .isEqualTo("{my.label=x}");
        assertThat(translated.shown("web", "ContainerDefinitions.0.Environment"))
                .isEqualTo("[{Name=TOKEN, Value=[redacted]}]");
        assertThat(translated.shown("web", "Volumes.0.EFSVolumeConfiguration.FilesystemId"))
                .isEqualTo("fs-1");
        assertThat(translated.resource("web").properties().members()).doesNotContainKey("PidMode");
        assertThat(translated.input().complete()).isFalse();
    }

    @Test
    void aBraceAloneIsNoPlaceForTheFirstContainer() {
        Translated inJson = Translated.files(new TemplateFile("task.json", """
                {
                  "family": "web",
                  "containerDefinitions": [
                    {
                      "name": "web"
                    },
                    {
                      "name": "sidecar"
                    }
                  ]
                }
                """));
        Translated onOneLine = Translated.files(new TemplateFile("task.json", """
                {"family": "web", "containerDefinitions": [
                  {"name": "web"}]}
                """));

        assertThat(inJson.value("web", "ContainerDefinitions.0").location()).isEqualTo(new Location("task.json", 3, 3));
        assertThat(inJson.value("web", "ContainerDefinitions.0.Name").location().line())
                .isEqualTo(5);
        assertThat(inJson.value("web", "ContainerDefinitions.1").location().line())
                .isEqualTo(7);
        assertThat(onOneLine.value("web", "ContainerDefinitions.0").location().line())
                .isEqualTo(2);
    }

    @Test
    void placeholdersAreOpenAndTheTextAroundThemIsGood() {
        Translated translated = Translated.files(new TemplateFile("task.json", DEFINITION));

        assertThat(translated.shown("web", "TaskRoleArn")).isEqualTo("(arn:aws:iam::+?<ACCOUNT>+:role/web)");
        assertThat(translated.shown("web", "ExecutionRoleArn"))
                .isEqualTo("(arn:aws:iam::+?${ACCOUNT}+:role/+?{{must_env `ROLE`}})");
        assertThat(translated.shown("web", "ContainerDefinitions.0.Image")).isEqualTo("(?$REPOSITORY+:latest)");
    }

    @Test
    void answersOfAwsHoldTheSame() {
        Translated translated = Translated.files(
                new TemplateFile("task.json", "{\"taskDefinition\": " + DEFINITION + "}"),
                new TemplateFile("services.json", """
                        {"services": [{"serviceName": "api", "clusterArn": "arn:c", "taskDefinition": "web:3",
                          "enableExecuteCommand": true}]}
                        """));

        assertThat(translated.input().resources()).extracting(Resource::address).containsExactly("web", "api");
        assertThat(translated.shown("api", "Cluster")).isEqualTo("arn:c");
        assertThat(translated.shown("api", "TaskDefinition")).isEqualTo("web:3");
    }

    @Test
    void theInputOfCreateServiceIsAService() {
        Translated translated = Translated.files(new TemplateFile("service.json", """
                {"cluster": "main", "serviceName": "api", "taskDefinition": "web", "enableExecuteCommand": true,
                 "networkConfiguration": {"awsvpcConfiguration": {"subnets": ["subnet-1"], "assignPublicIp": "ENABLED"}}}
                """));

        assertThat(translated.resource("api").type()).isEqualTo("AWS::ECS::Service");
        assertThat(translated.shown("api", "NetworkConfiguration.AwsvpcConfiguration"))
                .isEqualTo("{Subnets=[subnet-1], AssignPublicIp=ENABLED}");
    }

    @Test
    void theInputOfRunTaskLaunchesATaskWithWhatItChanges() {
        ExecTarget target = launched("""
                {"cluster": "main", "taskDefinition": "web", "count": 1, "enableExecuteCommand": true,
                 "overrides": {"containerOverrides": [
                   {"name": "web", "environment": [{"name": "AWS_ACCESS_KEY_ID", "value": "x"}]}]}}
                """);

        assertThat(target.identity().kind()).isEqualTo(Kind.PLANNED_RUN_TASK);
        assertThat(target.taskDefinition().isKnown()).isTrue();
        assertThat(target.task().flatMap(Task::enableExecuteCommand).is(true)).isTrue();
        assertThat(overrides(target).flatMap(TaskOverride::containers).toOptional())
                .hasValueSatisfying(containers -> assertThat(containers)
                        .extracting(one -> one.environment().setAmong(Set.of("AWS_ACCESS_KEY_ID")))
                        .containsExactly(List.of("AWS_ACCESS_KEY_ID")));
    }

    @Test
    void anotherRoleThatRunTaskAsksForIsNotPassedOver() {
        ExecTarget target = launched("""
                {"taskDefinition": "web", "launchType": "FARGATE", "startedBy": "me",
                 "overrides": {"taskRoleArn": "arn:aws:iam::111122223333:role/other"}}
                """);

        assertThat(overrides(target).flatMap(TaskOverride::taskRole).toOptional())
                .map(Arn::toString)
                .contains("arn:aws:iam::111122223333:role/other");
        assertThat(target.taskRole().<Gap>fold(known -> null, absent -> null, unknown -> unknown.gap()))
                .returns(Gap.Reason.OUTSIDE_THE_INPUT, Gap::reason)
                .returns("arn:aws:iam::111122223333:role/other", Gap::source);
    }

    private static ExecTarget launched(String request) {
        Translated translated =
                Translated.files(new TemplateFile("task.json", DEFINITION), new TemplateFile("run.json", request));
        return new PlannedEvidence(List.of(translated.input()), DeploymentValues.NONE, Instant.EPOCH)
                .targets()
                .get(0);
    }

    private static Evidence<TaskOverride> overrides(ExecTarget target) {
        return target.task().flatMap(Task::overrides);
    }

    @Test
    void ecspressoSaysWhatBelongsTogether() {
        Translated translated = Translated.files(
                new TemplateFile(
                        "deploy/ecspresso.yml",
                        "cluster: main\nservice: api\nservice_definition: service.json\ntask_definition: task.json\n"),
                new TemplateFile("deploy/service.json", "{\"schedulingStrategy\": \"DAEMON\"}"),
                new TemplateFile("deploy/task.json", DEFINITION));

        assertThat(translated.shown("api", "TaskDefinition")).isEqualTo("@web.Ref");
        assertThat(translated.shown("api", "Cluster")).isEqualTo("main");
        assertThat(translated.shown("api", "ServiceName")).isEqualTo("api");
    }

    private static final String CONFIGURATION =
            "cluster: main\nservice: api\nservice_definition: service.%s\ntask_definition: task.json\n";

    @Test
    void aDefinitionThatAProgramMakesFirstIsNamedAndNoFault() {
        for (String extension : List.of("json", "jsonnet")) {
            assertThat(Translated.files(
                                    new TemplateFile("a/ecspresso.yml", CONFIGURATION.formatted(extension)),
                                    new TemplateFile(
                                            "a/service." + extension,
                                            "{\"launchType\": \"FARGATE\", \"enableExecuteCommand\": {{ env `E` `false` }} }"),
                                    new TemplateFile("a/task.json", DEFINITION))
                            .input()
                            .unjudged())
                    .singleElement()
                    .satisfies(gap -> assertThat(gap.source()).isEqualTo("a/service." + extension))
                    .satisfies(gap -> assertThat(gap.detail()).contains("template language"));
        }
    }

    @Test
    void aDefinitionOfAServiceThatIsNotAtHandIsNamed() {
        assertThat(Translated.files(new TemplateFile("a/ecspresso.yml", CONFIGURATION.formatted("jsonnet")))
                        .input()
                        .unjudged())
                .containsExactly(new Gap(
                        Gap.Reason.NOT_JUDGED,
                        "a/service.jsonnet",
                        "the definition of a service is not among the files that can be read",
                        Optional.of(new Location("a/ecspresso.yml", 3, 1))));
    }

    @Test
    void anAnswerIsTheRevisionThatItShowsAndNoOther() {
        String answer = DEFINITION.replaceFirst(
                "\\{", "{\"taskDefinitionArn\": \"arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7\",");
        for (String named : List.of("web:7", "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7", "web")) {
            assertThat(definition(answer, named)).as(named).isTrue();
        }
        assertThat(definition(answer, "web:6")).isFalse();
        assertThat(definition(DEFINITION, "web:7"))
                .as("what is to be registered is the next revision, whichever that is")
                .isFalse();
    }

    private static boolean definition(String definition, String named) {
        Translated translated = Translated.files(
                new TemplateFile("task.json", definition),
                new TemplateFile(
                        "service.json",
                        "{\"serviceName\": \"api\", \"launchType\": \"FARGATE\", \"taskDefinition\": \"" + named
                                + "\"}"));
        return new PlannedEvidence(List.of(translated.input()), DeploymentValues.NONE, Instant.EPOCH)
                .targets().stream()
                        .filter(target -> target.identity().service().equals("api"))
                        .anyMatch(target -> target.taskDefinition().isKnown());
    }

    @Test
    void aTaskRoleThatIsLeftEmptyIsNone() {
        Translated translated = Translated.files(
                new TemplateFile("task.json", DEFINITION.replaceFirst("\"arn:aws:iam::<ACCOUNT>[^\"]*\"", "\"\"")));

        assertThat(new PlannedEvidence(List.of(translated.input()), DeploymentValues.NONE, Instant.EPOCH).targets())
                .singleElement()
                .satisfies(target -> assertThat(target.taskRole().isAbsent()).isTrue())
                .satisfies(target -> assertThat(target.taskDefinition()
                                .flatMap(TaskDefinition::taskRole)
                                .isAbsent())
                        .isTrue());
    }

    @Test
    void severalValuesInOneFileAreAllRead() {
        assertThat(Translated.files(new TemplateFile("all.json", DEFINITION + DEFINITION))
                        .input()
                        .resources())
                .extracting(Resource::address)
                .containsExactly("web", "all.json/web");
    }

    @Test
    void whatTellsOfRunningTasksIsNotJudged() {
        assertThat(Translated.files(new TemplateFile("tasks.json", "{\"tasks\": [{\"taskArn\": \"arn:t\"}]}"))
                        .input()
                        .unjudged())
                .singleElement()
                .satisfies(gap -> assertThat(gap.reason()).isEqualTo(Gap.Reason.NOT_JUDGED));
    }

    @Test
    void aFileThatIsNoneOfTheseIsPassedOver() {
        assertThat(Translated.files(new TemplateFile("package.json", "{\"name\": \"web\", \"version\": \"1\"}"))
                        .input()
                        .resources())
                .isEmpty();
    }
}
