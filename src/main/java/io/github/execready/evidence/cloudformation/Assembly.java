// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.AwsEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the CDK's {@code manifest.json} says of the templates beside it.
 *
 * @param folder that it stands in, with a slash at its end, or empty
 * @param manifest the file
 */
record Assembly(String folder, Node manifest) {

    /**
     * A stack of an assembly.
     *
     * @param template the path of its template
     * @param name the stack's
     * @param environment where it is deployed, as far as the app says so
     * @param metadataFile the path of the file that says more of its constructs
     * @param metadata what is said of its constructs, by their path
     */
    record AssembledStack(
            String template,
            String name,
            AwsEnvironment environment,
            Optional<String> metadataFile,
            Map<String, Node> metadata) {}

    static boolean is(Node document) {
        return document.member("version").isPresent()
                && document.members("artifacts").values().stream()
                        .anyMatch(artifact -> artifact.text("type")
                                .filter(type -> type.startsWith("aws:cloudformation:") || type.startsWith("cdk:"))
                                .isPresent());
    }

    List<AssembledStack> stacks() {
        List<AssembledStack> stacks = new ArrayList<>();
        manifest.members("artifacts").forEach((id, artifact) -> {
            Node properties = artifact.member("properties").orElse(artifact);
            Optional<String> template = properties.text("templateFile");
            if (artifact.text("type").filter("aws:cloudformation:stack"::equals).isPresent() && template.isPresent()) {
                String[] environment = artifact.text("environment").orElse("").split("/", -1);
                stacks.add(new AssembledStack(
                        Nesting.normal(folder + template.get()),
                        properties.text("stackName").orElse(id),
                        new AwsEnvironment(known(environment, 3), known(environment, 2)),
                        artifact.text("additionalMetadataFile").map(file -> Nesting.normal(folder + file)),
                        artifact.members("metadata")));
            }
        });
        return stacks;
    }

    /**
     * The assets that a stack's {@code .assets.json} names.
     *
     * @return the path of each, by the name it will have in S3
     */
    static Map<String, String> assets(String path, Node document) {
        Map<String, String> assets = new HashMap<>();
        document.members("files")
                .forEach((hash, asset) -> asset.member("source")
                        .flatMap(source -> source.text("path"))
                        .ifPresent(file -> assets.put(hash + ".json", Nesting.normal(Nesting.folder(path) + file))));
        return assets;
    }

    // aws://unknown-account/eu-central-1
    private static Optional<String> known(String[] environment, int part) {
        return environment.length == 4 && !environment[part].isEmpty() && !environment[part].startsWith("unknown-")
                ? Optional.of(environment[part])
                : Optional.empty();
    }
}
