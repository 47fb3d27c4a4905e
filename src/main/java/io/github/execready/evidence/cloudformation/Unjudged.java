// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.cloudformation.Node.Mapping;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;

/** What a template leaves to programs that run before it is deployed. */
final class Unjudged {

    private Unjudged() {}

    /** An object that a macro or loop writes, wholly or in part: nothing in it is known. */
    static Value value(Stack stack, String key, Mapping mapping) {
        Node function = mapping.members().get(key);
        if (key.equals("Fn::Transform") && function != null) {
            return stack.deployment().unjudged(macro(function, mapping.location()));
        }
        return key.startsWith("Fn::ForEach")
                ? stack.deployment().unjudged(loop(key, mapping.location()))
                : Gaps.notJudged(key, "stands beside other members, where it can only stand alone", mapping.location());
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
