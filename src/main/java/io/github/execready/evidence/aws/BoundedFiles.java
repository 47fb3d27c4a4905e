// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.evidence.EvidenceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files up to a limit for all of them together. */
final class BoundedFiles {

    private int left = Json.MAX_BYTES;

    /**
     * A file's bytes.
     *
     * @param name as people call the file
     * @throws EvidenceException if it cannot be read, or the limit is reached
     */
    byte[] read(Path file, String name) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, name);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /**
     * All that a stream holds.
     *
     * @param name as people call what is read
     * @throws EvidenceException if it cannot be read, or the limit is reached
     */
    byte[] read(InputStream in, String name) {
        try {
            byte[] bytes = in.readNBytes(left + 1);
            if (bytes.length > left) {
                throw new EvidenceException(name + ": more than " + (Json.MAX_BYTES >> 20)
                        + " MiB are not read; collect for one service or task at a time");
            }
            left -= bytes.length;
            return bytes;
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static EvidenceException unreadable(String name, IOException e) {
        return new EvidenceException(
                name + ": it cannot be read (" + e.getClass().getSimpleName() + "); check its permissions", e);
    }
}
