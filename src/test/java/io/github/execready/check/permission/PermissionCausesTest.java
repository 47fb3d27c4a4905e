// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.check.BuiltInChecks;
import io.github.execready.check.Check;
import io.github.execready.testing.EveryCause;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PermissionCausesTest {

    @ParameterizedTest
    @MethodSource("ofPermissions")
    void theTestOfACheckOfPermissionsShowsEveryCauseOfItsDocument(Check check) throws ClassNotFoundException {
        assertThat(EveryCause.class)
                .isAssignableFrom(Class.forName(check.getClass().getName() + "Test"));
    }

    static Stream<Check> ofPermissions() {
        return BuiltInChecks.all().stream()
                .filter(check -> check instanceof PermissionCheck || check.id().startsWith("task-role-"));
    }
}
