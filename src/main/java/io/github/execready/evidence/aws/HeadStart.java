// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * Loads what the first call to AWS needs (the certificates that Java trusts, the SDK's core) on a thread of its own, while
 * the command line is still being read. It asks nothing of anybody.
 */
public final class HeadStart {

    private HeadStart() {}

    /** Starts loading, and does not wait for it. */
    public static void begin() {
        Thread thread = new Thread(HeadStart::load, "head-start");
        thread.setDaemon(true);
        thread.start();
    }

    private static void load() {
        try (SdkHttpClient http = UrlConnectionHttpClient.create();
                EcsClient ecs = EcsClient.builder()
                        .httpClient(http)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .region(Region.US_EAST_1)
                        .build()) {
            ecs.serviceName();
        }
    }
}
