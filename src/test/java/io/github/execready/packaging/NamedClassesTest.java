// SPDX-License-Identifier: Apache-2.0
package io.github.execready.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

class NamedClassesTest {

    private static final String STS = "software/amazon/awssdk/services/sts/";

    @SuppressWarnings("unused") // read as bytes
    private abstract static class Naming {

        static final String BY_NAME = "software.amazon.awssdk.services.sts.auth.StsCredentialsProvider";

        abstract List<Credentials> inASignature();

        String asAType(Object something) {
            return ((StsClient) something).serviceName();
        }

        AssumeRoleRequest.Builder nested() {
            return AssumeRoleRequest.builder();
        }
    }

    @Test
    void aClassIsNamedByTypesSignaturesAndTexts() throws IOException {
        String file = Naming.class.getName().replace('.', '/') + ".class";
        try (InputStream in = Naming.class.getClassLoader().getResourceAsStream(file)) {
            assertThat(in).isNotNull();
            assertThat(NamedClasses.in(in.readAllBytes()))
                    .contains(
                            STS + "StsClient",
                            STS + "model/Credentials",
                            STS + "model/AssumeRoleRequest",
                            STS + "model/AssumeRoleRequest$Builder",
                            STS + "auth/StsCredentialsProvider")
                    .allSatisfy(name -> assertThat(name).startsWith(STS));
        }
    }

    @Test
    void aTextThatNamesNoneHasNone() {
        assertThat(NamedClasses.in("software/amazon/awssdk/core/SdkClient, software.amazon/awssdk/services/ecs/X"))
                .isEmpty();
    }
}
