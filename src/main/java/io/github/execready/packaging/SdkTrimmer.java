// SPDX-License-Identifier: Apache-2.0
package io.github.execready.packaging;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;

/**
 * Takes out of the SDK what execready never comes to: operations of clients with their requests and answers, and the
 * services without a client here from the SDK's list of them. To verify a client, the JVM loads the types of all its
 * operations, of which EC2 has more than 700; it makes an object of every service in the list; and it reads the names of
 * all files of a jar before the first of them.
 */
public final class SdkTrimmer {

    private static final String CLASS = ".class";
    private static final String SERVICES = "software/amazon/awssdk/services/";
    private static final String MODEL = "/model/";

    /** The clients that only execready calls. */
    private static final List<String> TRIMMED =
            List.of("ecs/Ecs", "iam/Iam", "ec2/Ec2", "ssm/Ssm", "kms/Kms", "cloudwatchlogs/CloudWatchLogs", "s3/S3");

    /** The clients that the SDK calls as well, when it looks for credentials. */
    private static final List<String> WHOLE = List.of("sts/Sts", "sso/Sso", "ssooidc/SsoOidc");

    private static final String SERVICE_LIST = "software/amazon/awssdk/regions/GeneratedServiceMetadataProvider";

    private final Path target;

    private SdkTrimmer(Path target) {
        this.target = target;
    }

    /**
     * Writes the trimmed classes, and of the trimmed services all others that are still named somewhere.
     *
     * @param arguments the folder of execready's own classes, and the folder to write to
     */
    public static void main(String[] arguments) throws IOException {
        Path own = Path.of(arguments[0]);
        CalledOperations called = CalledOperations.in(own);
        ServiceFiles services = new ServiceFiles();
        for (String client : TRIMMED) {
            services.read(
                    SERVICES + client.substring(0, client.indexOf('/') + 1), SERVICES + client + "Client" + CLASS);
            Set<String> operations = called.of(SERVICES + client + "Client");
            trimClient(services, SERVICES + client + "Client", operations);
            trimClient(services, type(client, "Client"), operations);
        }
        SdkTrimmer trimmer = new SdkTrimmer(Path.of(arguments[1]));
        trimmer.removeEarlier();
        for (Map.Entry<String, byte[]> file : services.namedBy(own).entrySet()) {
            trimmer.writeService(file.getKey(), file.getValue());
        }
        trimmer.trimServiceList(Stream.concat(TRIMMED.stream(), WHOLE.stream()).toList());
    }

    private static void trimClient(ServiceFiles services, String type, Set<String> operations) throws IOException {
        ClassNode client = node(services.classFile(type));
        ClientMethods.keep(client, operations);
        services.replace(type, bytes(client));
    }

    private void writeService(String name, byte[] contents) throws IOException {
        if (!name.contains(MODEL) || !name.endsWith(CLASS)) {
            write(name, contents);
            return;
        }
        ClassNode model = node(contents);
        Optional<ClassNode> accessors = FieldAccessors.takenOutOf(model);
        write(name, bytes(model));
        if (accessors.isPresent()) {
            write(accessors.get().name + CLASS, bytes(accessors.get()));
        }
    }

    private void trimServiceList(List<String> clients) throws IOException {
        Set<String> endpointPrefixes = new HashSet<>();
        for (String client : clients) {
            endpointPrefixes.add(ServiceList.endpointPrefix(node(read(type(client, "BaseClientBuilder")))));
        }
        ClassNode list = node(read(SERVICE_LIST));
        ServiceList.keep(list, endpointPrefixes);
        write(SERVICE_LIST + CLASS, bytes(list));
    }

    private static String type(String client, String suffix) {
        return SERVICES + client.replace("/", "/Default") + suffix;
    }

    private static byte[] read(String name) throws IOException {
        String file = name + CLASS;
        try (InputStream in = SdkTrimmer.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException("the SDK has no " + file);
            }
            return in.readAllBytes();
        }
    }

    private static ClassNode node(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, 0);
        return node;
    }

    private static byte[] bytes(ClassNode node) {
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
        return writer.toByteArray();
    }

    // A class that is named no longer would stay in the jar.
    private void removeEarlier() throws IOException {
        if (Files.exists(target)) {
            try (Stream<Path> files = Files.walk(target)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void write(String name, byte[] contents) throws IOException {
        Path file = target.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, contents);
    }
}
