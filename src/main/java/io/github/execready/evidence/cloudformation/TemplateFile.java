// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A file of an input.
 *
 * @param path as it was given, or relative to the folder that was given; with forward slashes
 * @param text what it holds
 */
public record TemplateFile(String path, String text) {

    public TemplateFile {
        requireNonNull(path, "path");
        requireNonNull(text, "text");
    }

    /**
     * Reads the bytes of a file.
     *
     * @throws TemplateException if they are not UTF-8, which is all that CloudFormation takes
     */
    public static TemplateFile of(String path, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new TemplateFile(path, text);
        } catch (CharacterCodingException e) {
            throw new TemplateException(path, "is not UTF-8 text");
        }
    }
}
