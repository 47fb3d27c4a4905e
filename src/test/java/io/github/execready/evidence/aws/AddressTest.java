// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.model.ContainerSelection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    private static final String ID = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
        "prod, 0123456789abcdef0123456789abcdef, us-east-1, us-east-1",
        "prod, arn:aws:ecs:eu-west-1:111122223333:task/prod/0123456789abcdef0123456789abcdef, '', eu-west-1",
        "prod, arn:aws:ecs:eu-west-1:111122223333:task/0123456789abcdef0123456789abcdef, '', eu-west-1",
        "arn:aws-cn:ecs:cn-north-1:111122223333:cluster/prod, 0123456789abcdef0123456789abcdef, '', cn-north-1",
        "arn:aws-us-gov:ecs:us-gov-west-1:111122223333:cluster/prod, "
                + "arn:aws-us-gov:ecs:us-gov-west-1:111122223333:task/prod/0123456789abcdef0123456789abcdef, "
                + "us-gov-west-1, us-gov-west-1",
        "'', arn:aws:ecs:eu-west-1:111122223333:task/prod/0123456789abcdef0123456789abcdef, '', eu-west-1"
    })
    void clusterAndTaskAreUnderstoodByNameAndByArn(String cluster, String task, String region, String expected) {
        Address address = Address.of(task(cluster, task), region, () -> "");

        assertThat(address.region()).isEqualTo(expected);
        assertThat(address.clusterName()).isEqualTo("prod");
        assertThat(address.taskId()).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api",
                "arn:aws:ecs:eu-west-1:111122223333:service/prod/api",
                "arn:aws:ecs:eu-west-1:111122223333:service/api"
            })
    void aServiceIsUnderstoodByNameAndByArn(String service) {
        Address address = Address.of(service("prod", service), "", () -> "eu-west-1");

        assertThat(address.serviceName()).isEqualTo("api");
        assertThat(address.region()).isEqualTo("eu-west-1");
    }

    @Test
    void theArnsOfAnAccountAreAskedForAsTheyAre() {
        String arn = "arn:aws:ecs:eu-west-1:444455556666:cluster/prod";

        assertThat(Address.of(task(arn, ID), "", () -> "").cluster()).isEqualTo(arn);
    }

    @Test
    void withoutAnyClusterItIsTheDefaultOne() {
        assertThat(Address.of(task("", ID), "eu-west-1", () -> "").clusterName())
                .isEqualTo("default");
    }

    @Test
    void theRegionOfAnArnCountsBeforeTheSurroundings() {
        Address address = Address.of(task(Prod.CLUSTER, ID), "", () -> {
            throw new AssertionError("the surroundings were asked");
        });

        assertThat(address.region()).isEqualTo("eu-west-1");
    }

    @ParameterizedTest
    @CsvSource({
        "prod, arn:aws:ecs:eu-west-1:111122223333:task/dev/0123456789abcdef0123456789abcdef, '', in the cluster \"dev\"",
        "prod, arn:aws:ecs:eu-west-1:111122223333:task/prod/0123, us-east-1, The Region us-east-1 was given",
        "arn:aws:ecs:us-east-1:111122223333:cluster/prod, arn:aws:ecs:eu-west-1:111122223333:task/prod/0123, '', "
                + "different partitions",
        "arn:aws:ecs:eu-west-1:444455556666:cluster/prod, arn:aws:ecs:eu-west-1:111122223333:task/prod/0123, '', "
                + "different partitions",
        "arn:aws-cn:ecs:eu-west-1:111122223333:cluster/prod, arn:aws:ecs:eu-west-1:111122223333:task/prod/0123, '', "
                + "different partitions",
        "arn:aws:ecs:eu-west-1:111122223333:service/prod/api, 0123, '', not the ARN of a cluster",
        "prod, arn:aws:ecs:eu-west-1:111122223333:container-instance/prod/0123, '', not the ARN of a task",
        "prod, arn:aws:ecs, '', not the ARN of a task",
        "prod, arn:aws:ecs::111122223333:task/prod/0123, '', not the ARN of a task",
        "prod, arn:aws:ecs:eu-west-1:111122223333:task/, '', not the ARN of a task",
        "prod, arn:aws:s3:eu-west-1:111122223333:task/prod/0123, '', not the ARN of a task",
        "pr od, 0123, eu-west-1, cannot be the name",
        "prod, task/0123, eu-west-1, cannot be the name",
        "prod, 0123, '', No Region was found",
        "prod, 0123, eu west 1, not the name of a Region",
        "prod, 0123, ../x, not the name of a Region"
    })
    void whatContradictsItselfIsRefusedWithAWordOfWhy(String cluster, String task, String region, String word) {
        assertThatThrownBy(() -> Address.of(task(cluster, task), region, () -> ""))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining(word)
                .hasMessageNotContaining("\n");
    }

    @Test
    void neitherTaskNorServiceOrBothIsRefused() {
        assertThatThrownBy(() -> Address.of(task("prod", ""), "eu-west-1", () -> ""))
                .isInstanceOf(EvidenceException.class);
        assertThatThrownBy(() ->
                        Address.of(new Target("prod", ID, "api", new ContainerSelection.All()), "eu-west-1", () -> ""))
                .isInstanceOf(EvidenceException.class);
    }

    @ParameterizedTest
    @CsvSource({"us-east-1, us-west-2, us-east-1", "'', us-west-2, us-west-2"})
    void theRegionOfTheSurroundingsIsTheOneOfTheAwsCli(String region, String defaultRegion, String expected) {
        RegionChain chain = new RegionChain("", name -> name.equals("AWS_REGION") ? region : defaultRegion);

        assertThat(chain.get()).isEqualTo(expected);
    }

    private static Target task(String cluster, String task) {
        return new Target(cluster, task, "", new ContainerSelection.All());
    }

    private static Target service(String cluster, String service) {
        return new Target(cluster, "", service, new ContainerSelection.All());
    }
}
