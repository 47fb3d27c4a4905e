// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The decision cases that the tests and the benchmark share. */
public final class Corpus {

    /** A case and what is right for it, in the words of the file. */
    public record Line(DecisionCase decisionCase, String right) {}

    private Corpus() {}

    /** Cases in which everything is known; what is right is a decision. */
    public static List<Line> decisions() {
        return lines("decisions.jsonl.gz", "expected");
    }

    /** Cases in which keys are unknown; what is right is a verdict. */
    public static List<Line> unknownKeys() {
        return lines("unknown-keys.jsonl.gz", "verdict");
    }

    private static List<Line> lines(String file, String member) {
        List<Line> lines = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(Corpus.class.getResourceAsStream("/iam/" + file), file);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            String text = reader.readLine();
            while (text != null) {
                PolicyJson.Members json = (PolicyJson.Members) PolicyJson.read(text, new Position(1, 1));
                PolicyJson.Text right = (PolicyJson.Text) json.members().get(member);
                lines.add(new Line(DecisionCase.parse(text, lines.size() + 1), right.value()));
                text = reader.readLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (PolicyException e) {
            throw new IllegalStateException(file + ": " + e.located(), e);
        }
        return lines;
    }
}
