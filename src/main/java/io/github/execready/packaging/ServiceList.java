// SPDX-License-Identifier: Apache-2.0
package io.github.execready.packaging;

import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The SDK's list of all services of AWS, where it looks up the Region that signs a request. A service that is not on the
 * list gets the Region of the client, which is what the entries of most say too.
 */
final class ServiceList {

    private ServiceList() {}

    /** The name under which the list has the service of a client. */
    static String endpointPrefix(ClassNode clientBuilder) {
        return constant(method(clientBuilder, "serviceEndpointPrefix"));
    }

    /** Leaves the entries of the named services. */
    static void keep(ClassNode list, Set<String> endpointPrefixes) {
        InsnList code = method(list, "<clinit>").instructions;
        for (AbstractInsnNode at : code.toArray()) {
            if (at instanceof LdcInsnNode key && key.cst instanceof String name && !endpointPrefixes.contains(name)) {
                removeEntry(code, key);
            }
        }
    }

    /** The entry {@code .put("ecs", new EcsServiceMetadata())}, from its key to the call. */
    private static void removeEntry(InsnList code, AbstractInsnNode key) {
        AbstractInsnNode at = key;
        while (!(at instanceof MethodInsnNode call && call.name.equals("put"))) {
            if (at.getOpcode() == Opcodes.RETURN) {
                throw new IllegalStateException("the SDK builds its list of services in another way");
            }
            AbstractInsnNode next = at.getNext();
            code.remove(at);
            at = next;
        }
        code.remove(at);
    }

    private static String constant(MethodNode method) {
        for (AbstractInsnNode at : method.instructions) {
            if (at instanceof LdcInsnNode constant && constant.cst instanceof String text) {
                return text;
            }
        }
        throw new IllegalStateException("the SDK names the endpoint of a service in another way");
    }

    private static MethodNode method(ClassNode type, String name) {
        return type.methods.stream()
                .filter(method -> method.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the SDK's " + type.name + " has no " + name));
    }
}
