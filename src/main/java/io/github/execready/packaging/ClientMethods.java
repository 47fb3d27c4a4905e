// SPDX-License-Identifier: Apache-2.0
package io.github.execready.packaging;

import java.util.HashMap;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The methods of a class that implements a client of the SDK. */
final class ClientMethods {

    private ClientMethods() {}

    /**
     * Leaves of the operations the named ones. For the others the interface's own method stays, which throws
     * {@link UnsupportedOperationException}.
     */
    static void keep(ClassNode client, Set<String> operations) {
        client.methods.removeIf(method -> isOperation(method) && !operations.contains(method.name));
        while (removeUncalledLambdas(client)) {
            // One lambda may have been the only caller of another.
        }
    }

    private static boolean isOperation(MethodNode method) {
        Type[] parameters = Type.getArgumentTypes(method.desc);
        return (method.access & Opcodes.ACC_PUBLIC) != 0
                && parameters.length > 0
                && parameters[0].getInternalName().endsWith("Request");
    }

    private static boolean removeUncalledLambdas(ClassNode client) {
        CalledOperations called = new CalledOperations(new HashMap<>());
        client.methods.forEach(method -> method.instructions.forEach(called::add));
        Set<String> own = called.of(client.name);
        return client.methods.removeIf(method -> method.name.startsWith("lambda$") && !own.contains(method.name));
    }
}
