package io.github.execready.evidence.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;

/** The SDK's clients, each made when first used; all share one HTTP client and one set of credentials. */
final class Clients implements AutoCloseable {

    private final LiveSettings settings;
    private final Lazy<SdkHttpClient> http = new Lazy<>(UrlConnectionHttpClient::create);
    private final Lazy<AwsCredentialsProvider> credentials = new Lazy<>(this::credentials);
    private final Lazy<EcsClient> ecs = new Lazy<>(() -> configured(EcsClient.builder()));

    Clients(LiveSettings settings) {
        this.settings = settings;
    }

    EcsClient ecs() {
        return ecs.get();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C configured(B builder) {
        return builder.httpClient(http.get())
                .credentialsProvider(credentials.get())
                .region(Region.of(settings.region()))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(RetryMode.STANDARD)
                        .apiCallAttemptTimeout(settings.attemptTimeout())
                        .apiCallTimeout(settings.callTimeout())
                        .build())
                .build();
    }

    private AwsCredentialsProvider credentials() {
        DefaultCredentialsProvider.Builder builder = DefaultCredentialsProvider.builder();
        if (!settings.profile().isEmpty()) {
            builder.profileName(settings.profile());
        }
        return builder.build();
    }

    @Override
    public void close() {
        ecs.ifMade(EcsClient::close);
        http.ifMade(SdkHttpClient::close);
    }
}
