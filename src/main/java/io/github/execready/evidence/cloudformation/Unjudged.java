// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.cloudformation.Node.Mapping;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;

/** What a template leaves to programs that run before it is deployed. */
final class Unjudged {

    private Unjudged() {}

    /**
     * An object that a macro or loop writes, wholly or in part: nothing in it is known. What stands beside it or elsewhere it
     * cannot change.
     *
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-macros-author.html">Macros: a
     *     snippet is processed with its siblings</a>
     */
    static Value value(String key, Mapping mapping) {
        Node function = mapping.members().get(key);
        if (key.equals("Fn::Transform") && function != null) {
            return open(macro(function, mapping.location()), mapping.location());
        }
        return key.startsWith("Fn::ForEach")
                ? open(loop(key, mapping.location()), mapping.location())
                : Gaps.notJudged(key, "stands beside other members, where it can only stand alone", mapping.location());
    }

    private static Value open(Gap gap, Location at) {
        return new Value.Open(gap, at);
    }

    /** Whether a program has a hand in the properties of a resource. */
    static boolean isIn(Node resource) {
        return resource.members("Properties").keySet().stream()
                .anyMatch(key -> key.equals("Fn::Transform") || key.startsWith("Fn::ForEach"));
    }

    static Gap macro(Node transform, Location at) {
        return Gaps.gap(
                "transform " + Template.name(transform).map(Excerpt::of).orElse("without a name"),
                "what it makes of the template is not known before it is deployed",
                at);
    }

    static Gap loop(String key, Location at) {
        return Gaps.gap(Excerpt.of(key), "what it repeats is not judged", at);
    }
}
