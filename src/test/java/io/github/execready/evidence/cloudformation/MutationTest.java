// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.execready.evidence.planned.DeploymentValues;
import io.github.execready.evidence.planned.PlannedInput;
import io.github.execready.evidence.planned.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damages templates: whatever they come to, they are read or refused by name, and soon. */
class MutationTest {

    private static final int ROUNDS = Integer.getInteger("execready.mutations", 800);

    private static final List<String> SCRAPS = List.of(
            "!Ref AWS::NoValue",
            "!If [WithExec, a, b]",
            "{Fn::Sub: '${A.B.C}${'}",
            "!Select [99999, []]",
            "!GetAtt Web.Outputs.Cluster",
            "!FindInMap [A, B, C]",
            "!Join ['', [[], {}, !Ref X]]",
            "1e999999999",
            "-99999999999999999999999999999999",
            "[]",
            "{}",
            "~",
            "'{{'",
            "\"\\",
            "&a [*a]",
            "? [x]",
            "Fn::ForEach::X: 1",
            "Fn::Transform: []",
            "\u0000",
            "\uE0000\uE001",
            "'{\"a\": {\"Environment\": [1]}}'",
            "!Cidr [10.0.0.0/8, 256, 1]",
            "[".repeat(200),
            "Properties",
            "Condition: Never",
            ": : :");

    @ParameterizedTest
    @ValueSource(strings = {"cloudformation", "cloudformation/nested", "cloudformation/imports", "cdk/app/cdk.out"})
    void noDamageEndsInAnythingButAnAnswerOrARefusal(String folder) {
        List<TemplateFile> files = Fixtures.folder(Fixtures.ROOT.resolve(folder)).stream()
                .filter(file -> !file.path().contains("/") || !folder.equals("cloudformation"))
                .toList();
        Random random = new Random(folder.hashCode());
        assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
            int answers = 0;
            int refusals = 0;
            for (int round = 0; round < ROUNDS; round++) {
                List<TemplateFile> damaged = damaged(files, random);
                boolean assume = random.nextBoolean();
                try {
                    PlannedInput input = Templates.read(
                            "input",
                            damaged,
                            new DeploymentValues(
                                    Map.of("Exec", "true"), Optional.of("eu-west-1"), Optional.empty(), assume));
                    assertThat(input.resources()).extracting(Resource::address).doesNotHaveDuplicates();
                    answers++;
                } catch (TemplateException e) {
                    assertThat(e.getMessage()).contains(e.location().file()).doesNotContain("\n");
                    refusals++;
                }
            }
            assertThat(answers).isPositive();
            assertThat(refusals).isPositive();
        });
    }

    private static List<TemplateFile> damaged(List<TemplateFile> files, Random random) {
        List<TemplateFile> damaged = new ArrayList<>(files);
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            int which = random.nextInt(damaged.size());
            TemplateFile file = damaged.get(which);
            damaged.set(which, new TemplateFile(file.path(), damaged(file.text(), random)));
        }
        return damaged;
    }

    private static String damaged(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (lines.isEmpty()) {
            return text;
        }
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        int other = random.nextInt(lines.size());
        switch (random.nextInt(8)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.set(at, lines.get(other));
            case 2 -> lines.add(other, line);
            case 3 ->
                lines.set(
                        at,
                        line.replaceFirst(
                                ":.*$",
                                ": " + scrap(random).replace("\\", "\\\\").replace("$", "\\$")));
            case 4 -> lines.set(at, line + scrap(random));
            case 5 ->
                lines.subList(at, Math.min(lines.size(), at + random.nextInt(12)))
                        .clear();
            case 6 -> {
                return text.substring(0, random.nextInt(text.length()));
            }
            default -> {
                // The same structure somewhere else: what stood in one place stands in another, one level off.
                lines.add(other, line.indent(random.nextBoolean() ? 2 : 0).stripTrailing());
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String scrap(Random random) {
        return SCRAPS.get(random.nextInt(SCRAPS.size()));
    }
}
