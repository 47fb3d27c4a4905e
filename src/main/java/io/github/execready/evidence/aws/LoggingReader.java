// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.ExecuteCommandConfiguration;
import io.github.execready.model.ExecuteCommandLogConfiguration;
import io.github.execready.model.KmsKey;
import io.github.execready.model.LogBucket;
import io.github.execready.model.LogGroup;
import io.github.execready.model.Origin;
import java.util.function.Function;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;

/** Reads the key and the log destinations that a cluster's exec configuration names, where it names any. */
final class LoggingReader {

    private static final Pages<
                    DescribeLogGroupsRequest,
                    DescribeLogGroupsResponse,
                    software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup>
            LOG_GROUPS = new Pages<>(
                    OtherOperations.DESCRIBE_LOG_GROUPS,
                    "logGroups",
                    DescribeLogGroupsResponse::logGroups,
                    DescribeLogGroupsResponse::nextToken,
                    (request, token) -> request.toBuilder().nextToken(token).build());

    private final AwsApi api;
    private final KeyReader keys;
    private final BucketReader buckets;

    LoggingReader(AwsApi api) {
        this.api = api;
        this.keys = new KeyReader(api);
        this.buckets = new BucketReader(api);
    }

    Pending<Evidence<KmsKey>> sessionKey(Evidence<ExecuteCommandConfiguration> configuration) {
        return Chain.then(configuration.flatMap(ExecuteCommandConfiguration::kmsKeyId), keys::key);
    }

    /** The log group; absent where none is configured, or where the configured one does not exist. */
    Pending<Evidence<LogGroup>> logGroup(Evidence<ExecuteCommandConfiguration> configuration) {
        return Chain.then(
                destination(configuration, ExecuteCommandLogConfiguration::cloudWatchLogGroupName),
                name -> LOG_GROUPS.find(
                        api,
                        DescribeLogGroupsRequest.builder()
                                .logGroupNamePrefix(name)
                                .build(),
                        group -> name.equals(group.logGroupName()),
                        (group, reading) -> new LogGroup(name, reading.text("kmsKeyId", group.kmsKeyId()))));
    }

    /** The bucket; absent where none is configured, or where the configured one does not exist. */
    Pending<Evidence<LogBucket>> logBucket(Evidence<ExecuteCommandConfiguration> configuration) {
        return Chain.then(destination(configuration, ExecuteCommandLogConfiguration::s3BucketName), buckets::bucket);
    }

    /** The destinations count only where the logging is overridden. */
    private static Evidence<String> destination(
            Evidence<ExecuteCommandConfiguration> configuration,
            Function<ExecuteCommandLogConfiguration, Evidence<String>> name) {
        return configuration.flatMap(c -> c.logging()
                .flatMap(logging -> logging.equals("OVERRIDE")
                        ? c.logConfiguration().flatMap(name)
                        : Evidence.absent(
                                new Origin("ecs:DescribeClusters", "configuration.executeCommandConfiguration"))));
    }
}
