// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:ecs:eu-west-1:111122223333:task/prod/0123",
                "arn:aws-cn:ecs:cn-north-1:111122223333:cluster/prod",
                "arn:aws:iam::111122223333:role/path/to/Name",
                "arn:aws:s3:::bucket",
                "arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/exec:*"
            })
    void whatIsReadIsWrittenAgain(String text) {
        assertThat(Arn.parse(text).map(Arn::toString)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "prod",
                "arn:aws:ecs",
                "arn::ecs:r:a:x",
                "arn:aws::r:a:x",
                "arn:aws:ecs:r:a:",
                "ARN:aws:ecs:r:a:x"
            })
    void anythingElseIsNoArn(String text) {
        assertThat(Arn.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:ecs:r:1:task/prod/0123, task, 0123, prod",
        "arn:aws:ecs:r:1:service/prod/api, service, api, prod",
        "arn:aws:ecs:r:1:container-instance/prod/i, container-instance, i, prod"
    })
    void ecsResourcesNameTheirCluster(String text, String type, String name, String cluster) {
        assertThat(Arn.parse(text)).hasValueSatisfying(arn -> {
            assertThat(arn.resourceType()).isEqualTo(type);
            assertThat(arn.resourceName()).isEqualTo(name);
            assertThat(arn.ecsClusterName()).contains(cluster);
        });
    }

    @Test
    void theOldShortFormNamesNoCluster() {
        assertThat(Arn.parse("arn:aws:ecs:r:1:task/0123").flatMap(Arn::ecsClusterName))
                .isEmpty();
        assertThat(Arn.parse("arn:aws:ecs:r:1:cluster/prod").flatMap(Arn::ecsClusterName))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1, aws",
        "cn-northwest-1, aws-cn",
        "us-gov-west-1, aws-us-gov",
        "us-iso-east-1, aws-iso",
        "us-isob-east-1, aws-iso-b",
        "eusc-de-east-1, aws-eusc",
        "mx-central-1, aws"
    })
    void regionsTellTheirPartition(String region, String partition) {
        assertThat(Partition.ofRegion(region)).isEqualTo(new Partition(partition));
    }
}
