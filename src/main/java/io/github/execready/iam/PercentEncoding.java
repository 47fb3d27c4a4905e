// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Documents as IAM sends them: every character that is special in a URL as {@code %} and two digits. Unlike
 * {@link java.net.URLDecoder}, a plus sign stays one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.1">RFC 3986, percent-encoding</a>
 */
final class PercentEncoding {

    private PercentEncoding() {}

    static String decodedIfEncoded(String document) throws PolicyException {
        return document.startsWith("%") ? decoded(document) : document;
    }

    private static String decoded(String text) throws PolicyException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.write(digit(text, i + 1) * 16 + digit(text, i + 2));
                i += 2;
            } else if (c < 0x80) {
                bytes.write(c);
            } else {
                throw broken(i);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw broken(0);
        }
    }

    private static int digit(String text, int index) throws PolicyException {
        char c = index < text.length() ? text.charAt(index) : ' ';
        int digit = c < 0x80 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            throw broken(index);
        }
        return digit;
    }

    private static PolicyException broken(int index) {
        return new PolicyException(new Position(1, index + 1), "the document is not percent-encoded UTF-8");
    }
}
