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
 * @param hops what is said of the hops of a path through a network
 * @param permissions the IAM actions that find the target, whichever checks run
 */
public record CommonWords(
        Map<String, String> notApplicable,
        Map<String, Template> gaps,
        Map<String, String> assumptions,
        HopWords hops,
        List<String> permissions) {

    static CommonWords read(SplitDocument document) {
        FrontMatter front = FrontMatter.of(document.name(), document.front())
                .allowing(Set.of("not-applicable", "gaps", "assumptions", "hop-names", "hops", "permissions"));
        Map<String, Template> gaps = new LinkedHashMap<>();
        front.mapping("gaps").allTexts().forEach((key, value) -> gaps.put(key, new Template(value)));
        return new CommonWords(
                front.mapping("not-applicable").allTexts(),
                gaps,
                front.mapping("assumptions").allTexts(),
                HopWords.read(front.mapping("hops"), front.mapping("hop-names")),
                front.texts("permissions"));
    }
}
