// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Evidence;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import io.github.execready.model.PolicyDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTextTest {

    private static final Origin ORIGIN = new Origin("iam:GetRolePolicy", "PolicyDocument");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "%7B%22a%22%3A%20%22b%22%7D, '{\"a\": \"b\"}'",
                "%7b%22a%22%3a%22b%22%7d, '{\"a\":\"b\"}'",
                "%7B%22a+b%22%7D, '{\"a+b\"}'",
                "%7B%22a%2Bb%22%7D, '{\"a+b\"}'",
                "%7B%22M%C3%BCnchen%22%7D, '{\"München\"}'",
                "%7B%22%F0%9F%94%91%22%7D, '{\"🔑\"}'",
                "%7B%22arn%253Aaws%22%7D, '{\"arn%3Aaws\"}'",
                "%7B%0A%09%22a%22%0A%7D, '{\n\t\"a\"\n}'"
            })
    void percentEncodedDocumentsAreDecoded(String sent, String document) {
        assertThat(PolicyText.encoded("p", ORIGIN, sent))
                .isEqualTo(Evidence.known(new PolicyDocument("p", document), ORIGIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%7B%2", "%7B%", "%7B%2G%7D", "%7B%+1%7D", "%7B%C3%7D", "%7B%FF%7D", "%7Bü%7D", "%7B%٢٢%7D"})
    void brokenEncodingIsUnknownAndNotRepaired(String sent) {
        Evidence<PolicyDocument> read = PolicyText.encoded("p", ORIGIN, sent);

        assertThat(Gaps.in(read)).containsExactly("iam:GetRolePolicy " + Gap.Reason.SERVICE_ERROR);
    }

    @Test
    void aDocumentThatWasDecodedAlreadyStaysAsItIs() {
        assertThat(PolicyText.encoded("p", ORIGIN, " {\"100%\": \"a+b\"}").toOptional())
                .contains(new PolicyDocument("p", " {\"100%\": \"a+b\"}"));
    }

    @Test
    void documentsOfOtherServicesAreNotDecoded() {
        assertThat(PolicyText.plain("p", ORIGIN, "{\"a\": \"%2B\"}").toOptional())
                .contains(new PolicyDocument("p", "{\"a\": \"%2B\"}"));
    }

    @Test
    void noDocumentIsAbsent() {
        assertThat(PolicyText.encoded("p", ORIGIN, null)).isEqualTo(Evidence.absent(ORIGIN));
        assertThat(PolicyText.plain("p", ORIGIN, "")).isEqualTo(Evidence.absent(ORIGIN));
    }
}
