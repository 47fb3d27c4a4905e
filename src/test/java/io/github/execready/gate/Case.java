// SPDX-License-Identifier: Apache-2.0
package io.github.execready.gate;

import io.github.execready.engine.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A variant of the workload, and what the gate must say of it.
 *
 * @param name what is so, in a few words
 * @param of the launch that it is about: {@code Web}, {@code Worker} or {@code Nightly}
 * @param expected what checks come to
 * @param unjudged what must be named as not judged; empty for most
 */
record Case(Workload workload, String name, String of, Edits edits, List<Expected> expected, String unjudged) {

    /**
     * What a check comes to.
     *
     * @param cause of a failure; empty for other outcomes
     */
    record Expected(String check, Status status, String cause) {}

    private static final Map<String, String> FILES =
            Map.of("Terraform", "plans.yaml", "CloudFormation", "templates.yaml", "CDK", "templates.yaml");

    /** All variants in a language. */
    static List<Case> of(Workload workload) {
        Path file = Workload.FOLDER.resolve(FILES.getOrDefault(workload.language(), ""));
        List<Case> cases = new ArrayList<>();
        Trees.yaml(file).forEach(written -> cases.add(of(workload, written)));
        return List.copyOf(cases);
    }

    private static Case of(Workload workload, JsonNode written) {
        List<Expected> expected = new ArrayList<>();
        written.path("fails")
                .properties()
                .forEach(member -> expected.add(new Expected(
                        member.getKey(), Status.FAIL, member.getValue().asString())));
        written.path("passes").forEach(check -> expected.add(new Expected(check.asString(), Status.PASS, "")));
        written.path("unknown")
                .forEach(check -> expected.add(new Expected(check.asString(), Status.NOT_EVALUATED, "")));
        return new Case(
                workload,
                written.path("case").asString(),
                written.path("of").asString("Web"),
                Edits.of(written),
                expected,
                written.path("inconclusive").asString(""));
    }

    /** The document with the edits. */
    JsonNode document() {
        JsonNode document = workload.healthy();
        workload.apply(edits, document);
        return document;
    }

    /** The address of the launch that it is about. */
    String target() {
        return workload.address(of);
    }

    @Override
    public String toString() {
        return workload.language() + ": " + name;
    }
}
