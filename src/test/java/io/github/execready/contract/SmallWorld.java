// SPDX-License-Identifier: Apache-2.0
package io.github.execready.contract;

import io.github.execready.evidence.aws.LiveSettings;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.iam.IamClient;

/** A small account that is made by calls to an emulator, to be read by the program afterwards. */
final class SmallWorld {

    static final String REGION = "eu-west-1";
    static final String POLICY = "exec-channels";
    static final String CLUSTER = "contract";
    static final String SERVICE = "web";

    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
             "Principal": {"Service": "ecs-tasks.amazonaws.com"}}]}""";
    private static final String CHANNELS = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*", "Action": [
             "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel",
             "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"]}]}""";

    private final URI endpoint;
    /** One emulator may be asked for several worlds. */
    private final String roleName = "contract-task-" + UUID.randomUUID();

    SmallWorld(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** Where the task is. */
    record Place(String vpc, String subnet, String securityGroup, String networkInterface) {}

    Place network() {
        try (Ec2Client ec2 = at(Ec2Client.builder()).build()) {
            String vpc = ec2.createVpc(r -> r.cidrBlock("10.9.0.0/16")).vpc().vpcId();
            // Emulators give network interfaces their names only then.
            ec2.modifyVpcAttribute(r -> r.vpcId(vpc).enableDnsHostnames(v -> v.value(true)));
            String subnet = ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.9.1.0/24"))
                    .subnet()
                    .subnetId();
            String group = ec2.createSecurityGroup(
                            r -> r.vpcId(vpc).groupName("contract-" + vpc).description("contract"))
                    .groupId();
            String networkInterface = ec2.createNetworkInterface(
                            r -> r.subnetId(subnet).groups(group))
                    .networkInterface()
                    .networkInterfaceId();
            return new Place(vpc, subnet, group, networkInterface);
        }
    }

    /** The ARN of a role that tasks may take, with the exec channels in an inline policy. */
    String role() {
        try (IamClient iam = at(IamClient.builder()).build()) {
            String arn = iam.createRole(r -> r.roleName(roleName).assumeRolePolicyDocument(TRUST))
                    .role()
                    .arn();
            iam.putRolePolicy(r -> r.roleName(roleName).policyName(POLICY).policyDocument(CHANNELS));
            return arn;
        }
    }

    /** The ARN of a task; a service with ECS Exec stands beside it. */
    String task(Place place, String role) {
        NetworkConfiguration network = NetworkConfiguration.builder()
                .awsvpcConfiguration(c -> c.subnets(place.subnet()).securityGroups(place.securityGroup()))
                .build();
        try (EcsClient ecs = at(EcsClient.builder()).build()) {
            ecs.createCluster(r -> r.clusterName(CLUSTER));
            String definition = ecs.registerTaskDefinition(r -> r.family("web")
                            .taskRoleArn(role)
                            .networkMode(NetworkMode.AWSVPC)
                            .requiresCompatibilities(Compatibility.FARGATE)
                            .cpu("256")
                            .memory("512")
                            .containerDefinitions(ContainerDefinition.builder()
                                    .name("app")
                                    .image("web:1")
                                    .cpu(128)
                                    .memory(256)
                                    .essential(true)
                                    .build()))
                    .taskDefinition()
                    .taskDefinitionArn();
            ecs.createService(r -> r.cluster(CLUSTER)
                    .serviceName(SERVICE)
                    .taskDefinition(definition)
                    .desiredCount(1)
                    .launchType(LaunchType.FARGATE)
                    .networkConfiguration(network)
                    .enableExecuteCommand(true));
            return ecs.runTask(r -> r.cluster(CLUSTER)
                            .taskDefinition(definition)
                            .launchType(LaunchType.FARGATE)
                            .networkConfiguration(network)
                            .enableExecuteCommand(true))
                    .tasks()
                    .get(0)
                    .taskArn();
        }
    }

    LiveSettings settings() {
        return new LiveSettings(REGION, "", Duration.ofSeconds(20), Duration.ofSeconds(60), endpoint.toString());
    }

    private <B extends AwsClientBuilder<B, ?>> B at(B builder) {
        return builder.endpointOverride(endpoint).region(Region.of(REGION));
    }
}
