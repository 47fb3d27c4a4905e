// SPDX-License-Identifier: Apache-2.0
package io.github.execready.gate;

import io.github.execready.evidence.planned.PlannedInput;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The workload of these tests in one of the gate's languages: a document that can be changed, and the files around it. */
interface Workload {

    Path FOLDER = Path.of("src/test/resources/gate/proof");

    /** All of them. */
    static List<Workload> all() {
        return List.of(new PlanWorkload(), TemplateWorkload.cloudFormation(), TemplateWorkload.cdk());
    }

    String language();

    /** The document as it is when all is well; a copy. */
    JsonNode healthy();

    /** The document with changes, which are made in place. */
    void apply(Edits edits, JsonNode document);

    /** The files to read, by name, as people and tools write them. */
    default Map<String, String> files(JsonNode document) {
        return with(text(document));
    }

    /** The files to read, of which the document has some text. */
    default Map<String, String> with(String text) {
        Map<String, String> files = new LinkedHashMap<>(beside());
        files.put(file(), text);
        return files;
    }

    /** The document's file. */
    String file();

    /** What lies beside it. */
    Map<String, String> beside();

    String text(JsonNode document);

    /** What to give to the gate. */
    String input();

    /** How a resource is called in the document. */
    String address(String name);

    /** Where in the document what an edit's path names is. */
    List<String> place(String path);

    /** All places of the document that tell of what an edit's path names. */
    List<List<String>> places(String path);

    /** The document without what the service on Fargate does not need. */
    void prune(JsonNode document);

    /**
     * What the gate reads.
     *
     * @throws io.github.execready.evidence.EvidenceException if it is no plan
     * @throws io.github.execready.evidence.cloudformation.TemplateException if it is no template
     */
    PlannedInput read(Map<String, String> files);

    /** The paths of values that may be open, each with nothing below it. */
    List<List<String>> values(JsonNode document);

    /** Leaves a value open. */
    void open(List<String> value, JsonNode document);
}
