// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Policy documents as IAM sends them: percent-encoded after RFC 3986. */
final class PolicyEncoding {

    private static final String ENCODED_BRACE = "%7B";

    private PolicyEncoding() {}

    static String encode(String document) {
        // URLEncoder writes forms, in which a space is a plus.
        return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static boolean isEncoded(String text) {
        return text.regionMatches(true, 0, ENCODED_BRACE, 0, ENCODED_BRACE.length());
    }

    /** @throws IllegalArgumentException if the text is not encoded after all */
    static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
