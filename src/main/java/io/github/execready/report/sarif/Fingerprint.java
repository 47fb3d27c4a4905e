// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.sarif;

import io.github.execready.model.ExecTarget.Identity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What tells two results apart and recognises one of them again in the next run: no lines, no words of messages. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(String check, String subject, Identity target) {
        List<String> parts = List.of(
                check,
                subject,
                target.kind().name(),
                target.region(),
                target.cluster(),
                target.service(),
                target.task());
        // A length in front of each part keeps ("ab", "c") and ("a", "bc") apart.
        String text = parts.stream().map(p -> p.length() + ":" + p).collect(Collectors.joining());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The same for people: {@code eu-west-1/prod/api/0123/container/app}. */
    static String name(Identity target, String subject) {
        return Stream.of(target.region(), target.cluster(), target.service(), target.taskId(), subject)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
    }
}
