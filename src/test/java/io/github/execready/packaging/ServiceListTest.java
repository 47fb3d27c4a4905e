// SPDX-License-Identifier: Apache-2.0
package io.github.execready.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;

class ServiceListTest {

    @Test
    void onlyTheNamedServicesStay() throws IOException {
        ClassNode list = read("software.amazon.awssdk.regions.GeneratedServiceMetadataProvider");
        assertThat(services(list)).hasSizeGreaterThan(200).contains("ec2", "iam", "xray");

        ServiceList.keep(list, Set.of("ec2", "iam"));

        assertThat(services(list)).containsExactly("ec2", "iam");
    }

    @Test
    void theNameOnTheListIsThatOfTheEndpointNotOfTheService() throws IOException {
        ClassNode builder =
                read("software.amazon.awssdk.services.cloudwatchlogs.DefaultCloudWatchLogsBaseClientBuilder");

        assertThat(ServiceList.endpointPrefix(builder)).isEqualTo("logs");
    }

    @Test
    void anotherSdkIsRefusedAndNotTrimmedByGuess() throws IOException {
        ClassNode somethingElse = read(ServiceListTest.class.getName());

        assertThatThrownBy(() -> ServiceList.endpointPrefix(somethingElse))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("serviceEndpointPrefix");
    }

    private static List<String> services(ClassNode list) {
        List<String> names = new ArrayList<>();
        for (MethodNode method : list.methods) {
            method.instructions.forEach(at -> {
                if (at instanceof LdcInsnNode constant && constant.cst instanceof String name) {
                    names.add(name);
                }
            });
        }
        return names;
    }

    private static ClassNode read(String name) throws IOException {
        ClassNode node = new ClassNode();
        new ClassReader(name).accept(node, 0);
        return node;
    }
}
