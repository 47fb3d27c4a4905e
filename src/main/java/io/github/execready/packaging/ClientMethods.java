// SPDX-License-Identifier: Apache-2.0
package io.github.execready.packaging;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The methods of a client of the SDK: of its interface, and of the class that implements it. */
final class ClientMethods {

    private static final List<String> OF_OPERATIONS = List.of("model/", "paginators/", "waiters/");

    private ClientMethods() {}

    /**
     * Leaves of the operations the named ones. Whoever calls another one gets a {@link NoSuchMethodError}, which nobody
     * does: the names are those that are called.
     */
    static void keep(ClassNode client, Set<String> operations) {
        client.methods.removeIf(method -> isOperation(client, method) && !operations.contains(method.name));
        // The list of nested types that the class mentions, among them each request's builder; nothing reads it.
        client.innerClasses.clear();
        while (removeUncalledLambdas(client)) {
            // One lambda may have been the only caller of another.
        }
    }

    // What asks or answers with the service's own types: the request itself, one that is built in the call, all pages
    // of
    // it, and waiting until it comes out as wanted.
    private static boolean isOperation(ClassNode client, MethodNode method) {
        String service = client.name.substring(0, client.name.lastIndexOf('/') + 1);
        return (method.access & Opcodes.ACC_PUBLIC) != 0
                && Stream.concat(
                                Stream.of(Type.getReturnType(method.desc)),
                                Arrays.stream(Type.getArgumentTypes(method.desc)))
                        .filter(type -> type.getSort() == Type.OBJECT)
                        .map(Type::getInternalName)
                        .anyMatch(type -> OF_OPERATIONS.stream().anyMatch(part -> type.startsWith(service + part)));
    }

    private static boolean removeUncalledLambdas(ClassNode client) {
        CalledOperations called = new CalledOperations(new HashMap<>());
        client.methods.forEach(method -> method.instructions.forEach(called::add));
        Set<String> own = called.of(client.name);
        return client.methods.removeIf(method -> method.name.startsWith("lambda$") && !own.contains(method.name));
    }
}
