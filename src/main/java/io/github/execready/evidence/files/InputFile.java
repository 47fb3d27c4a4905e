// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A file that may hold something to judge.
 *
 * @param name what reports call it: as given, with forward slashes; {@code -} for standard input
 * @param named whether somebody named it, rather than a folder that it is in
 */
record InputFile(String name, Content content, boolean named) {

    private static final int HEAD = 1 << 16;
    private static final Pattern PLAN = Pattern.compile("^\\s*\\{.*\"format_version\"\\s*:", Pattern.DOTALL);
    private static final Pattern OF_TERRAFORM =
            Pattern.compile("\"(?:terraform_version|planned_values|resource_changes)\"\\s*:");

    /** Opens a file; it may be opened more than once. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    static InputFile of(String name, Path path, boolean named) {
        return new InputFile(name, () -> Files.newInputStream(path), named);
    }

    static InputFile standardInput(byte[] bytes) {
        return new InputFile("-", () -> new ByteArrayInputStream(bytes), true);
    }

    /** Whether it is a plan of Terraform or OpenTofu, as JSON or as Terraform saves it. */
    boolean isPlan() throws IOException {
        byte[] head = head();
        return isArchive(head) || isPlan(new String(head, StandardCharsets.UTF_8));
    }

    private byte[] head() throws IOException {
        try (InputStream in = content.open()) {
            return in.readNBytes(HEAD);
        }
    }

    private static boolean isArchive(byte[] head) {
        return head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    // The members of a plan come in this order, however long it is: the version of the format, then that of Terraform.
    private static boolean isPlan(String head) {
        return PLAN.matcher(head).find() && OF_TERRAFORM.matcher(head).find();
    }
}
