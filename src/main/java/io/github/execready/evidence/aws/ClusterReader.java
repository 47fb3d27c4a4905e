// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Arn;
import io.github.execready.model.Cluster;
import io.github.execready.model.Evidence;
import io.github.execready.model.ExecuteCommandConfiguration;
import io.github.execready.model.ExecuteCommandLogConfiguration;
import io.github.execready.model.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ClusterConfiguration;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;

/** Reads the cluster, with how its exec sessions are encrypted and logged. */
final class ClusterReader {

    private final AwsApi api;

    ClusterReader(AwsApi api) {
        this.api = api;
    }

    Pending<Answer<DescribeClustersResponse>> ask(String cluster) {
        return api.ask(
                EcsOperations.DESCRIBE_CLUSTERS,
                DescribeClustersRequest.builder()
                        .clusters(cluster)
                        .include(ClusterField.CONFIGURATIONS, ClusterField.SETTINGS, ClusterField.TAGS)
                        .build());
    }

    static Evidence<Cluster> cluster(String asked, Answer<DescribeClustersResponse> answer) {
        return answer.evidence((response, origin) -> {
            List<software.amazon.awssdk.services.ecs.model.Cluster> clusters = response.clusters();
            for (int i = 0; i < clusters.size(); i++) {
                if (EcsText.isSame(asked, clusters.get(i).clusterArn())) {
                    return cluster(clusters.get(i), origin.at("clusters", i));
                }
            }
            return Missing.from(response.failures(), asked, origin);
        });
    }

    private static Evidence<Cluster> cluster(software.amazon.awssdk.services.ecs.model.Cluster cluster, Origin origin) {
        Reading reading = Reading.at(origin);
        Evidence<Arn> clusterArn = reading.arn("clusterArn", cluster.clusterArn());
        return clusterArn.flatMap(arn -> Evidence.known(
                new Cluster(
                        arn,
                        arn.resourceName(),
                        reading.text("status", cluster.status()),
                        executeCommandConfiguration(reading, cluster.configuration()),
                        reading.texts(
                                "capacityProviders",
                                cluster.hasCapacityProviders() ? cluster.capacityProviders() : null),
                        EcsText.tags(reading, cluster.hasTags() ? cluster.tags() : null)),
                origin));
    }

    private static Evidence<ExecuteCommandConfiguration> executeCommandConfiguration(
            Reading cluster, @Nullable ClusterConfiguration configuration) {
        return configuration == null
                ? Evidence.absent(cluster.origin().at("configuration"))
                : cluster.in("configuration")
                        .structure(
                                "executeCommandConfiguration",
                                configuration.executeCommandConfiguration(),
                                ClusterReader::executeCommandConfiguration);
    }

    private static ExecuteCommandConfiguration executeCommandConfiguration(
            software.amazon.awssdk.services.ecs.model.ExecuteCommandConfiguration configuration, Reading reading) {
        return new ExecuteCommandConfiguration(
                reading.text("kmsKeyId", configuration.kmsKeyId()),
                reading.text("logging", configuration.loggingAsString()),
                reading.structure(
                        "logConfiguration", configuration.logConfiguration(), ClusterReader::logConfiguration));
    }

    private static ExecuteCommandLogConfiguration logConfiguration(
            software.amazon.awssdk.services.ecs.model.ExecuteCommandLogConfiguration log, Reading reading) {
        return new ExecuteCommandLogConfiguration(
                reading.text("cloudWatchLogGroupName", log.cloudWatchLogGroupName()),
                reading.value("cloudWatchEncryptionEnabled", log.cloudWatchEncryptionEnabled()),
                reading.text("s3BucketName", log.s3BucketName()),
                reading.value("s3EncryptionEnabled", log.s3EncryptionEnabled()),
                reading.text("s3KeyPrefix", log.s3KeyPrefix()));
    }
}
