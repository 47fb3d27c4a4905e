// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.execready.evidence.EvidenceException;
import io.github.execready.evidence.aws.Failure.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignedInTest {

    @Test
    void oneCallWithoutCredentialsIsEnough() {
        assertThatThrownBy(() -> SignedIn.demand(List.of(failure(Kind.CREDENTIALS, "ExpiredToken", "old")), 3, "x"))
                .isInstanceOf(EvidenceException.class);
    }

    @Test
    void oneCallThatReachesNothingIsNotEnough() {
        assertThatCode(() -> SignedIn.demand(List.of(failure(Kind.UNREACHABLE, "", "no route")), 2, "x"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CREDENTIALS", "UNREACHABLE"},
            mode = EnumSource.Mode.EXCLUDE)
    void anyOtherFailureSaysNothingAboutTheCaller(Kind kind) {
        assertThatCode(() -> SignedIn.demand(List.of(failure(kind, "Code", "text")), 1, "x"))
                .doesNotThrowAnyException();
    }

    @Test
    void ofTheSdksLongListOnlyTheProfilesReasonIsTold() {
        String message = "Unable to load credentials from any of the providers in the chain"
                + " AwsCredentialsProviderChain(credentialsProviders=[SystemPropertyCredentialsProvider()]) :"
                + " [SystemPropertyCredentialsProvider(): Access key must be specified,"
                + " ProfileCredentialsProvider(profileName=dev, profileFile=ProfileFile(sections=[])):"
                + " The SSO session has expired, ContainerCredentialsProvider(): no variable is set]";

        assertThatThrownBy(() -> SignedIn.demand(List.of(failure(Kind.CREDENTIALS, "", message)), 1, "x"))
                .hasMessageContaining("(The SSO session has expired)")
                .hasMessageNotContaining("SystemProperty");
    }

    @Test
    void theMessageIsOneLine() {
        assertThatThrownBy(() -> SignedIn.demand(
                        List.of(failure(Kind.CREDENTIALS, "InvalidClientTokenId", "a\nb\u001b[31m")), 1, "x"))
                .hasMessageContaining("a b")
                .hasMessageNotContaining("\u001b");
    }

    private static Failure failure(Kind kind, String code, String message) {
        return new Failure(kind, "ecs:DescribeClusters", code, message);
    }
}
