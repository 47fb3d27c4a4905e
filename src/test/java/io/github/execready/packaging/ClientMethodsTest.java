// SPDX-License-Identifier: Apache-2.0
package io.github.execready.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

class ClientMethodsTest {

    private static final String STS = "software.amazon.awssdk.services.sts.";

    @Test
    void anOperationThatNobodyCallsGoesWithItsLambdas() throws IOException {
        ClassNode client = node(STS + "DefaultStsClient");
        assertThat(names(client))
                .contains("assumeRole", "getAccessKeyInfo")
                .anyMatch(name -> name.startsWith("lambda$getAccessKeyInfo"));

        ClientMethods.keep(client, Set.of("assumeRole"));

        assertThat(names(client))
                .contains("assumeRole", "serviceName", "close", "<init>")
                .doesNotContain("getAccessKeyInfo")
                .noneMatch(name -> name.startsWith("lambda$getAccessKeyInfo"))
                .anyMatch(name -> name.startsWith("lambda$assumeRole"));
    }

    @Test
    void anInterfaceKeepsEveryWayToCallAnOperation() throws IOException {
        ClassNode client = node("software.amazon.awssdk.services.ecs.EcsClient");
        assertThat(names(client)).contains("listClustersPaginator", "waiter", "describeTasks");

        ClientMethods.keep(client, Set.of("listClusters"));

        assertThat(names(client).stream().distinct())
                .containsExactlyInAnyOrder(
                        "listClusters", "create", "builder", "serviceMetadata", "serviceClientConfiguration");
        assertThat(client.methods.stream().filter(method -> method.name.equals("listClusters")))
                .as("with a request, with one that is built, and without any")
                .hasSize(3);
    }

    private static List<String> names(ClassNode node) {
        return node.methods.stream().map(method -> method.name).toList();
    }

    private static ClassNode node(String type) throws IOException {
        ClassNode node = new ClassNode();
        new ClassReader(type).accept(node, 0);
        return node;
    }
}
