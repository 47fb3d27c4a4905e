// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.engine.TargetReport;
import io.github.execready.engine.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What a template comes to with its parameters open, and what with each of their values: what is said without the values is
 * never better than what is said with any, and where it is the same with all of them, it is said without.
 */
class BranchesLawTest {

    private static final int TEMPLATES = 100;
    private static final Set<Verdict> GOOD = Set.of(Verdict.READY, Verdict.READY_WITH_WARNINGS);

    private static final List<String> CONDITIONS =
            List.of("InProd", "InDebug", "NotProd", "Both", "Either", "Live", "Test", "LiveOrDebug");

    private static final List<String> YES_OR_NO = List.of("yes", "no");
    private static final List<String> STAGES = List.of("live", "test", "play");

    private record Edit(String old, List<String> replacements) {

        static Edit value(String old, String... values) {
            List<String> all = new ArrayList<>();
            for (String one : values) {
                for (String other : values) {
                    if (!one.equals(other)) {
                        all.add("!If [%s, " + one + ", " + other + "]");
                        all.add("!If [%s, " + one + ", !If [%s, " + other + ", " + one + "]]");
                    }
                }
            }
            String name = old.substring(0, old.indexOf(':') + 2);
            return new Edit(old, all.stream().map(value -> name + value).toList());
        }

        static Edit existence(String type) {
            String begin = "    Type: " + type + "\n";
            return new Edit(begin, List.of(begin + "    Condition: %s\n"));
        }

        JudgedTemplate of(JudgedTemplate template, Random random) {
            String replacement = replacements.get(random.nextInt(replacements.size()));
            while (replacement.contains("%s")) {
                replacement = replacement.replaceFirst("%s", CONDITIONS.get(random.nextInt(CONDITIONS.size())));
            }
            return template.with(old, replacement);
        }
    }

    private static final String NONE = "!Ref AWS::NoValue";

    private static final List<Edit> EDITS = List.of(
            Edit.value("EnableExecuteCommand: true", "true", "false", NONE),
            Edit.value("AssignPublicIp: ENABLED", "ENABLED", "DISABLED", NONE),
            Edit.value("Subnets: [!Ref Subnet]", "[!Ref Subnet]", "[!Ref Other]", "[!Ref Third]"),
            Edit.value("SecurityGroups: [!Ref Group]", "[!Ref Group]", "[!Ref OtherGroup]", NONE),
            Edit.value("Roles: [!Ref TaskRole]", "[!Ref TaskRole]", "[!Ref ExecutionRole]"),
            Edit.value("TaskRoleArn: !GetAtt TaskRole.Arn", "!GetAtt TaskRole.Arn", "!GetAtt OtherRole.Arn"),
            Edit.value("LaunchType: FARGATE", "FARGATE", "'FARGATE'"),
            new Edit(
                    "        - Name: web\n",
                    List.of(
                            "        - !If [%s, {Name: side, Image: x}, !Ref AWS::NoValue]\n        - Name: web\n",
                            "        - Name: web\n          ReadonlyRootFilesystem: !If [%s, true, false]\n",
                            "        - !If [%s, {Name: side, Image: x, ReadonlyRootFilesystem: true}, !Ref AWS::NoValue]\n"
                                    + "        - Name: web\n          ReadonlyRootFilesystem: !If [%s, true, !Ref AWS::NoValue]\n")),
            Edit.existence("AWS::IAM::Policy"),
            Edit.existence("AWS::EC2::VPCGatewayAttachment"),
            Edit.existence("AWS::EC2::SubnetRouteTableAssociation"));

    private static JudgedTemplate template() {
        return JudgedTemplate.ready()
                .with("  #parameters\n", "  Stage: {Type: String, AllowedValues: [live, test, play]}\n  #parameters\n")
                .conditions("""
                          NotProd: !Not [!Condition InProd]
                          Both: !And [!Condition InProd, !Condition InDebug]
                          Either: !Or [!Condition InProd, !Condition InDebug]
                          Live: !Equals [!Ref Stage, live]
                          Test: !Equals [!Ref Stage, test]
                          LiveOrDebug: !Or [!Condition Live, !Condition InDebug]
                        """)
                .resources("""
                          Other:
                            Type: AWS::EC2::Subnet
                            Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24}
                          Third:
                            Type: AWS::EC2::Subnet
                            Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.3.0/24}
                          RoutesOfThird:
                            Type: 'AWS::EC2::SubnetRouteTableAssociation'
                            Properties: {SubnetId: !Ref Third, RouteTableId: !Ref Routes}
                          OtherGroup:
                            Type: AWS::EC2::SecurityGroup
                            Properties:
                              GroupDescription: other
                              VpcId: !Ref Vpc
                              SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0}]
                          OtherRole:
                            Type: AWS::IAM::Role
                            Properties:
                              AssumeRolePolicyDocument:
                                Version: '2012-10-17'
                                Statement: [{Effect: Allow, Principal: {Service: ec2.amazonaws.com}, Action: 'sts:AssumeRole'}]
                        """);
    }

    private static JudgedTemplate changed(Random random) {
        List<Edit> edits = new ArrayList<>(EDITS);
        Collections.shuffle(edits, random);
        JudgedTemplate template = template();
        for (Edit edit : edits.subList(0, 1 + random.nextInt(3))) {
            template = edit.of(template, random);
        }
        return template;
    }

    private static List<TargetReport> worlds(JudgedTemplate template) {
        return YES_OR_NO.stream()
                .flatMap(prod -> YES_OR_NO.stream()
                        .flatMap(debug -> STAGES.stream()
                                .map(stage -> template.given(Map.of("Prod", prod, "Debug", debug, "Stage", stage)))))
                .map(JudgedTemplate::service)
                .toList();
    }

    @Test
    void whatIsSaidOfAllHoldsOfEach() {
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        for (int seed = 0; seed < TEMPLATES; seed++) {
            JudgedTemplate template = changed(new Random(seed));
            TargetReport open = template.service();
            List<TargetReport> worlds = worlds(template);
            Set<Verdict> each = worlds.stream().map(TargetReport::verdict).collect(Collectors.toSet());
            String said = seed + ": " + template + "\n" + JudgedTemplate.troubles(open) + each;

            assertThat(each).as(said).doesNotContain(Verdict.INCONCLUSIVE);
            verdicts.merge(open.verdict(), 1, Integer::sum);
            if (GOOD.containsAll(each)) {
                assertThat(GOOD).as(said).contains(open.verdict());
            } else if (each.size() == 1) {
                assertThat(open.verdict()).as(said).isEqualTo(Verdict.NOT_READY);
            } else {
                assertThat(open.verdict()).as(said).isEqualTo(Verdict.INCONCLUSIVE);
            }
        }

        assertThat(verdicts)
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy((verdict, times) -> assertThat(times).isPositive());
    }
}
