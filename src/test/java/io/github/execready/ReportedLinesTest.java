// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.engine.Finding;
import io.github.execready.engine.Finding.Observation;
import io.github.execready.engine.Status;
import io.github.execready.model.Location;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where findings about a template stand that do not fail: at the line that they rest on. */
class ReportedLinesTest {

    private static final String REACHABLE = "ssmmessages-reachable";
    private static final String GROUP = "      GroupDescription: of the tasks\n      VpcId: !Ref Vpc\n";
    private static final JudgedTemplate READY = JudgedTemplate.ready();

    @Test
    void anOpenWayStandsAtWhatItLeadsOutBy() {
        Finding way = READY.finding(REACHABLE);

        assertThat(way.status()).isEqualTo(Status.PASS);
        assertThat(lines(way))
                .containsExactly(
                        READY.line("AssignPublicIp: ENABLED"),
                        READY.line("GatewayId: !Ref Gateway\n  RoutesOfSubnet"),
                        READY.line("Type: AWS::EC2::SecurityGroup"),
                        READY.line("Subnets: [!Ref Subnet]"));
        assertThat(way.location()).map(Location::line).contains(READY.line("AssignPublicIp: ENABLED"));
    }

    @Test
    void ofSeveralRulesTheBroadestThatLetsPacketsPassIsToldWithItsDescription() {
        JudgedTemplate ruled = READY.with(GROUP, GROUP + """
                      SecurityGroupEgress:
                        - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 52.0.0.0/8}
                        - {IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0}
                        - CidrIp: 0.0.0.0/0
                          Description: everywhere
                          IpProtocol: '-1'
                """);

        Finding way = ruled.finding(REACHABLE);

        assertThat(way.status()).isEqualTo(Status.PASS);
        assertThat(lines(way))
                .contains(ruled.line("- CidrIp: 0.0.0.0/0\n"), ruled.line("Description: everywhere"))
                .doesNotContain(ruled.line("- {IpProtocol: tcp, FromPort: 443"));
    }

    @Test
    void ofAWayThatIsOpenWhatIsKnownAndWhatIsNotStandsWhereItIs() {
        JudgedTemplate elsewhere = READY.with("Subnets: [!Ref Subnet]", "Subnets: [!Ref Range]");

        Finding way = elsewhere.finding(REACHABLE);

        assertThat(way.status()).isEqualTo(Status.NOT_EVALUATED);
        assertThat(way.location()).map(Location::line).contains(elsewhere.line("Subnets: [!Ref Range]"));
        assertThat(lines(way))
                .contains(
                        elsewhere.line("AssignPublicIp: ENABLED"),
                        elsewhere.line("Type: AWS::EC2::SecurityGroup"),
                        elsewhere.line("Subnets: [!Ref Range]"));
    }

    @Test
    void aPublicAddressThatIsLeftOpenIsToldAsNotKnown() {
        JudgedTemplate open = READY.with("Subnets: [!Ref Subnet]", "Subnets: [!Ref Range]")
                .with("AssignPublicIp: ENABLED", "AssignPublicIp: !If [InProd, ENABLED, DISABLED]");

        assertThat(open.finding(REACHABLE).evidence())
                .filteredOn(seen -> line(seen) == open.line("AssignPublicIp: !If"))
                .extracting(Observation::value)
                .containsExactly("not known");
    }

    @Test
    void theWayOfAMachineStandsAtTheModeThatLeadsThroughIt() {
        JudgedTemplate bridged = READY.with("LaunchType: FARGATE", "LaunchType: EC2")
                .with("[FARGATE]", "[EC2]")
                .with("NetworkMode: awsvpc", "NetworkMode: bridge");

        Finding way = bridged.finding(REACHABLE);

        assertThat(way.status()).isEqualTo(Status.NOT_EVALUATED);
        assertThat(way.location()).map(Location::line).contains(bridged.line("NetworkMode: bridge"));
    }

    @Test
    void whatIsBlockedTellsOfTheBreakAlone() {
        JudgedTemplate closed = READY.with("AssignPublicIp: ENABLED", "AssignPublicIp: DISABLED");

        Finding way = closed.finding(REACHABLE);

        assertThat(way.status()).isEqualTo(Status.FAIL);
        assertThat(lines(way)).doesNotContain(closed.line("Type: AWS::EC2::SecurityGroup"));
    }

    @Test
    void whatAClusterDoesNotAskForStandsAtTheCluster() {
        assertThat(List.of("kms-key-usable", "task-role-kms-decrypt", "log-group-ready", "task-role-logging"))
                .allSatisfy(check -> {
                    Finding finding = READY.finding(check);
                    assertThat(finding.status()).isEqualTo(Status.NOT_APPLICABLE);
                    assertThat(finding.location()).map(Location::line).contains(READY.line("Type: AWS::ECS::Cluster"));
                });
    }

