// SPDX-License-Identifier: Apache-2.0
package io.github.execready.contract;

import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** LocalStack's free edition has IAM, STS, EC2 and Systems Manager; Amazon ECS is ours. Skipped where no Docker is. */
@Testcontainers(disabledWithoutDocker = true)
class LocalStackTest {

    private static final String TOKEN = "LOCALSTACK_AUTH_TOKEN";

    @Container
    private static final LocalStackContainer LOCALSTACK = container();

    @Test
    void aTaskOfOursInAnAccountOfLocalStackIsReadWhole() {
        MixedWorld.assertRead(LOCALSTACK.getEndpoint());
    }

    private static LocalStackContainer container() {
        LocalStackContainer container = new LocalStackContainer(DockerImageName.parse("localstack/localstack:4.14.0"))
                .withServices("iam", "sts", "ec2", "ssm");
        String token = System.getenv(TOKEN);
        return token == null ? container : container.withEnv(TOKEN, token);
    }
}
