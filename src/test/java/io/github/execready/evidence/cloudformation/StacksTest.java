// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.Resource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StacksTest {

    private static final TemplateFile[] NESTED = {
        Fixtures.file("cloudformation/nested", "parent.yaml"),
        Fixtures.file("cloudformation/nested", "network.yaml"),
        Fixtures.file("cloudformation/nested", "stacks/web.yaml")
    };

    @Test
    void aNestedStackHasTheValuesThatItsParentPasses() {
        Translated translated = Translated.files(NESTED);

        assertThat(translated.input().resources()).extracting(Resource::address).contains("Cluster", "Web/Service");
        assertThat(translated.shown("Web/Service", "Cluster")).isEqualTo("@Cluster.Ref");
        assertThat(translated.shown("Web/Group", "VpcId")).isEqualTo("@Network/Vpc.Ref");
        assertThat(translated.shown("Network/Vpc", "CidrBlock")).isEqualTo("10.1.0.0/16");
        assertThat(translated.shown("Web/Service", "NetworkConfiguration.AwsvpcConfiguration.Subnets"))
                .isEqualTo("[@Network/A.Ref, @Network/B.Ref]");
        assertThat(translated.shown("Spare/Service", "NetworkConfiguration.AwsvpcConfiguration.Subnets"))
                .isEqualTo("[@Network/A.Ref, @Network/B.Ref]");
        assertThat(translated.shown("Mirror", "Cluster")).isEqualTo("@Cluster.Ref");
    }

    @Test
    void aDefaultThatTheParentLeavesIsWhatItWillBe() {
        assertThat(Translated.files(NESTED).shown("Web/Service", "LaunchType")).isEqualTo("FARGATE");
    }

    @Test
    void aConditionOnTheSameParameterIsTheSameInBothStacks() {
        Translated translated = Translated.files(NESTED);

        assertThat(translated.shown("Web/Service", "EnableExecuteCommand")).isEqualTo("<WithExec ? true : false>");
        assertThat(translated.shown("Mirror", "EnableExecuteCommand")).isEqualTo("<WithExec ? true : false>");
        assertThat(translated.resource("Web/Policy").condition()).contains("WithExec");
    }

    @Test
    void whatAConditionalStackHoldsIsOnItsCondition() {
        Translated translated = Translated.files(NESTED);

        assertThat(translated.resource("Spare/Service").condition()).contains("WithExtra");
        assertThat(translated.shown("Spare/Service", "EnableExecuteCommand")).isEqualTo("false");
        assertThat(translated.input().resources())
                .noneMatch(one -> one.address().equals("Spare/Policy"));
        assertThat(Translated.of(
                                new DeploymentValues(Map.of("Extra", ""), Optional.empty(), Optional.empty(), false),
                                NESTED)
                        .input()
                        .resources())
                .noneMatch(one -> one.address().startsWith("Spare"));
    }

    @Test
    void anOutputOfATemplateThatIsNotHereIsOpenAndNamed() {
        assertThat(Translated.files(NESTED).shown("Spare/Group", "VpcId")).isEqualTo("?output Vpc of Elsewhere");
    }

    @Test
    void templatesThatNestEachOtherEnd() {
        String template = """
                Resources:
                  Other:
                    Type: AWS::CloudFormation::Stack
                    Properties:
                      TemplateURL: %s
                      Parameters: {X: !GetAtt Other.Outputs.X}
                Outputs:
                  X: {Value: !GetAtt Other.Outputs.X}
                """;

        assertThat(Translated.files(
                                new TemplateFile("a.yaml", template.formatted("b.yaml")),
                                new TemplateFile("b.yaml", template.formatted("a.yaml")))
                        .input()
                        .resources())
                .hasSizeBetween(2, 100);
    }

    @Test
    void whatOneStackExportsAnotherImports() {
        Translated translated = Translated.of(
                new DeploymentValues(Map.of("Name", "prod"), Optional.empty(), Optional.empty(), false),
                Fixtures.file("cloudformation/imports", "network.yaml"),
                Fixtures.file("cloudformation/imports", "service.yaml"));

        assertThat(translated.shown("service/Service", "Vpc")).isEqualTo("@network/Vpc.Ref");
        assertThat(translated.shown("service/Service", "Subnets"))
                .isEqualTo("[@network/A.Ref, @network/B.Ref] assuming inferred: the only given export that fits "
                        + "Fn::ImportValue ${Network}-subnets");
        assertThat(translated.shown("service/Service", "Role")).isEqualTo("arn:aws:iam::111122223333:role/shared");
        // A stack never imports what it exports itself.
        assertThat(translated.shown("service/Service", "Own")).isEqualTo("?Fn::ImportValue ${Network}-own");
        assertThat(translated.shown("service/Service", "Nobody")).isEqualTo("?Fn::ImportValue shared-nothing");
    }

    @Test
    void templatesOfTheSameNameKeepTheirResourcesApart() {
        String template = "Resources: {Role: {Type: 'AWS::IAM::Role'}}";

        assertThat(Translated.files(new TemplateFile("a/app.yaml", template), new TemplateFile("b/app.yaml", template))
                        .input()
                        .resources())
                .extracting(Resource::address)
                .containsExactly("app/Role", "b/app.yaml/Role");
    }
}
