// SPDX-License-Identifier: Apache-2.0
package io.github.execready.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

class ClientMethodsTest {

    @SuppressWarnings("unused") // read as bytes
    private static final class Client {

        record AskRequest(String question) {}

        record BuyRequest(String thing) {}

        public String ask(AskRequest request) {
            return later(() -> request.question());
        }

        public String buy(BuyRequest request) {
            return later(() -> later(() -> request.thing()));
        }

        public String name() {
            return "client";
        }

        private static String later(Supplier<String> text) {
            return text.get();
        }
    }

    @Test
    void anOperationThatNobodyCallsGoesWithItsLambdas() throws IOException {
        ClassNode client = client();
        assertThat(names(client)).contains("ask", "buy").anyMatch(name -> name.startsWith("lambda$buy"));

        ClientMethods.keep(client, Set.of("ask"));

        assertThat(names(client))
                .contains("ask", "name", "later", "<init>")
                .doesNotContain("buy")
                .noneMatch(name -> name.startsWith("lambda$buy"))
                .anyMatch(name -> name.startsWith("lambda$ask"));
    }

    private static List<String> names(ClassNode node) {
        return node.methods.stream().map(method -> method.name).toList();
    }

    private static ClassNode client() throws IOException {
        ClassNode node = new ClassNode();
        new ClassReader(Client.class.getName()).accept(node, 0);
        return node;
    }
}
