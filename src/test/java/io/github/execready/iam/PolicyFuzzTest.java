// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whatever a document holds, reading it gives a policy or says why not, and soon. {@code -P fuzz} reads many more. */
class PolicyFuzzTest {

    private static final int DOCUMENTS = Integer.getInteger("execready.fuzz.documents", 4_000);
    private static final Duration SLOW = Duration.ofMillis(500);

    private static final List<String> WORDS = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\\",
            "\\u00",
            "%",
            "%7B",
            "${",
            "*",
            "?",
            "null",
            "true",
            "-",
            "1e9",
            "1e999999999",
            "0x",
            "NaN",
            "\uFEFF",
            "\u0000",
            "\ud800",
            "é",
            "\u2028",
            "//",
            "/*",
            "\"Statement\"",
            "\"Effect\":\"Deny\"",
            "\"Condition\":{}",
            "\"Null\":{\"a\":true}",
            "\"ForAnyValue:\"",
            "[[[[[[[[",
            "{\"a\":",
            "\"Principal\":\"*\"",
            "\"NotPrincipal\"",
            "\"Version\":\"2012-10-17\"",
            "arn:aws:iam::1:role/",
            "9".repeat(400));

    @Test
    void everyDocumentIsReadOrRefusedSoon() {
        int read = 0;
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            PolicyKind kind = World.oneOf(random, List.of(PolicyKind.values()));
            String document = document(random, kind);
            try {
                long start = System.nanoTime();
                read += isRead(kind, document) ? 1 : 0;
                boolean soon = System.nanoTime() - start < SLOW.toNanos();
                // A second try does not count a pause of the machine.
                assertThat(soon || isReadSoon(kind, document)).as("soon").isTrue();
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + document, e);
            }
        }
        assertThat(read).as("documents that are still policies").isBetween(DOCUMENTS / 50, DOCUMENTS * 49 / 50);
    }

    private static boolean isReadSoon(PolicyKind kind, String document) {
        long start = System.nanoTime();
        isRead(kind, document);
        return System.nanoTime() - start < SLOW.toNanos();
    }

    private static boolean isRead(PolicyKind kind, String document) {
        try {
            Policy policy = Policy.parse("p", kind, document);
            String printed = policy.toJson();
            assertThat(Policy.parse("p", kind, printed).toJson()).isEqualTo(printed);
            PolicyLayers layers = PolicyLayers.NONE.withIdentity(PolicySet.of(policy));
            Request request = Request.of(
                    Account.SESSION,
                    "s3:PutObject",
                    "arn:aws:s3:::b/k",
                    Context.open().build());
            assertThat(PolicyEvaluator.decide(request, layers)).isNotNull();
            return true;
        } catch (PolicyException e) {
            assertThat(e.located().length()).isLessThan(300);
            assertThat(e.located()).matches("[0-9]+:[0-9]+: [^\\p{Cntrl}]+");
            return false;
        }
    }

    private static String document(RandomGenerator random, PolicyKind kind) {
        if (random.nextInt(20) == 0) {
            return noise(random);
        }
        String document = World.policy(random, kind).toJson();
        for (int i = random.nextInt(4); i > 0; i--) {
            document = random.nextInt(3) == 0 ? broken(random, document) : changed(random, document);
        }
        return document;
    }

    private static String noise(RandomGenerator random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append(random.nextInt(3) == 0 ? "" + (char) random.nextInt(0x10000) : World.oneOf(random, WORDS));
        }
        return text.toString();
    }

    /** Bytes changed, as on a broken wire. */
    private static String broken(RandomGenerator random, String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        for (int i = 1 + random.nextInt(3); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A piece put in, left out, said twice or moved: where JSON's own signs stand, if it happens to be so. */
    private static String changed(RandomGenerator random, String document) {
        int start = boundary(random, document);
        int end = Math.max(start, boundary(random, document));
        String head = document.substring(0, start);
        String piece = document.substring(start, end);
        String tail = document.substring(end);
        return switch (random.nextInt(6)) {
            case 0 -> head + World.oneOf(random, WORDS) + piece + tail;
            case 1 -> head + tail;
            case 2 -> head + piece + piece + tail;
            case 3 -> head + World.oneOf(random, WORDS) + tail;
            case 4 -> head;
            default -> head + piece.toUpperCase(Locale.ROOT) + tail;
        };
    }

    private static int boundary(RandomGenerator random, String document) {
        int place = random.nextInt(document.length() + 1);
        for (int i = place; i < document.length(); i++) {
            if ("{}[],:\"".indexOf(document.charAt(i)) >= 0) {
                return i;
            }
        }
        return place;
    }
}
