// SPDX-License-Identifier: Apache-2.0
package io.github.execready.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods that some classes call, by the class that they call them on.
 *
 * @param byOwner internal names of classes with the names of methods; an overload is never told from another
 */
record CalledOperations(Map<String, Set<String>> byOwner) {

    static CalledOperations in(Path classes) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes)) {
            files = all.filter(file -> file.toString().endsWith(".class")).toList();
        }
        CalledOperations called = new CalledOperations(new HashMap<>());
        for (Path file : files) {
            ClassNode node = new ClassNode();
            new ClassReader(Files.readAllBytes(file)).accept(node, ClassReader.SKIP_DEBUG);
            for (MethodNode method : node.methods) {
                method.instructions.forEach(called::add);
            }
        }
        return called;
    }

    Set<String> of(String owner) {
        return byOwner.getOrDefault(owner, Set.of());
    }

    void add(AbstractInsnNode instruction) {
        if (instruction instanceof MethodInsnNode call) {
            add(call.owner, call.name);
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            for (Object argument : dynamic.bsmArgs) {
                if (argument instanceof Handle handle) {
                    add(handle.getOwner(), handle.getName());
                }
            }
        }
    }

    private void add(String owner, String name) {
        byOwner.computeIfAbsent(owner, key -> new HashSet<>()).add(name);
    }
}
