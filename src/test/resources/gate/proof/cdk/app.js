// The workload of these tests as an app of the CDK. cdk.out is what it makes, without paths of the machine that made it.
const cdk = require('aws-cdk-lib');
const {
  aws_autoscaling: autoscaling,
  aws_ec2: ec2,
  aws_ecs: ecs,
  aws_events: events,
  aws_events_targets: targets,
  aws_iam: iam,
  aws_kms: kms,
  aws_logs: logs,
  aws_s3: s3,
} = cdk;

class Shop extends cdk.Stack {
  constructor(scope, id) {
    super(scope, id, {});
    const vpc = new ec2.Vpc(this, 'Vpc', {
      maxAzs: 1,
      natGateways: 1,
      restrictDefaultSecurityGroup: false,
      gatewayEndpoints: {
        S3: {
          service: ec2.GatewayVpcEndpointAwsService.S3,
          subnets: [{ subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS }],
        },
      },
    });
    const group = new ec2.SecurityGroup(this, 'Group', { vpc, allowAllOutbound: false });
    group.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443));

    const key = new kms.Key(this, 'Key');
    const log = new logs.LogGroup(this, 'Sessions', { encryptionKey: key });
    const bucket = new s3.Bucket(this, 'Bucket', { encryption: s3.BucketEncryption.S3_MANAGED });
    const cluster = new ecs.Cluster(this, 'Cluster', {
      vpc,
      executeCommandConfiguration: {
        kmsKey: key,
        logging: ecs.ExecuteCommandLogging.OVERRIDE,
        logConfiguration: {
          cloudWatchLogGroup: log,
          cloudWatchEncryptionEnabled: true,
          s3Bucket: bucket,
          s3EncryptionEnabled: true,
        },
      },
    });

    const task = new ecs.FargateTaskDefinition(this, 'Task', {
      runtimePlatform: {
        operatingSystemFamily: ecs.OperatingSystemFamily.LINUX,
        cpuArchitecture: ecs.CpuArchitecture.ARM64,
      },
    });
    task.addContainer('app', {
      image: ecs.ContainerImage.fromRegistry('registry.example/shop/web:7'),
      environment: { TOPIC: 'orders' },
      linuxParameters: new ecs.LinuxParameters(this, 'Linux', { initProcessEnabled: true }),
      logging: ecs.LogDrivers.awsLogs({ streamPrefix: 'web' }),
    });
    new ecs.FargateService(this, 'Web', {
      cluster,
      taskDefinition: task,
      enableExecuteCommand: true,
      desiredCount: 2,
      minHealthyPercent: 100,
      platformVersion: ecs.FargatePlatformVersion.VERSION1_4,
      securityGroups: [group],
    });
    new events.Rule(this, 'Nightly', {
      schedule: events.Schedule.rate(cdk.Duration.days(1)),
      targets: [
        new targets.EcsTask({
          cluster,
          taskDefinition: task,
          enableExecuteCommand: true,
          platformVersion: ecs.FargatePlatformVersion.VERSION1_4,
          subnetSelection: { subnetType: ec2.SubnetType.PUBLIC },
          assignPublicIp: true,
          securityGroups: [group],
        }),
      ],
    });

    const template = new ec2.LaunchTemplate(this, 'HostTemplate', {
      machineImage: ec2.MachineImage.genericLinux({ 'eu-west-1': 'ami-0123456789abcdef0' }),
      instanceType: new ec2.InstanceType('m7g.large'),
      securityGroup: group,
      requireImdsv2: true,
      httpPutResponseHopLimit: 2,
      userData: ec2.UserData.forLinux(),
      role: new iam.Role(this, 'HostRole', {
        assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
        managedPolicies: [
          iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonEC2ContainerServiceforEC2Role'),
        ],
      }),
    });
    const hosts = new autoscaling.AutoScalingGroup(this, 'Hosts', {
      vpc,
      launchTemplate: template,
      minCapacity: 1,
      maxCapacity: 4,
    });
    const provider = new ecs.AsgCapacityProvider(this, 'Provider', {
      autoScalingGroup: hosts,
      enableManagedTerminationProtection: false,
      canContainersAccessInstanceRole: true,
    });
    cluster.addAsgCapacityProvider(provider, { taskDrainTime: cdk.Duration.seconds(0) });
    const job = new ecs.Ec2TaskDefinition(this, 'Job', {
      networkMode: ecs.NetworkMode.BRIDGE,
      taskRole: task.taskRole,
    });
    job.addContainer('job', {
      image: ecs.ContainerImage.fromRegistry('registry.example/shop/worker:7'),
      memoryLimitMiB: 256,
      linuxParameters: new ecs.LinuxParameters(this, 'JobLinux', { initProcessEnabled: true }),
      logging: ecs.LogDrivers.awsLogs({ streamPrefix: 'job' }),
    });
    job.node.defaultChild.addPropertyOverride('RuntimePlatform', {
      OperatingSystemFamily: 'LINUX',
      CpuArchitecture: 'ARM64',
    });
    new ecs.Ec2Service(this, 'Worker', {
      cluster,
      taskDefinition: job,
      enableExecuteCommand: true,
      desiredCount: 2,
      minHealthyPercent: 100,
      capacityProviderStrategies: [{ capacityProvider: provider.capacityProviderName, weight: 1 }],
    });
  }
}

// The command line of the CDK has the paths of constructs written; so does this.
const app = new cdk.App({
  outdir: 'cdk.out',
  context: { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true },
});
new Shop(app, 'Shop');
app.synth();
