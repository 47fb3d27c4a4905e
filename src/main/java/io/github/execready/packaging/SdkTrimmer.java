// SPDX-License-Identifier: Apache-2.0
package io.github.execready.packaging;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;

/**
 * Takes out of the SDK's clients the operations that execready never calls, and out of the SDK's list of services those
 * without a client here. To verify a client, the JVM loads the types of all its operations, of which EC2 has more than
 * 700, and it makes an object of every service in the list: together a fifth of all classes of a run, and a third of the
 * class archive that the launcher keeps.
 */
public final class SdkTrimmer {

    private static final String SERVICES = "software/amazon/awssdk/services/";
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
     * Writes the trimmed classes.
     *
     * @param arguments the folder of execready's own classes, and the folder to write to
     */
    public static void main(String[] arguments) throws IOException {
        CalledOperations called = CalledOperations.in(Path.of(arguments[0]));
        SdkTrimmer trimmer = new SdkTrimmer(Path.of(arguments[1]));
        for (String client : TRIMMED) {
            trimmer.trimClient(client, called);
        }
        trimmer.trimServiceList(Stream.concat(TRIMMED.stream(), WHOLE.stream()).toList());
    }

    private void trimClient(String client, CalledOperations called) throws IOException {
        ClassNode implementation = read(type(client, "Client"));
        ClientMethods.keep(implementation, called.of(SERVICES + client + "Client"));
        write(implementation);
    }

    private void trimServiceList(List<String> clients) throws IOException {
        Set<String> endpointPrefixes = new HashSet<>();
        for (String client : clients) {
            endpointPrefixes.add(ServiceList.endpointPrefix(read(type(client, "BaseClientBuilder"))));
        }
        ClassNode list = read(SERVICE_LIST);
        ServiceList.keep(list, endpointPrefixes);
        write(list);
    }

    private static String type(String client, String suffix) {
        return SERVICES + client.replace("/", "/Default") + suffix;
    }

    private static ClassNode read(String name) throws IOException {
        String file = name + ".class";
        try (InputStream in = SdkTrimmer.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException("the SDK has no " + file);
            }
            ClassNode node = new ClassNode();
            new ClassReader(in).accept(node, 0);
            return node;
        }
    }

    private void write(ClassNode node) throws IOException {
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
        Path file = target.resolve(node.name + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, writer.toByteArray());
    }
}
