// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.List;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.DescribeContainerInstancesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeContainerInstancesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;

/** What is asked of Amazon ECS. */
final class EcsOperations {

    static final Operation<DescribeClustersRequest, DescribeClustersResponse> DESCRIBE_CLUSTERS = new Operation<>(
            "ecs",
            "DescribeClusters",
            "ecs:DescribeClusters",
            (clients, request) -> clients.ecs().describeClusters(request),
            DescribeClustersResponse::builder);

    static final Operation<ListClustersRequest, ListClustersResponse> LIST_CLUSTERS = new Operation<>(
            "ecs",
            "ListClusters",
            "ecs:ListClusters",
            (clients, request) -> clients.ecs().listClusters(request),
            ListClustersResponse::builder);

    static final Operation<DescribeServicesRequest, DescribeServicesResponse> DESCRIBE_SERVICES = new Operation<>(
            "ecs",
            "DescribeServices",
            "ecs:DescribeServices",
            (clients, request) -> clients.ecs().describeServices(request),
            DescribeServicesResponse::builder);

    static final Operation<ListServicesRequest, ListServicesResponse> LIST_SERVICES = new Operation<>(
            "ecs",
            "ListServices",
            "ecs:ListServices",
            (clients, request) -> clients.ecs().listServices(request),
            ListServicesResponse::builder);

    static final Operation<ListTasksRequest, ListTasksResponse> LIST_TASKS = new Operation<>(
            "ecs",
            "ListTasks",
            "ecs:ListTasks",
            (clients, request) -> clients.ecs().listTasks(request),
            ListTasksResponse::builder);

    static final Operation<DescribeTasksRequest, DescribeTasksResponse> DESCRIBE_TASKS = new Operation<>(
            "ecs",
            "DescribeTasks",
            "ecs:DescribeTasks",
            (clients, request) -> clients.ecs().describeTasks(request),
            DescribeTasksResponse::builder);

    static final Operation<DescribeTaskDefinitionRequest, DescribeTaskDefinitionResponse> DESCRIBE_TASK_DEFINITION =
            new Operation<>(
                    "ecs",
                    "DescribeTaskDefinition",
                    "ecs:DescribeTaskDefinition",
                    (clients, request) -> clients.ecs().describeTaskDefinition(request),
                    DescribeTaskDefinitionResponse::builder);

    static final Operation<DescribeContainerInstancesRequest, DescribeContainerInstancesResponse>
            DESCRIBE_CONTAINER_INSTANCES = new Operation<>(
                    "ecs",
                    "DescribeContainerInstances",
                    "ecs:DescribeContainerInstances",
                    (clients, request) -> clients.ecs().describeContainerInstances(request),
                    DescribeContainerInstancesResponse::builder);

    static final List<Operation<?, ?>> ALL = List.of(
            DESCRIBE_CLUSTERS,
            LIST_CLUSTERS,
            DESCRIBE_SERVICES,
            LIST_SERVICES,
            LIST_TASKS,
            DESCRIBE_TASKS,
            DESCRIBE_TASK_DEFINITION,
            DESCRIBE_CONTAINER_INSTANCES);

    private EcsOperations() {}
}
