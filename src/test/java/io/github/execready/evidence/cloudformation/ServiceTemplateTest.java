// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import io.github.execready.model.SuppressionRule;
import org.junit.jupiter.api.Test;

class ServiceTemplateTest {

    private final Translated translated = Translated.files(Fixtures.file("cloudformation", "service.yaml"));

    @Test
    void aTemplateAloneHasPlainAddressesAndIsWhole() {
        PlannedInput input = translated.input();

        assertThat(translated.resource("Service").type()).isEqualTo("AWS::ECS::Service");
        assertThat(input.complete()).isTrue();
        assertThat(input.unjudged()).isEmpty();
    }

    @Test
    void ofResourcesThatNobodyJudgesOnlyTheirTypeIsTaken() {
        assertThat(translated.resource("Balancer").properties().members()).isEmpty();
    }

    @Test
    void aDocumentInATextIsATreeWithItsReferences() {
        assertThat(translated.shown("TaskRole", "AssumeRolePolicyDocument.Statement.0.Principal.Service"))
                .isEqualTo("ecs-tasks.amazonaws.com");
        assertThat(translated.shown("TaskRole", "Policies.0.PolicyDocument.Statement.0.Resource"))
                .isEqualTo("[@Key.Arn, (arn:+?AWS::Partition+:x)]");
    }

    @Test
    void aConditionOfAPolicyIsNoFunction() {
        assertThat(translated.shown("ExecPolicy", "PolicyDocument.Statement.0.Condition"))
                .isEqualTo("{Bool={aws:SecureTransport=true}}");
        assertThat(translated.shown("ExecPolicy", "PolicyDocument.Version")).isEqualTo("2012-10-17");
    }

    @Test
    void aGroupWithoutEgressSaysNothingOfEgress() {
        assertThat(translated.resource("Group").properties().members()).doesNotContainKey("SecurityGroupEgress");
        assertThat(translated.shown("ClosedGroup", "SecurityGroupEgress.0.IpProtocol"))
                .isEqualTo("icmp");
        assertThat(translated.shown("Group", "VpcId")).isEqualTo("@Vpc.Ref");
    }

    @Test
    void truthValuesAreWrittenInOneWay() {
        assertThat(translated.shown("Service", "EnableExecuteCommand")).isEqualTo("true");
        assertThat(translated.shown("Vpc", "EnableDnsSupport")).isEqualTo("true");
        assertThat(translated.shown("Task", "ContainerDefinitions.0.LinuxParameters.InitProcessEnabled"))
                .isEqualTo("true");
    }

    @Test
    void noValueOfTheEnvironmentComesOutButEmptinessAndTheHostsThatAreReachedDirectly() {
        assertThat(translated.shown("Task", "ContainerDefinitions.0.Environment"))
                .isEqualTo("[{Name=DATABASE_PASSWORD, Value=[redacted]}, {Name=EMPTY, Value=}, "
                        + "{Name=NO_PROXY, Value=169.254.170.2,.internal}, {Name=TOPIC, Value=[redacted]}]");
        assertThat(translated.shown("Nightly", "Targets.0.Input"))
                .isEqualTo("{containerOverrides=[{name=web, environment=[{name=TOKEN, value=[redacted]}]}]}");
        assertThat(translated.input().toString()).doesNotContain("battery", "swordfish", "hush");
    }

    @Test
    void whatTheAuthorsAcceptIsPassedOn() {
        assertThat(translated.input().suppressions())
                .containsExactly(
                        new SuppressionRule(
                                "init-process",
                                "*",
                                "the images bring tini",
                                "",
                                "*",
                                new Location("service.yaml", 6, 9)),
                        new SuppressionRule(
                                "deployment-settled",
                                "*",
                                "rolled out by hand",
                                "2027-01-31",
                                "Service",
                                new Location("service.yaml", 148, 13)));
    }

    @Test
    void everyPlaceIsOfTheFile() {
        translated.input().resources().forEach(resource -> everyPlace(resource.properties()));
    }

    private static void everyPlace(Value value) {
        assertThat(value.location().file()).isEqualTo("service.yaml");
        assertThat(value.location().line()).isGreaterThan(1);
        if (value instanceof Value.Fields fields) {
            fields.members().values().forEach(ServiceTemplateTest::everyPlace);
        } else if (value instanceof Value.Items items) {
            items.items().forEach(ServiceTemplateTest::everyPlace);
        }
    }
}
