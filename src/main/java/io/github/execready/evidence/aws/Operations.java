package io.github.execready.evidence.aws;

import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;

/** Every operation that is ever called: {@code Describe*}, {@code List*}, {@code Get*} and {@code Simulate*} only. */
final class Operations {

    static final Operation<DescribeClustersRequest, DescribeClustersResponse> DESCRIBE_CLUSTERS = new Operation<>(
            "ecs",
            "DescribeClusters",
            "ecs:DescribeClusters",
            (clients, request) -> clients.ecs().describeClusters(request),
            DescribeClustersResponse::builder);

    static final Operation<DescribeTasksRequest, DescribeTasksResponse> DESCRIBE_TASKS = new Operation<>(
            "ecs",
            "DescribeTasks",
            "ecs:DescribeTasks",
            (clients, request) -> clients.ecs().describeTasks(request),
            DescribeTasksResponse::builder);

    private Operations() {}
}
