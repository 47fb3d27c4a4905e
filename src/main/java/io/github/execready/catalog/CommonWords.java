// SPDX-License-Identifier: Apache-2.0
package io.github.execready.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words that no single document owns ({@code checks/common.yaml}).
 *
 * @param notApplicable sentences by reason, for reasons that many checks share
 * @param gaps what resolves a gap, by the label of its reason, with {@code {source}} as the operation
 * @param assumptions by id: the layer that is taken as right because it can hardly be read, and how to look at it
 * @param branches what is said of what hangs on a condition that a plan or template leaves open
 * @param hops what is said of the hops of a path through a network
 * @param permissions the IAM actions that find the target, whichever checks run
 */
public record CommonWords(
        Map<String, String> notApplicable,
        Map<String, Template> gaps,
        Map<String, String> assumptions,
        Map<String, Template> branches,
        HopWords hops,
        List<String> permissions) {

    static CommonWords read(SplitDocument document) {
        FrontMatter front = FrontMatter.of(document.name(), document.front())
                .allowing(Set.of(
                        "not-applicable", "gaps", "assumptions", "branches", "hop-names", "hops", "permissions"));
        return new CommonWords(
                front.mapping("not-applicable").allTexts(),
                templates(front.mapping("gaps")),
                front.mapping("assumptions").allTexts(),
                templates(front.mapping("branches")),
                HopWords.read(front.mapping("hops"), front.mapping("hop-names")),
                front.texts("permissions"));
    }

    private static Map<String, Template> templates(FrontMatter texts) {
        Map<String, Template> all = new LinkedHashMap<>();
        texts.allTexts().forEach((key, value) -> all.put(key, new Template(value)));
        return Map.copyOf(all);
    }
}
