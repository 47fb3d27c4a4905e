// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * How a file begins, which tells what it is.
 *
 * @param text its first characters, without a mark of the byte order; what is no text has replacement characters
 * @param archive whether it is a zip, as Terraform saves plans
 * @param utf16 whether it is UTF-16, as PowerShell redirects output; JSON may be, templates may not
 */
record Head(String text, boolean archive, boolean utf16) {

    /** How many bytes are looked at. */
    static final int LENGTH = 1 << 16;

    private static final Pattern FORMAT = Pattern.compile("^\\s*\\{\\s*\"format_version\"\\s*:");
    private static final Pattern OBJECT = Pattern.compile("^\\s*\\{");
    private static final Pattern VERSION = Pattern.compile("\"format_version\"\\s*:");

    /** What OpenTofu writes in place of a plan, and with a number and a lineage in place of a state. */
    private static final Pattern ENCRYPTED = Pattern.compile("\"encrypted_data\"\\s*:");

    private static final Pattern STATE = Pattern.compile("\"lineage\"\\s*:");
    private static final Pattern OF_TERRAFORM =
            Pattern.compile("\"(?:terraform_version|planned_values|resource_changes)\"\\s*:");

    /** The head of a stream that can go back to where it is. */
    static Head of(InputStream in) throws IOException {
        in.mark(LENGTH);
        byte[] bytes = in.readNBytes(LENGTH);
        in.reset();
        boolean little = begins(bytes, 0xFF, 0xFE);
        boolean big = begins(bytes, 0xFE, 0xFF);
        Charset charset = little ? StandardCharsets.UTF_16LE : big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
        String text = new String(bytes, charset);
        return new Head(
                text.startsWith("\uFEFF") ? text.substring(1) : text, begins(bytes, 'P', 'K', 3, 4), little || big);
    }

    private static boolean begins(byte[] bytes, int... first) {
        for (int i = 0; i < first.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != first[i]) {
                return false;
            }
        }
        return true;
    }

    boolean isBlank() {
        return text.isBlank();
    }

    /**
     * Whether it is that of a plan of Terraform or OpenTofu, as JSON or as Terraform saves it. The members of a plan come in
     * this order, however long it is: the version of the format, then that of Terraform.
     */
    boolean isPlan() {
        return archive || (isObjectWith(VERSION) && OF_TERRAFORM.matcher(text).find());
    }

    /**
     * Whether it is that of a plan which OpenTofu encrypted.
     *
     * @see <a href="https://opentofu.org/docs/language/state/encryption/">State and plan encryption</a>
     */
    boolean isEncryptedPlan() {
        return isObjectWith(ENCRYPTED) && !STATE.matcher(text).find();
    }

    private boolean isObjectWith(Pattern member) {
        return OBJECT.matcher(text).find() && member.matcher(text).find();
    }

    /** Whether it may be that of a plan which is cut off before it tells. */
    boolean mayBePlan() {
        return FORMAT.matcher(text).find();
    }
}
