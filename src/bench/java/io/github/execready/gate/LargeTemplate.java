// SPDX-License-Identifier: Apache-2.0
package io.github.execready.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A template of services that share a cluster and a network; each has a task definition, roles, a group and a log group. */
final class LargeTemplate {

    private static final String SHARED = """
            AWSTemplateFormatVersion: '2010-09-09'
            Description: Many services in one network
            Resources:
              Cluster:
                Type: AWS::ECS::Cluster
                Properties:
                  ClusterName: many
              Vpc:
                Type: AWS::EC2::VPC
                Properties:
                  CidrBlock: 10.0.0.0/16
                  EnableDnsSupport: true
                  EnableDnsHostnames: true
              Gateway:
                Type: AWS::EC2::InternetGateway
              Attachment:
                Type: AWS::EC2::VPCGatewayAttachment
                Properties:
                  VpcId: !Ref Vpc
                  InternetGatewayId: !Ref Gateway
              Routes:
                Type: AWS::EC2::RouteTable
                Properties:
                  VpcId: !Ref Vpc
              Out:
                Type: AWS::EC2::Route
                DependsOn: Attachment
                Properties:
                  RouteTableId: !Ref Routes
                  DestinationCidrBlock: 0.0.0.0/0
                  GatewayId: !Ref Gateway
              Subnet:
                Type: AWS::EC2::Subnet
                Properties:
                  VpcId: !Ref Vpc
                  CidrBlock: 10.0.0.0/20
              SubnetRoutes:
                Type: AWS::EC2::SubnetRouteTableAssociation
                Properties:
                  SubnetId: !Ref Subnet
                  RouteTableId: !Ref Routes
            """;

    private static final String SERVICE = """
              Service%1$03d:
                Type: AWS::ECS::Service
                Properties:
                  Cluster: !Ref Cluster
                  ServiceName: service-%1$03d
                  TaskDefinition: !Ref Tasks%1$03d
                  LaunchType: FARGATE
                  DesiredCount: 2
                  EnableExecuteCommand: true
                  NetworkConfiguration:
                    AwsvpcConfiguration:
                      AssignPublicIp: ENABLED
                      Subnets: [!Ref Subnet]
                      SecurityGroups: [!GetAtt Group%1$03d.GroupId]
              Tasks%1$03d:
                Type: AWS::ECS::TaskDefinition
                Properties:
                  Family: !Sub '${AWS::StackName}-%1$03d'
                  Cpu: '256'
                  Memory: '512'
                  NetworkMode: awsvpc
                  RequiresCompatibilities: [FARGATE]
                  TaskRoleArn: !GetAtt TaskRole%1$03d.Arn
                  ExecutionRoleArn: !GetAtt ExecutionRole%1$03d.Arn
                  ContainerDefinitions:
                    - Name: app
                      Image: public.ecr.aws/docker/library/busybox:1.37
                      LinuxParameters: { InitProcessEnabled: true }
                      Environment:
                        - { Name: TEAM, Value: team-%1$03d }
                        - { Name: TOPIC, Value: !Sub 'arn:aws:sns:${AWS::Region}:${AWS::AccountId}:topic-%1$03d' }
                      LogConfiguration:
                        LogDriver: awslogs
                        Options:
                          awslogs-group: !Ref Logs%1$03d
                          awslogs-region: !Ref AWS::Region
                          awslogs-stream-prefix: app
                    - Name: collector
                      Image: public.ecr.aws/aws-observability/aws-otel-collector:v0.43.3
                      Essential: false
              TaskRole%1$03d:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: '2012-10-17'
                    Statement:
                      - Effect: Allow
                        Principal: { Service: ecs-tasks.amazonaws.com }
                        Action: sts:AssumeRole
              TaskPolicy%1$03d:
                Type: AWS::IAM::Policy
                Properties:
                  PolicyName: task
                  Roles: [!Ref TaskRole%1$03d]
                  PolicyDocument:
                    Version: '2012-10-17'
                    Statement:
                      - Effect: Allow
                        Action:
                          - ssmmessages:CreateControlChannel
                          - ssmmessages:CreateDataChannel
                          - ssmmessages:OpenControlChannel
                          - ssmmessages:OpenDataChannel
                        Resource: '*'
                      - Effect: Allow
                        Action: [s3:GetObject, s3:PutObject]
                        Resource: !Sub 'arn:${AWS::Partition}:s3:::data-%1$03d/*'
              ExecutionRole%1$03d:
                Type: AWS::IAM::Role
                Properties:
                  ManagedPolicyArns:
                    - !Sub 'arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy'
                  AssumeRolePolicyDocument:
                    Version: '2012-10-17'
                    Statement:
                      - Effect: Allow
                        Principal: { Service: ecs-tasks.amazonaws.com }
                        Action: sts:AssumeRole
              Group%1$03d:
                Type: AWS::EC2::SecurityGroup
                Properties:
                  VpcId: !Ref Vpc
                  GroupDescription: Out to everywhere
                  SecurityGroupEgress:
                    - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }
              In%1$03d:
                Type: AWS::EC2::SecurityGroupIngress
                Properties:
                  GroupId: !GetAtt Group%1$03d.GroupId
                  IpProtocol: tcp
                  FromPort: 8080
                  ToPort: 8080
                  CidrIp: 10.0.0.0/16
              Logs%1$03d:
                Type: AWS::Logs::LogGroup
                Properties:
                  RetentionInDays: 30
            """;

    private static final int SHARED_RESOURCES = 8;
    private static final int SERVICE_RESOURCES = 8;

    private LargeTemplate() {}

    /** Writes the template, and gives the number of its resources. */
    static int write(Path file, int services) throws IOException {
        StringBuilder text = new StringBuilder(SHARED);
        for (int i = 1; i <= services; i++) {
            text.append(SERVICE.formatted(i));
        }
        Files.writeString(file, text);
        return SHARED_RESOURCES + services * SERVICE_RESOURCES;
    }
}