    @Test
    void aVersionThatNobodyNamesStandsAtWhatPutsTheTasksOnFargate() {
        JudgedTemplate named =
                READY.with("      LaunchType: FARGATE\n", "      LaunchType: FARGATE\n      PlatformVersion: 1.4.0\n");

        assertThat(READY.finding("platform-version").location())
                .map(Location::line)
                .contains(READY.line("LaunchType: FARGATE"));
        assertThat(named.finding("platform-version").location())
                .map(Location::line)
                .contains(named.line("PlatformVersion: 1.4.0"));
    }

    @Test
    void decryptingStandsAtTheActionThatAllowsIt() {
        JudgedTemplate keyed = READY.with("    Type: AWS::ECS::Cluster\n", """
                    Type: AWS::ECS::Cluster
                    Properties:
                      Configuration:
                        ExecuteCommandConfiguration: {KmsKeyId: !GetAtt Key.Arn}
                """)
                .resources("  Key: {Type: AWS::KMS::Key}\n")
                .with("              - ssmmessages:OpenDataChannel\n            Resource: '*'\n", """
                              - ssmmessages:OpenDataChannel
                            Resource: '*'
                          - Effect: Allow
                            Action: kms:Decrypt
                            Resource: !GetAtt Key.Arn
                """);

        Finding decrypting = keyed.finding("task-role-kms-decrypt");

        assertThat(decrypting.status()).isEqualTo(Status.PASS);
        assertThat(decrypting.location()).map(Location::line).contains(keyed.line("Action: kms:Decrypt"));
    }

    @Test
    void aPolicyOfAwsStandsWhereItIsAttached() {
        JudgedTemplate managed = READY.without("ExecPolicy")
                .with("  ExecutionRole:\n", "  OtherRole:\n")
                .with("!GetAtt ExecutionRole.Arn", "!GetAtt OtherRole.Arn")
                .with("  TaskRole:\n    Type: AWS::IAM::Role\n    Properties:\n", """
                  TaskRole:
                    Type: AWS::IAM::Role
                    Properties:
                      ManagedPolicyArns:
                        - arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore
                """);

        Finding permissions = managed.finding("task-role-ssmmessages");

        assertThat(permissions.status()).isEqualTo(Status.PASS);
        assertThat(permissions.location())
                .map(Location::line)
                .contains(managed.line("- arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"));
    }

    @Test
    void whatAllowsUnlessABoundaryForbidsItIsToldWithIt() {
        JudgedTemplate bounded = READY.with("  TaskRole:\n    Type: AWS::IAM::Role\n    Properties:\n", """
                  TaskRole:
                    Type: AWS::IAM::Role
                    Properties:
                      PermissionsBoundary: !Ref Range
                """);

        Finding permissions = bounded.finding("task-role-ssmmessages");

        assertThat(permissions.status()).isEqualTo(Status.NOT_EVALUATED);
        assertThat(lines(permissions))
                .containsExactly(
                        bounded.line("- ssmmessages:CreateControlChannel"),
                        bounded.line("PermissionsBoundary: !Ref Range"));
        assertThat(permissions.location())
                .map(Location::line)
                .contains(bounded.line("PermissionsBoundary: !Ref Range"));
    }

    @Test
    void harmlessVariablesStandAtTheFirstThatLooksLikeOneThatIsNot() {
        String image = "          Image: public.ecr.aws/nginx/nginx:1.27\n";
        JudgedTemplate set = READY.with(image, image + """
                          Environment:
                            - {Name: LEVEL, Value: info}
                            - {Name: AWS_REGION, Value: eu-west-1}
                """);
        JudgedTemplate plain = READY.with(image, image + """
                          Environment:
                            - {Name: LEVEL, Value: info}
                """);
        JudgedTemplate secret = READY.with(image, image + """
                          Secrets:
                            - {Name: TOKEN, ValueFrom: token}
                """);

        assertThat(lines(set.finding("environment-credentials"))).containsExactly(set.line("- {Name: AWS_REGION"));
        assertThat(lines(plain.finding("environment-credentials"))).containsExactly(plain.line("Environment:\n"));
        assertThat(lines(secret.finding("environment-credentials"))).containsExactly(secret.line("Secrets:\n"));
        assertThat(set.finding("environment-credentials").evidence().toString()).doesNotContain("eu-west-1");
    }

    @Test
    void whereMountsAreOpenTheRootIsToldAsWell() {
        String image = "          Image: public.ecr.aws/nginx/nginx:1.27\n";
        JudgedTemplate mounted = READY.with(image, image + """
                          ReadonlyRootFilesystem: false
                          MountPoints:
                            - {ContainerPath: !Ref Range, ReadOnly: true, SourceVolume: data}
                """);

        Finding root = mounted.finding("readonly-root-filesystem");

        assertThat(root.status()).isEqualTo(Status.NOT_EVALUATED);
        assertThat(lines(root))
                .containsExactly(
                        mounted.line("ReadonlyRootFilesystem: false"), mounted.line("- {ContainerPath: !Ref Range"));
    }

    private static List<Integer> lines(Finding finding) {
        return finding.evidence().stream().map(ReportedLinesTest::line).toList();
    }

    private static int line(Observation seen) {
        return seen.location().map(Location::line).orElse(0);
    }
}
