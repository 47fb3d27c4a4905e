// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK's clients, each made when first used; all share one HTTP client and one set of credentials. */
final class Clients implements AutoCloseable {

    private final LiveSettings settings;
    private final Lazy<SdkHttpClient> http = new Lazy<>(this::connections);
    private final Lazy<AwsCredentialsProvider> credentials = new Lazy<>(this::credentials);
    private final Lazy<EcsClient> ecs = new Lazy<>(() -> configured(EcsClient.builder()));
    private final Lazy<IamClient> iam = new Lazy<>(() -> configured(IamClient.builder()));
    private final Lazy<Ec2Client> ec2 = new Lazy<>(() -> configured(Ec2Client.builder()));
    private final Lazy<SsmClient> ssm = new Lazy<>(() -> configured(SsmClient.builder()));
    private final Lazy<StsClient> sts = new Lazy<>(() -> configured(StsClient.builder()));
    private final Lazy<KmsClient> kms = new Lazy<>(() -> configured(KmsClient.builder()));
    private final Lazy<CloudWatchLogsClient> logs = new Lazy<>(() -> configured(CloudWatchLogsClient.builder()));
    private final Map<String, S3Client> s3 = new ConcurrentHashMap<>();

    private final Lazy<ScheduledExecutorService> timer = new Lazy<>(Clients::timer);
    private final Lazy<ClientOverrideConfiguration> overrides = new Lazy<>(this::overrides);

    Clients(LiveSettings settings) {
        this.settings = settings;
    }

    EcsClient ecs() {
        return ecs.get();
    }

    IamClient iam() {
        return iam.get();
    }

    Ec2Client ec2() {
        return ec2.get();
    }

    SsmClient ssm() {
        return ssm.get();
    }

    StsClient sts() {
        return sts.get();
    }

    KmsClient kms() {
        return kms.get();
    }

    CloudWatchLogsClient logs() {
        return logs.get();
    }

    S3Client s3() {
        return s3In(region());
    }

    /** A client for the buckets of another Region than the one that is asked otherwise. */
    S3Client s3In(String region) {
        // An address of one's own for S3 rarely resolves bucket names as hosts.
        return s3.computeIfAbsent(region, in -> configured(S3Client.builder().forcePathStyle(true), in));
    }

    /** The Region that is asked. */
    String region() {
        return settings.region();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C configured(B builder) {
        return configured(builder, region());
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C configured(B builder, String region) {
        if (!settings.endpoint().isEmpty()) {
            builder.endpointOverride(URI.create(settings.endpoint()));
        }
        return builder.httpClient(http.get())
                .credentialsProvider(credentials.get())
                .region(Region.of(region))
                .overrideConfiguration(overrides.get())
                .build();
    }

    // One timer and one reading of the shared configuration for all clients: each would make its own otherwise.
    private ClientOverrideConfiguration overrides() {
        ProfileFile profiles = ProfileFile.defaultProfileFile();
        ClientOverrideConfiguration.Builder builder = ClientOverrideConfiguration.builder()
                .retryStrategy(RetryMode.STANDARD)
                .scheduledExecutorService(timer.get())
                .defaultProfileFileSupplier(() -> profiles)
                .apiCallAttemptTimeout(settings.attemptTimeout())
                .apiCallTimeout(settings.callTimeout());
        if (!settings.profile().isEmpty()) {
            builder.defaultProfileName(settings.profile());
        }
        return builder.build();
    }

    private static ScheduledExecutorService timer() {
        return Executors.newScheduledThreadPool(1, task -> {
            Thread thread = new Thread(task, "aws-timer");
            thread.setDaemon(true);
            return thread;
        });
    }

    private SdkHttpClient connections() {
        return new Connections(settings.attemptTimeout());
    }

    // As for the AWS CLI, a profile that is asked for by name beats credentials in the environment.
    private AwsCredentialsProvider credentials() {
        return settings.profile().isEmpty()
                ? DefaultCredentialsProvider.builder().build()
                : ProfileCredentialsProvider.create(settings.profile());
    }

    @Override
    public void close() {
        ecs.ifMade(EcsClient::close);
        iam.ifMade(IamClient::close);
        ec2.ifMade(Ec2Client::close);
        ssm.ifMade(SsmClient::close);
        sts.ifMade(StsClient::close);
        kms.ifMade(KmsClient::close);
        logs.ifMade(CloudWatchLogsClient::close);
        s3.values().forEach(S3Client::close);
        http.ifMade(SdkHttpClient::close);
        timer.ifMade(ScheduledExecutorService::shutdownNow);
    }
}
