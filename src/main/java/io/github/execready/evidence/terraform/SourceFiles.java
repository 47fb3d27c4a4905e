// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.EvidenceException;
import java.nio.charset.StandardCharsets;

/** Limits for sources, which may come from anybody. */
final class SourceFiles {

    /** The most that one source file may hold, in bytes. */
    static final int MAX_FILE = 4 << 20;

    /** The most that all of them may hold. */
    static final int MAX_TOTAL = 64 << 20;

    /** How many files are read. */
    static final int MAX_FILES = 10_000;

    private final String name;
    private int files;
    private int left = MAX_TOTAL;

    /** For messages: what the sources came from. */
    SourceFiles(String name) {
        this.name = name;
    }

    /** Counts a file in, and gives its text; broken UTF-8 becomes the replacement character. */
    String text(byte[] bytes) {
        files++;
        left -= bytes.length;
        if (bytes.length > MAX_FILE || files > MAX_FILES || left < 0) {
            throw new EvidenceException(name + ": the sources are beyond the limits (" + MAX_FILES + " files, "
                    + (MAX_FILE >> 20) + " MiB each, " + (MAX_TOTAL >> 20) + " MiB together)");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Whether a file holds Terraform's or OpenTofu's language. */
    static boolean isSource(String file) {
        return file.endsWith(".tf") || file.endsWith(".tofu");
    }
}
