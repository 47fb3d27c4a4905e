// SPDX-License-Identifier: Apache-2.0
package io.github.execready.testing.aws;

import java.nio.file.Path;
import java.time.Duration;

/** The endpoint as a process of its own, for measurements: {@code EndpointServer PORT WORLD_FOLDER [LATENCY_MS]}. */
public final class EndpointServer {

    private EndpointServer() {}

    public static void main(String[] args) throws InterruptedException {
        if (args.length < 2 || args.length > 3) {
            System.err.println("usage: EndpointServer PORT WORLD_FOLDER [LATENCY_MS]");
            System.exit(2);
        }
        AwsEndpoint endpoint = AwsEndpoint.start(World.of(Path.of(args[1])), Integer.parseInt(args[0]));
        endpoint.latency(Duration.ofMillis(args.length == 3 ? Long.parseLong(args[2]) : 0));
        System.out.println(endpoint.url());
        Thread.currentThread().join();
    }
}
