// SPDX-License-Identifier: Apache-2.0
package io.github.execready.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;
import software.amazon.awssdk.services.sts.StsClient;

class ServiceFilesTest {

    private static final String STS = "software/amazon/awssdk/services/sts/";

    /** A caller of one operation. */
    private static final class Caller {

        @SuppressWarnings("unused") // read as bytes
        String ask(StsClient client) {
            return client.getCallerIdentity().arn();
        }
    }

    @TempDir
    private Path own;

    @Test
    void whatAClientIsLeftWithDecidesWhichTypesStay() throws IOException {
        ServiceFiles files = sts();
        assertThat(files.namedBy(caller()).keySet())
                .contains(STS + "model/AssumeRoleRequest.class", STS + "model/DecodeAuthorizationMessageRequest.class");

        keep(files, STS + "StsClient");
        keep(files, STS + "DefaultStsClient");

        assertThat(files.namedBy(caller()).keySet())
                .contains(
                        STS + "StsClient.class",
                        STS + "DefaultStsClient.class",
                        STS + "model/GetCallerIdentityRequest.class",
                        STS + "model/GetCallerIdentityResponse$BuilderImpl.class",
                        STS + "transform/GetCallerIdentityRequestMarshaller.class")
                .doesNotContain(
                        STS + "model/DecodeAuthorizationMessageRequest.class",
                        STS + "transform/DecodeAuthorizationMessageRequestMarshaller.class",
                        STS + "StsAsyncClient.class");
    }

    @Test
    void aServiceThatIsNotThereIsAnErrorOfTheBuild() {
        assertThatThrownBy(() -> new ServiceFiles().read(STS, STS + "Nothing.class"))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining(STS + "Nothing.class");
        assertThatThrownBy(() -> sts().classFile(STS + "Nothing"))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("Nothing");
    }

    private static ServiceFiles sts() throws IOException {
        ServiceFiles files = new ServiceFiles();
        files.read(STS, STS + "StsClient.class");
        return files;
    }

    private static void keep(ServiceFiles files, String client) throws IOException {
        ClassNode node = new ClassNode();
        new ClassReader(files.classFile(client)).accept(node, 0);
        ClientMethods.keep(node, Set.of("getCallerIdentity"));
        ClassWriter writer = new ClassWriter(0);
        node.accept(writer);
        files.replace(client, writer.toByteArray());
    }

    private Path caller() throws IOException {
        String file = Caller.class.getName().replace('.', '/') + ".class";
        try (InputStream in = Caller.class.getClassLoader().getResourceAsStream(file)) {
            assertThat(in).isNotNull();
            Files.write(own.resolve("Caller.class"), in.readAllBytes());
        }
        return own;
    }
}
