// SPDX-License-Identifier: Apache-2.0
package io.github.execready;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.cli.Main;
import io.github.execready.packaging.SdkTrimmer;
import io.github.execready.testing.aws.AwsEndpoint;
import io.github.execready.testing.aws.World;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every class that is loaded costs the reader time; what only the offline commands need stays out of a live run, as do
 * the operations of the SDK's clients that nobody calls. The run has the SDK as the executable jar has it.
 */
class LiveClassesTest {

    @TempDir
    private Path folder;

    @Test
    void aLiveCheckLoadsNeitherJacksonNorItsOwnOfflineClasses() throws IOException, InterruptedException {
        try (AwsEndpoint endpoint = AwsEndpoint.start(World.load("fargate-service"))) {
            List<String> output = check(endpoint);

            assertThat(output).anyMatch(line -> line.contains("\"verdict\": \"READY\""));
            assertThat(endpoint.calls()).contains("ecs:DescribeTasks");
            assertThat(loaded(output))
                    .contains("io.github.execready.evidence.aws.LiveAws", "com.google.gson.stream.JsonWriter")
                    .noneMatch(name -> name.startsWith("tools.jackson."))
                    .noneMatch(name -> name.startsWith("org.apache.http."))
                    .noneMatch(name -> name.startsWith("io.netty."))
                    .doesNotContain(
                            "io.github.execready.evidence.aws.BundleReader",
                            "io.github.execready.evidence.aws.FromJson");
            assertThat(loaded(output))
                    .contains(
                            "software.amazon.awssdk.services.ec2.DefaultEc2Client",
                            "software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest",
                            "software.amazon.awssdk.regions.servicemetadata.IamServiceMetadata")
                    .doesNotContain(
                            "software.amazon.awssdk.services.ec2.model.RunInstancesRequest",
                            "software.amazon.awssdk.services.iam.model.CreateUserRequest",
                            "software.amazon.awssdk.regions.servicemetadata.XrayServiceMetadata");
        }
    }

    private static Path classes() {
        return Path.of(URI.create(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    private List<String> check(AwsEndpoint endpoint) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Path trimmedSdk = folder.resolve("trimmed-sdk");
        SdkTrimmer.main(new String[] {classes().toString(), trimmedSdk.toString()});
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-Xlog:class+load=info:stdout:none",
                        "-cp",
                        trimmedSdk + File.pathSeparator + System.getProperty("java.class.path"),
                        "io.github.execready.cli.Main",
                        "check",
                        "prod",
                        "--service",
                        "api",
                        "--no-client",
                        "-o",
                        "json")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(endpoint.environment());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(output);
    }

    private static List<String> loaded(List<String> output) {
        return output.stream()
                .filter(line -> line.contains(" source: "))
                .map(line -> line.replaceFirst(" source: .*", ""))
                .toList();
    }
}
