// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import java.util.Map;
import java.util.Optional;

/**
 * Files that templates name and that are no templates.
 *
 * @param files all that were given, by their path
 * @param assets the path of each asset of the CDK, by the name it will have in S3
 */
record BesideFiles(Map<String, TemplateFile> files, Map<String, String> assets) {

    /** What a file holds that a template names by its path from there; empty where it is not at hand, or no document. */
    Optional<Node> of(Template template, String path) {
        return at(Nesting.normal(Nesting.folder(template.path()) + path));
    }

    /** What a file of the CDK holds. */
    Optional<Node> ofAsset(String key) {
        return Optional.ofNullable(assets.get(key.substring(key.lastIndexOf('/') + 1)))
                .flatMap(this::at);
    }

    private Optional<Node> at(String path) {
        try {
            return Optional.ofNullable(files.get(path))
                    .flatMap(file -> Nodes.read(file).stream().findFirst());
        } catch (TemplateException e) {
            // It is no input by itself: whoever needs it says that it could not be read.
            return Optional.empty();
        }
    }
}
