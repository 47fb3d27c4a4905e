// SPDX-License-Identifier: Apache-2.0
package io.github.execready.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The lines of a file, packed with gzip or not, each of bounded length. */
final class CaseLines {

    /** In characters: far more than all policies of one request can have. */
    static final int LONGEST = 8_000_000;

    private static final int GZIP_FIRST = 0x1f;

    private final BufferedReader reader;
    private int number;

    private CaseLines(BufferedReader reader) {
        this.reader = reader;
    }

    static CaseLines of(InputStream in) throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(in);
        int first = peeked.read();
        if (first >= 0) {
            peeked.unread(first);
        }
        // No JSON begins with this byte.
        InputStream plain = first == GZIP_FIRST ? new GZIPInputStream(peeked) : peeked;
        return new CaseLines(new BufferedReader(new InputStreamReader(
                plain,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))));
    }

    /** The number of the line read last, counted from 1. */
    int number() {
        return number;
    }

    /**
     * The next line; empty at the end.
     *
     * @throws IOException if it cannot be read, or is too long
     */
    Optional<String> next() throws IOException {
        StringBuilder line = new StringBuilder();
        number++;
        int c = reader.read();
        if (c < 0) {
            return Optional.empty();
        }
        while (c >= 0 && c != '\n') {
            if (line.length() == LONGEST) {
                throw new IOException("line " + number + " is longer than " + LONGEST + " characters");
            }
            line.append((char) c);
            c = reader.read();
        }
        return Optional.of(line.toString());
    }
}
