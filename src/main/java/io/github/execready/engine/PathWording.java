// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import io.github.execready.catalog.HopWords;
import io.github.execready.check.Fact;
import io.github.execready.check.TracedPath;
import io.github.execready.check.TracedPath.Leg;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the path of an outcome into the words of the documents. */
final class PathWording {

    private final HopWords words;

    PathWording(HopWords words) {
        this.words = words;
    }

    PathInWords of(TracedPath path) {
        List<PathInWords.Hop> hops =
                path.legs().stream().map(leg -> hop(path.service(), leg)).toList();
        return new PathInWords(path.service(), hops);
    }

    private PathInWords.Hop hop(String service, Leg leg) {
        Map<String, String> facts = new HashMap<>();
        for (Fact fact : leg.facts().list()) {
            facts.merge(fact.name(), fact.value(), (one, other) -> one.equals(other) ? one : one + ", " + other);
        }
        facts.put("at", leg.objectId().isEmpty() ? words.name(leg.objectType()) : leg.objectId());
        if (!leg.objectId().isEmpty()) {
            facts.put("id", leg.objectId());
        }
        facts.put("service", service);
        return new PathInWords.Hop(
                leg.kind(),
                leg.object(),
                leg.state(),
                leg.reason(),
                words.of(leg.kind(), leg.state().label(), leg.reason(), facts));
    }
}
