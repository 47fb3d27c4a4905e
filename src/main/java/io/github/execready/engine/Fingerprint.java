// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import io.github.execready.check.Subject;
import io.github.execready.model.ExecTarget.Identity;
import io.github.execready.model.Location;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What tells two findings apart and recognises one of them again in the next run: no lines, no words of messages. Of what
 * is planned it is the check, the address and the container; two plans with the same addresses have the same ones.
 */
public final class Fingerprint {

    private Fingerprint() {}

    /** That of a finding about a target. */
    public static String of(Finding finding, Identity target) {
        return of(
                finding.check(),
                target.kind().isPlanned()
                        ? container(finding.subject())
                        : finding.subject().toString(),
                target);
    }

    /** That of something about a target as a whole, by the name of what says it. */
    public static String of(String check, Identity target) {
        return of(check, "", target);
    }

    /** The same for people: {@code eu-west-1/prod/api/0123/container/app}. */
    public static String name(Identity target, String subject) {
        Stream<String> parts = target.kind().isPlanned()
                ? Stream.of(target.address(), subject)
                : Stream.of(target.region(), target.cluster(), target.service(), target.taskId(), subject);
        return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining("/"));
    }

    private static String of(String check, String subject, Identity target) {
        return hash(
                target.kind().isPlanned()
                        ? List.of(check, subject, target.address(), template(target))
                        : List.of(
                                check,
                                subject,
                                target.kind().name(),
                                target.region(),
                                target.cluster(),
                                target.service(),
                                target.task()));
    }

    // The name of a planned role or subnet may be made up from what is known of it, and change when more is.
    private static String container(Subject subject) {
        return subject.isContainer() ? subject.name() : "";
    }

    // A logical id is one in its template alone, and templates keep their names. An address of Terraform always has a
    // dot,
    // and plans are called anything.
    private static String template(Identity target) {
        return target.address().contains(".")
                ? ""
                : target.location().map(Location::file).orElse("");
    }

    private static String hash(List<String> parts) {
        // A length in front of each part keeps ("ab", "c") and ("a", "bc") apart.
        String text = parts.stream().map(p -> p.length() + ":" + p).collect(Collectors.joining());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
