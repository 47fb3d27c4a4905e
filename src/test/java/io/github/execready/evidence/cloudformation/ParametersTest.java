// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParametersTest {

    private static final TemplateFile TEMPLATE = new TemplateFile("service.yaml", """
            Parameters:
              Exec:
                Type: String
                Default: 'true'
              Subnets:
                Type: List<AWS::EC2::Subnet::Id>
              Image:
                Type: AWS::SSM::Parameter::Value<String>
                Default: /images/web
              Token:
                Type: String
                NoEcho: true
                Default: hunter2
            Resources:
              Service:
                Type: AWS::ECS::Service
                Properties:
                  EnableExecuteCommand: !Ref Exec
                  Subnets: !Ref Subnets
                  Image: !Ref Image
                  Token: !Ref Token
            """);

    private static DeploymentValues given(Map<String, String> parameters, boolean assumeDefaults) {
        return new DeploymentValues(parameters, Optional.empty(), Optional.empty(), assumeDefaults);
    }

    @Test
    void aDefaultIsNoValueButIsNamed() {
        Value value = Translated.files(TEMPLATE).value("Service", "EnableExecuteCommand");

        Location use = new Location("service.yaml", 18, 7);
        assertThat(value)
                .isEqualTo(new Value.Open(
                        new Gap(
                                Gap.Reason.OUTSIDE_THE_INPUT,
                                "parameter Exec",
                                "of type String, its default is true",
                                Optional.of(use)),
                        use));
    }

    @Test
    void whatADefaultLeavesOutIsKeptWithTheDefault() {
        TemplateFile template = new TemplateFile("role.yaml", """
                Parameters:
                  Exec:
                    Type: String
                    Default: 'no'
                Conditions:
                  On: !Equals [!Ref Exec, 'yes']
                Resources:
                  Policy:
                    Type: AWS::IAM::Policy
                    Condition: On
                    Properties:
                      PolicyName: exec
                """);

        PlannedInput assumed = Templates.read("role.yaml", List.of(template), given(Map.of(), true));
        PlannedInput given = Templates.read("role.yaml", List.of(template), given(Map.of("Exec", "no"), false));

        assertThat(assumed.resources()).hasSize(1);
        assertThat(assumed.resources().get(0).properties().members().get("Type"))
                .isEqualTo(new Value.Assumed(
                        new Value.Scalar("AWS::IAM::Policy", new Location("role.yaml", 9, 5)),
                        "the default of parameter Exec, by which there is no Policy"));
        assertThat(given.resources()).isEmpty();
    }

    @Test
    void aDefaultThatIsAssumedSaysSo() {
        assertThat(Translated.of(given(Map.of(), true), TEMPLATE).shown("Service", "EnableExecuteCommand"))
                .isEqualTo("true assuming the default of parameter Exec");
    }

    @Test
    void whatIsGivenIsPlain() {
        Translated translated =
                Translated.of(given(Map.of("Exec", "false", "Subnets", "subnet-1, subnet-2"), true), TEMPLATE);

        assertThat(translated.shown("Service", "EnableExecuteCommand")).isEqualTo("false");
        assertThat(translated.shown("Service", "Subnets")).isEqualTo("[subnet-1, subnet-2]");
    }

    @Test
    void theNameOfAStoredParameterIsNotItsValue() {
        for (DeploymentValues values :
                new DeploymentValues[] {given(Map.of("Image", "/other"), true), given(Map.of(), true)}) {
            assertThat(Translated.of(values, TEMPLATE).shown("Service", "Image"))
                    .startsWith("?parameter Image");
        }
    }

    @Test
    void aSecretIsNeitherShownNorNamed() {
        for (DeploymentValues values : new DeploymentValues[] {
            given(Map.of("Token", "hunter3"), true), given(Map.of(), true), given(Map.of(), false)
        }) {
            assertThat(Translated.of(values, TEMPLATE).input().toString()).doesNotContain("hunter");
        }
    }

    @Test
    void whatMayBeOneThingOnlyIsThat() {
        Translated translated = Translated.template("""
                Parameters:
                  Exec: {Type: String, AllowedValues: ['true']}
                  Either: {Type: String, AllowedValues: ['true', 'false']}
                Resources:
                  Service:
                    Type: AWS::ECS::Service
                    Properties: {EnableExecuteCommand: !Ref Exec, DesiredCount: !Ref Either}
                """, Map.of());

        assertThat(translated.shown("Service", "EnableExecuteCommand")).isEqualTo("true");
        assertThat(translated.shown("Service", "DesiredCount")).isEqualTo("?parameter Either");
    }

    private static final String FEW = """
            Parameters:
              Version: {Type: String, AllowedValues: [%s]}
              Many: {Type: CommaDelimitedList, AllowedValues: [a, b]}
              Secret: {Type: String, AllowedValues: [a, b], NoEcho: true}
              Stored: {Type: 'AWS::SSM::Parameter::Value<String>', AllowedValues: [a, b]}
            Mappings:
              Addresses: {dev: {Ip: ENABLED}, prod: {Ip: DISABLED}}
            Resources:
              Service:
                Type: AWS::ECS::Service
                Properties:
                  PlatformVersion: !Ref Version
                  AssignPublicIp: !FindInMap [Addresses, !Ref Version, Ip]
                  Cluster: !Ref Stored
                  LaunchType: !Ref Secret
                  Subnets: !Ref Many
            """;

    @Test
    void whatMayBeOneOfAFewIsTheChoiceAmongThem() {
        Translated translated = Translated.template(FEW.formatted("dev, prod"), Map.of());

        assertThat(translated.shown("Service", "PlatformVersion")).isEqualTo("<${Version} = dev ? dev : prod>");
        assertThat(translated.shown("Service", "AssignPublicIp")).isEqualTo("<${Version} = dev ? ENABLED : DISABLED>");
        assertThat(translated.shown("Service", "Cluster")).startsWith("?");
        assertThat(translated.shown("Service", "LaunchType")).startsWith("?");
        assertThat(translated.shown("Service", "Subnets")).startsWith("?");
    }

    @Test
    void ofManyValuesItIsNotToldWhichItIs() {
        assertThat(Translated.template(FEW.formatted("a, b, c, d, e"), Map.of()).shown("Service", "PlatformVersion"))
                .isEqualTo("?parameter Version");
    }

    @Test
    void anEmptyListOfEgressRulesMayLeaveTheDefaultRule() {
        Translated translated = Translated.template("""
                Resources:
                  Empty: {Type: AWS::EC2::SecurityGroup, Properties: {SecurityGroupEgress: []}}
                  Ingress: {Type: AWS::EC2::SecurityGroup, Properties: {SecurityGroupIngress: []}}
                """, Map.of());

        assertThat(translated.shown("Empty", "SecurityGroupEgress")).isEqualTo("?SecurityGroupEgress");
        assertThat(translated.shown("Ingress", "SecurityGroupIngress")).isEqualTo("[]");
    }
}
