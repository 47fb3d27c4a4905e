// SPDX-License-Identifier: Apache-2.0
package io.github.execready.packaging;

import java.lang.invoke.LambdaMetafactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * The functions by which the SDK reads and writes the members of a model class. When such a class is initialized it refers to
 * two methods for each member, and of each reference the JVM makes a class: a quarter of all classes of a run. Here they are
 * one class for each model class, with an object for each reference.
 */
final class FieldAccessors {

    /** What a member's method is referred to as. */
    private enum Role {
        GETTER("java/util/function/Function", "apply", "(Ljava/lang/Object;)Ljava/lang/Object;"),
        SETTER("java/util/function/BiConsumer", "accept", "(Ljava/lang/Object;Ljava/lang/Object;)V"),
        BUILDER("java/util/function/Supplier", "get", "()Ljava/lang/Object;");

        private final String type;
        private final String method;
        private final String descriptor;

        Role(String type, String method, String descriptor) {
            this.type = type;
            this.method = method;
            this.descriptor = descriptor;
        }
    }

    /** A method that the model class refers to. */
    private record Reference(Role role, Handle method) {

        static Optional<Reference> of(AbstractInsnNode instruction) {
            return instruction instanceof InvokeDynamicInsnNode dynamic
                            && dynamic.bsm.getOwner().equals(Type.getInternalName(LambdaMetafactory.class))
                            && dynamic.bsmArgs[1] instanceof Handle method
                            && onlyObjects(method.getDesc())
                    ? Arrays.stream(Role.values())
                            .filter(role ->
                                    dynamic.name.equals(role.method) && dynamic.desc.equals("()L" + role.type + ";"))
                            .map(role -> new Reference(role, method))
                            .findFirst()
                    : Optional.empty();
        }

        private static boolean onlyObjects(String descriptor) {
            return Type.getReturnType(descriptor).getSort() >= Type.ARRAY
                    && Arrays.stream(Type.getArgumentTypes(descriptor)).allMatch(type -> type.getSort() >= Type.ARRAY);
        }

        private int opcode() {
            return switch (method.getTag()) {
                case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
                case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
                default -> Opcodes.INVOKEVIRTUAL;
            };
        }
    }

    private final ClassNode model;
    private final String accessors;
    private final List<Reference> references = new ArrayList<>();

    private FieldAccessors(ClassNode model) {
        this.model = model;
        this.accessors = model.name + "$Accessors";
    }

    /** Takes the references out of a model class: the class that it uses instead, or nothing if it has none. */
    static Optional<ClassNode> takenOutOf(ClassNode model) {
        if ((model.access & Opcodes.ACC_ENUM) != 0) {
            return Optional.empty(); // it has no members, and refers to a method of its own
        }
        FieldAccessors taken = new FieldAccessors(model);
        model.methods.stream().filter(method -> method.name.equals("<clinit>")).forEach(taken::replaceIn);
        return taken.references.isEmpty() ? Optional.empty() : Optional.of(taken.asClass());
    }

    private void replaceIn(MethodNode initializer) {
        for (AbstractInsnNode instruction : initializer.instructions.toArray()) {
            Reference.of(instruction).ifPresent(reference -> {
                if (instruction.getNext() instanceof MethodInsnNode next && onlyCasts(next)) {
                    initializer.instructions.remove(next);
                }
                initializer.instructions.insertBefore(instruction, newAccessor(references.size()));
                initializer.instructions.remove(instruction);
                references.add(reference);
            });
        }
        initializer.maxStack += 2;
    }

    // A function around the reference that casts its argument, as the accessors do themselves.
    private boolean onlyCasts(MethodInsnNode call) {
        return call.owner.equals(model.name) && (call.name.equals("getter") || call.name.equals("setter"));
    }

    private InsnList newAccessor(int number) {
        InsnList instructions = new InsnList();
        instructions.add(new TypeInsnNode(Opcodes.NEW, accessors));
        instructions.add(new InsnNode(Opcodes.DUP));
        instructions.add(new LdcInsnNode(number));
        instructions.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, accessors, "<init>", "(I)V"));
        return instructions;
    }

    private ClassNode asClass() {
        ClassNode type = new ClassNode();
        String[] roles = Arrays.stream(Role.values()).map(role -> role.type).toArray(String[]::new);
        type.visit(model.version, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, accessors, null, "java/lang/Object", roles);
        type.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "number", "I", null, null);
        addConstructor(type);
        for (Role role : Role.values()) {
            addCalls(role, type.visitMethod(Opcodes.ACC_PUBLIC, role.method, role.descriptor, null, null));
        }
        return type;
    }

    private void addConstructor(ClassNode type) {
        MethodVisitor constructor = type.visitMethod(0, "<init>", "(I)V", null, null);
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitVarInsn(Opcodes.ILOAD, 1);
        constructor.visitFieldInsn(Opcodes.PUTFIELD, accessors, "number", "I");
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(2, 2);
    }

    private void addCalls(Role role, MethodVisitor calls) {
        int[] numbers = IntStream.range(0, references.size())
                .filter(number -> references.get(number).role() == role)
                .toArray();
        Label[] labels = IntStream.of(numbers).mapToObj(number -> new Label()).toArray(Label[]::new);
        Label none = new Label();
        calls.visitVarInsn(Opcodes.ALOAD, 0);
        calls.visitFieldInsn(Opcodes.GETFIELD, accessors, "number", "I");
        calls.visitLookupSwitchInsn(none, numbers, labels);
        for (int i = 0; i < numbers.length; i++) {
            calls.visitLabel(labels[i]);
            calls.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
            addCall(references.get(numbers[i]), calls);
        }
        calls.visitLabel(none);
        calls.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        calls.visitTypeInsn(Opcodes.NEW, "java/lang/IllegalStateException");
        calls.visitInsn(Opcodes.DUP);
        calls.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/IllegalStateException", "<init>", "()V", false);
        calls.visitInsn(Opcodes.ATHROW);
        calls.visitMaxs(2, 3);
    }

    private static void addCall(Reference reference, MethodVisitor calls) {
        Handle method = reference.method();
        if (reference.role() != Role.BUILDER) {
            calls.visitVarInsn(Opcodes.ALOAD, 1);
            calls.visitTypeInsn(Opcodes.CHECKCAST, method.getOwner());
        }
        for (Type argument : Type.getArgumentTypes(method.getDesc())) {
            calls.visitVarInsn(Opcodes.ALOAD, 2);
            calls.visitTypeInsn(Opcodes.CHECKCAST, argument.getInternalName());
        }
        calls.visitMethodInsn(
                reference.opcode(), method.getOwner(), method.getName(), method.getDesc(), method.isInterface());
        if (reference.role() == Role.SETTER) {
            calls.visitInsn(Opcodes.POP);
            calls.visitInsn(Opcodes.RETURN);
        } else {
            calls.visitInsn(Opcodes.ARETURN);
        }
    }
}
