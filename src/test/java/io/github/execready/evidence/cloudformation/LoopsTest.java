// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.evidence.planned.Resource;
import io.github.execready.model.Gap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoopsTest {

    private static final String EXTENDED = "Transform: AWS::LanguageExtensions\nResources:\n";

    @Test
    void aLoopOverAListThatIsWrittenOutMakesAResourceForEachItem() {
        Translated translated = Translated.template(EXTENDED + """
                  Fn::ForEach::Services:
                    - Name
                    - [web, worker]
                    - Role${Name}:
                        Type: AWS::IAM::Role
                      Service${Name}:
                        Type: AWS::ECS::Service
                        Properties:
                          ServiceName: !Ref Name
                          Cluster: !Sub 'apps-${Name}'
                          TaskDefinition: !GetAtt Role${Name}.Arn
                """);

        assertThat(translated.input().unjudged()).isEmpty();
        assertThat(translated.input().resources())
                .extracting(Resource::address)
                .containsExactly("Roleweb", "Serviceweb", "Roleworker", "Serviceworker");
        assertThat(translated.shown("Serviceworker", "ServiceName")).isEqualTo("worker");
        assertThat(translated.shown("Serviceworker", "Cluster")).isEqualTo("apps-worker");
        assertThat(translated.shown("Serviceworker", "TaskDefinition")).isEqualTo("@Roleworker.Arn");
        assertThat(translated.resource("Serviceworker").location().line()).isEqualTo(9);
    }

    @Test
    void loopsNestAndStandInConditionsAndProperties() {
        Translated translated = Translated.template("""
                Transform: [AWS::LanguageExtensions]
                Parameters: {Stage: {Type: String}}
                Conditions:
                  Fn::ForEach::Stages: [S, [a, b], {'Is${S}': !Equals [!Ref Stage, !Ref S]}]
                Resources:
                  Fn::ForEach::Outer:
                    - S
                    - [a, b]
                    - Fn::ForEach::Inner:
                        - N
                        - ['x-1', 'y']
                        - 'Group${S}&{N}':
                            Type: AWS::EC2::SecurityGroup
                            Condition: Is${S}
                            Properties:
                              GroupDescription: ${N}
                              Fn::ForEach::Members: [M, [GroupName], {'${M}': '${S}${N}'}]
                """);

        assertThat(translated.input().unjudged()).isEmpty();
        assertThat(translated.input().resources())
                .extracting(Resource::address)
                .containsExactly("Groupax1", "Groupay", "Groupbx1", "Groupby");
        assertThat(translated.resource("Groupbx1").condition()).contains("Isb");
        assertThat(translated.shown("Groupbx1", "GroupDescription")).isEqualTo("x-1");
        assertThat(translated.shown("Groupbx1", "GroupName")).isEqualTo("bx-1");
    }

    @Test
    void aLoopOverSomethingOpenIsNotJudged() {
        for (String collection : new String[] {"!Ref Names", "[a, !Ref Names]", "'{{resolve:ssm:names}}'", "[a, a]"}) {
            Translated translated = Translated.template("Parameters: {Names: {Type: CommaDelimitedList}}\n" + EXTENDED
                    + "  Fn::ForEach::Services: [N, " + collection + ", {'S${N}': {Type: AWS::ECS::Service}}]\n");

            assertThat(translated.input().unjudged()).extracting(Gap::source).containsExactly("Fn::ForEach::Services");
            assertThat(translated.input().resources()).isEmpty();
        }
    }

    @Test
    void aLoopThatMakesTooMuchIsNotJudged() {
        String many = IntStream.range(0, 400).mapToObj(i -> "i" + i).collect(Collectors.joining(", ", "[", "]"));

        Translated translated = Translated.template(EXTENDED + "  Fn::ForEach::A: [A, " + many
                + ", {Fn::ForEach::B: [B, " + many + ", {'R${A}${B}': {Type: AWS::ECS::Cluster}}]}]\n");

        assertThat(translated.input().unjudged()).extracting(Gap::source).containsExactly("Fn::ForEach::A");
    }

    @Test
    void withoutTheTransformNobodyRunsALoop() {
        Translated translated =
                Translated.template("Resources:\n  Fn::ForEach::A: [A, [x], {'R${A}': {Type: AWS::ECS::Cluster}}]\n");

        assertThat(translated.input().unjudged()).extracting(Gap::source).containsExactly("Fn::ForEach::A");
    }
}
