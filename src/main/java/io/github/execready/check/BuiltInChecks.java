// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import io.github.execready.check.caller.CallerDescribeTasks;
import io.github.execready.check.caller.CallerExecuteCommand;
import io.github.execready.check.caller.CallerKmsDataKey;
import io.github.execready.check.caller.StartSessionBypass;
import io.github.execready.check.client.AwsCli;
import io.github.execready.check.client.SessionManagerPlugin;
import io.github.execready.check.cluster.ClusterActive;
import io.github.execready.check.container.ContainerName;
import io.github.execready.check.container.ContainerRunning;
import io.github.execready.check.container.EnvironmentCredentials;
import io.github.execready.check.container.EnvironmentProxy;
import io.github.execready.check.container.InitProcess;
import io.github.execready.check.container.ManagedAgentRunning;
import io.github.execready.check.container.MetadataEndpointOverride;
import io.github.execready.check.container.ReadonlyRootFilesystem;
import io.github.execready.check.container.RestartPolicy;
import io.github.execready.check.host.AgentConnected;
import io.github.execready.check.host.BundledAgentAge;
import io.github.execready.check.host.ContainerOs;
import io.github.execready.check.host.EcsAgentVersion;
import io.github.execready.check.host.ExecCapability;
import io.github.execready.check.host.TaskRoleCapability;
import io.github.execready.check.logging.KmsKeyUsable;
import io.github.execready.check.logging.LogBucketReady;
import io.github.execready.check.logging.LogGroupReady;
import io.github.execready.check.logging.SessionLogging;
import io.github.execready.check.logging.TaskRoleLogging;
import io.github.execready.check.network.ContainerDns;
import io.github.execready.check.network.Ipv6Only;
import io.github.execready.check.network.KmsReachable;
import io.github.execready.check.network.LogDestinationsReachable;
import io.github.execready.check.network.SsmmessagesReachable;
import io.github.execready.check.network.UnneededEndpoints;
import io.github.execready.check.role.TaskRoleExists;
import io.github.execready.check.role.TaskRoleKmsDecrypt;
import io.github.execready.check.role.TaskRolePresent;
import io.github.execready.check.role.TaskRoleSsmmessages;
import io.github.execready.check.role.TaskRoleTrust;
import io.github.execready.check.service.DeploymentSettled;
import io.github.execready.check.service.ServiceExecEnabled;
import io.github.execready.check.service.ServiceHasRunningTask;
import io.github.execready.check.sessions.OpenSessions;
import io.github.execready.check.task.NetworkMode;
import io.github.execready.check.task.PidMode;
import io.github.execready.check.task.PlatformVersion;
import io.github.execready.check.task.ProxyPassesAgent;
import io.github.execready.check.task.TaskExecEnabled;
import io.github.execready.check.task.TaskLaunchedAfterEnable;
import io.github.execready.check.task.TaskRunning;
import java.util.List;

/** The registry of the built-in checks, in the order of the report: from the caller's machine inwards. */
public final class BuiltInChecks {

    private BuiltInChecks() {}

    public static List<Check> all() {
        return List.of(
                new AwsCli(),
                new SessionManagerPlugin(),
                new CallerExecuteCommand(),
                new CallerDescribeTasks(),
                new CallerKmsDataKey(),
                new StartSessionBypass(),
                new ClusterActive(),
                new SessionLogging(),
                new KmsKeyUsable(),
                new LogGroupReady(),
                new LogBucketReady(),
                new ServiceExecEnabled(),
                new ServiceHasRunningTask(),
                new DeploymentSettled(),
                new TaskRunning(),
                new TaskLaunchedAfterEnable(),
                new TaskExecEnabled(),
                new PlatformVersion(),
                new PidMode(),
                new NetworkMode(),
                new ProxyPassesAgent(),
                new TaskRolePresent(),
                new TaskRoleExists(),
                new TaskRoleTrust(),
                new TaskRoleSsmmessages(),
                new TaskRoleKmsDecrypt(),
                new TaskRoleLogging(),
                new SsmmessagesReachable(),
                new KmsReachable(),
                new LogDestinationsReachable(),
                new Ipv6Only(),
                new ContainerDns(),
                new UnneededEndpoints(),
                new AgentConnected(),
                new EcsAgentVersion(),
                new ExecCapability(),
                new TaskRoleCapability(),
                new BundledAgentAge(),
                new ContainerOs(),
                new ContainerRunning(),
                new ContainerName(),
                new ManagedAgentRunning(),
                new ReadonlyRootFilesystem(),
                new EnvironmentCredentials(),
                new EnvironmentProxy(),
                new MetadataEndpointOverride(),
                new RestartPolicy(),
                new InitProcess(),
                new OpenSessions());
    }
}
