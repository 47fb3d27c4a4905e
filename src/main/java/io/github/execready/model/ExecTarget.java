// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants to enter, and all that is known about it.
 *
 * @param identity which task or service it is
 * @param observedAt when the evidence was read
 * @param selection the containers asked for
 * @param taskRole the role that the task runs with: the override's, else the definition's; absent where neither is set
 * @param executionRole the role that ECS pulls images and secrets with
 * @param sessions Systems Manager sessions open on the task
 * @param stoppedTasks the service's recently stopped tasks, newest first
 * @param sessionKey the key named by the cluster's exec configuration
 * @param logGroup the log group named by the cluster's exec configuration; absent where it does not exist
 * @param logBucket the bucket named by the cluster's exec configuration; absent where it does not exist
 * @param simulations what AWS's policy simulator was asked about this target, and its answers
 * @param suppressions the decisions that stand beside the resources of the plan or template that the target is made of
 * @param branches the same target where conditions are known that are open in it
 */
public record ExecTarget(
        Identity identity,
        Instant observedAt,
        ContainerSelection selection,
        Evidence<Caller> caller,
        Evidence<ClientTools> clientTools,
        Evidence<Cluster> cluster,
        Evidence<Service> service,
        Evidence<Task> task,
        Evidence<TaskDefinition> taskDefinition,
        Evidence<ContainerInstance> containerInstance,
        Evidence<Role> taskRole,
        Evidence<Role> executionRole,
        Evidence<Network> network,
        Evidence<KmsKey> sessionKey,
        Evidence<LogGroup> logGroup,
        Evidence<LogBucket> logBucket,
        Evidence<List<Session>> sessions,
        Evidence<List<StoppedTask>> stoppedTasks,
        Evidence<List<Simulation>> simulations,
        List<SuppressionRule> suppressions,
        Branches branches) {

    public ExecTarget {
        requireNonNull(identity, "identity");
        requireNonNull(observedAt, "observedAt");
        requireNonNull(selection, "selection");
        suppressions = List.copyOf(suppressions);
        requireNonNull(branches, "branches");
    }

    /** The same target with what the policy simulator says of it, which is asked when all else is known. */
    public ExecTarget withSimulations(Evidence<List<Simulation>> answers) {
        return with(answers, suppressions, branches);
    }

    /** The same target with the decisions of its plan or template. */
    public ExecTarget withSuppressions(List<SuppressionRule> rules) {
        return with(simulations, rules, branches);
    }

    /** The same target with how it looks where open conditions are known. */
    public ExecTarget withBranches(Branches either) {
        return with(simulations, suppressions, either);
    }

    private ExecTarget with(Evidence<List<Simulation>> answers, List<SuppressionRule> rules, Branches either) {
        return new ExecTarget(
                identity,
                observedAt,
                selection,
                caller,
                clientTools,
                cluster,
                service,
                task,
                taskDefinition,
                containerInstance,
                taskRole,
                executionRole,
                network,
                sessionKey,
                logGroup,
                logBucket,
                sessions,
                stoppedTasks,
                answers,
                rules,
                either);
    }

    /**
     * Which task or service it is; empty text where a part does not apply.
     *
     * @param region where it is
     * @param cluster the cluster's name
     * @param service the service's name
     * @param task the task's ARN
     * @param address of what is planned: a Terraform address or a logical id of CloudFormation
     * @param location where the plan or template has it
     */
    public record Identity(
            Kind kind,
            String region,
            String cluster,
            String service,
            String task,
            String address,
            Optional<Location> location) {

        /** The sorts of target. */
        public enum Kind {
            TASK,
            SERVICE,
            /** A service of a plan or template. */
            PLANNED_SERVICE,
            /** What an EventBridge rule, a schedule or a pipe of a plan or template launches. */
            PLANNED_RUN_TASK,
            /** A task definition of a plan or template that nothing in it launches. */
            PLANNED_TASK_DEFINITION;

            /** Whether it is judged before it is deployed. */
            public boolean isPlanned() {
                return this != TASK && this != SERVICE;
            }
        }

        /** Something that runs. */
        public Identity(Kind kind, String region, String cluster, String service, String task) {
            this(kind, region, cluster, service, task, "", Optional.empty());
        }

        /** The task's id: the last part of its ARN. */
        public String taskId() {
            return task.substring(task.lastIndexOf('/') + 1);
        }
    }
}
