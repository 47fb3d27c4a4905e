// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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

    /**
     * Unlike {@link java.net.URLDecoder}, keeps a plus sign and does not repair what is broken.
     *
     * @throws CharacterCodingException if the text is not encoded UTF-8 after all
     */
    static String decode(String text) throws CharacterCodingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.write(digit(text, i + 1) * 16 + digit(text, i + 2));
                i += 2;
            } else if (c < 0x80) {
                bytes.write(c);
            } else {
                throw new CharacterCodingException();
            }
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.toByteArray()))
                .toString();
    }

    private static int digit(String text, int index) throws CharacterCodingException {
        char c = index < text.length() ? text.charAt(index) : ' ';
        int digit = c < 0x80 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            throw new CharacterCodingException();
        }
        return digit;
    }
}
