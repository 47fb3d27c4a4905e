// SPDX-License-Identifier: Apache-2.0
package io.github.execready.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.utils.builder.SdkBuilder;

class FieldAccessorsTest {

    private static final String SERVICES = "software.amazon.awssdk.services.";

    /** Values of the types that members have; of each a different one for each number. */
    private static Object value(SdkField<?> field, int number) {
        MarshallingType<?> type = field.marshallingType();
        if (type.equals(MarshallingType.STRING)) {
            return "text " + number;
        } else if (type.equals(MarshallingType.INTEGER)) {
            return number;
        } else if (type.equals(MarshallingType.LONG)) {
            return (long) number;
        } else if (type.equals(MarshallingType.DOUBLE)) {
            return (double) number;
        } else if (type.equals(MarshallingType.BOOLEAN)) {
            return number % 2 == 0;
        } else if (type.equals(MarshallingType.INSTANT)) {
            return Instant.ofEpochSecond(number);
        } else if (type.equals(MarshallingType.SDK_BYTES)) {
            return SdkBytes.fromUtf8String("bytes " + number);
        } else if (type.equals(MarshallingType.LIST)) {
            return List.of();
        } else if (type.equals(MarshallingType.MAP)) {
            return Map.of();
        } else if (type.equals(MarshallingType.SDK_POJO)) {
            return ((SdkBuilder<?, ?>) field.constructor().get()).build();
        }
        throw new AssertionError("no member was of type " + type + " when this was written");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ecs.model.Tag",
                "ecs.model.Task",
                "ecs.model.ContainerDefinition",
                "ecs.model.DescribeTasksRequest",
                "ecs.model.DescribeTasksResponse",
                "ec2.model.NetworkInterface",
                "ec2.model.DescribeVpcEndpointsRequest",
                "iam.model.Role",
                "iam.model.SimulatePrincipalPolicyRequest",
                "kms.model.EncryptRequest",
                "ssm.model.Session"
            })
    void everyMemberIsReadAsItWasWritten(String model) throws ReflectiveOperationException {
        Folded folded = new Folded();
        Class<?> type = folded.loadClass(SERVICES + model);
        SdkBuilder<?, ?> builder = (SdkBuilder<?, ?>) type.getMethod("builder").invoke(null);
        List<SdkField<?>> fields = ((SdkPojo) builder).sdkFields();
        Map<SdkField<?>, Object> written = new HashMap<>();
        for (SdkField<?> field : fields) {
            written.put(field, value(field, written.size()));
            field.set(builder, written.get(field));
        }

        Object built = builder.build();

        assertThat(fields).isNotEmpty().allSatisfy(field -> {
            Object read = field.getValueOrDefault(built);
            assertThat(read).isEqualTo(written.get(field));
        });
        assertThat(folded.accessors).as("one class for all members").containsKey(type.getName() + "$Accessors");
    }

    @Test
    void nothingOfAModelClassIsReferredToWhenItIsInitialized() throws IOException {
        ClassNode subnet = node(SERVICES + "ec2.model.Subnet");
        assertThat(references(subnet)).isGreaterThan(30);

        assertThat(FieldAccessors.takenOutOf(subnet)).isPresent();

        assertThat(references(subnet)).isZero();
    }

    @Test
    void aClassWithoutMembersStaysAsItIs() throws IOException {
        assertThat(FieldAccessors.takenOutOf(node(SERVICES + "ec2.model.Tenancy")))
                .isEmpty();
    }

    private static long references(ClassNode model) {
        return model.methods.stream()
                .filter(method -> method.name.equals("<clinit>"))
                .flatMap(method -> Arrays.stream(method.instructions.toArray()))
                .filter(InvokeDynamicInsnNode.class::isInstance)
                .count();
    }

    private static ClassNode node(String type) throws IOException {
        ClassNode node = new ClassNode();
        new ClassReader(type).accept(node, 0);
        return node;
    }

    /** Has of every model class the one with the accessors taken out. */
    private static final class Folded extends ClassLoader {

        private final Map<String, byte[]> accessors = new HashMap<>();

        Folded() {
            super(FieldAccessorsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith(SERVICES) || !name.contains(".model.")) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) {
            byte[] known = accessors.get(name);
            byte[] classFile = known == null ? folded(name) : known;
            return defineClass(name, classFile, 0, classFile.length);
        }

        private byte[] folded(String name) {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                ClassNode model = new ClassNode();
                new ClassReader(in).accept(model, 0);
                Optional<ClassNode> taken = FieldAccessors.takenOutOf(model);
                taken.ifPresent(type -> accessors.put(type.name.replace('/', '.'), bytes(type)));
                return bytes(model);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static byte[] bytes(ClassNode node) {
            ClassWriter writer = new ClassWriter(0);
            node.accept(writer);
            return writer.toByteArray();
        }
    }
}
