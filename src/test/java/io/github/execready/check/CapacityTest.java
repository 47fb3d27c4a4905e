// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import static io.github.execready.testing.Targets.ec2Service;
import static io.github.execready.testing.Targets.fargateService;
import static io.github.execready.testing.Targets.serviceWithoutTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.ExecTarget;
import io.github.execready.testing.Edits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapacityTest {

    @ParameterizedTest
    @EnumSource
    void theLaunchTypeDecidesWhereItIsGiven(Capacity capacity) {
        ExecTarget target =
                Edits.of(ec2Service()).set("task.launchType", capacity.name()).target();

        assertThat(Capacity.ofTask(target.task()).is(capacity)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FARGATE", "FARGATE_SPOT"})
    void aFargateCapacityProviderIsFargate(String provider) {
        ExecTarget target = Edits.of(fargateService())
                .absent("task.launchType")
                .set("task.capacityProviderName", provider)
                .absent("task.platformVersion")
                .target();

        assertThat(Capacity.ofTask(target.task()).is(Capacity.FARGATE)).isTrue();
    }

    @Test
    void aTaskOfAnyOtherProviderRunsWhereItsContainerInstanceIs() {
        ExecTarget target = Edits.of(ec2Service())
                .absent("task.launchType")
                .set("task.capacityProviderName", "my-instances")
                .target();

        assertThat(Capacity.ofTask(target.task()).is(Capacity.EC2)).isTrue();
    }

    @Test
    void aPlatformVersionWithoutAContainerInstanceIsFargate() {
        ExecTarget target = Edits.of(fargateService()).absent("task.launchType").target();

        assertThat(Capacity.ofTask(target.task()).is(Capacity.FARGATE)).isTrue();
    }

    @Test
    void aTaskThatIsNotPlacedHasNone() {
        ExecTarget target = Edits.of(fargateService())
                .absent("task.launchType")
                .absent("task.platformVersion")
                .target();

        assertThat(Capacity.ofTask(target.task()).isAbsent()).isTrue();
    }

    @Test
    void aTargetWithoutTaskHasNone() {
        assertThat(Capacity.ofTask(serviceWithoutTask().task()).isAbsent()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"task", "task.launchType"})
    void whatCannotBeReadIsUnknown(String path) {
        ExecTarget target = Edits.of(ec2Service()).unknown(path).target();

        assertThat(Capacity.ofTask(target.task()).isUnknown()).isTrue();
    }

    @Test
    void anUnknownProviderLeavesATaskWithoutLaunchTypeOpen() {
        ExecTarget target = Edits.of(fargateService())
                .absent("task.launchType")
                .unknown("task.capacityProviderName")
                .target();

        assertThat(Capacity.ofTask(target.task()).isUnknown()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"FARGATE,FARGATE_SPOT,true", "FARGATE,mine,false", "mine,other,false"})
    void aServiceIsOnFargateIfItsWholeStrategyIs(String first, String second, boolean fargate) {
        ExecTarget target = Edits.of(serviceWithoutTask())
                .absent("service.launchType")
                .set("service.capacityProviders", List.of(first, second))
                .target();

        assertThat(Capacity.ofService(target.service()).is(Capacity.FARGATE)).isEqualTo(fargate);
    }
}
