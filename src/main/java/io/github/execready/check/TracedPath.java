// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import static java.util.Objects.requireNonNull;

import io.github.execready.network.Hop;
import io.github.execready.network.NetworkObject;
import io.github.execready.network.Observed;
import io.github.execready.network.Path;
import java.util.List;
import java.util.Locale;

/**
 * The path that an outcome was read off, for reports. It says the same as {@link Path} in names instead of types, since
 * nobody behind the checks knows the analysis.
 *
 * @param service as people call it: {@code ssmmessages}, {@code s3 in us-west-2}
 * @param legs in the order in which packets meet them, those behind a break included
 */
public record TracedPath(String service, List<Leg> legs) {

    /** Whether packets pass a leg; {@code label} is how reports write it. */
    public enum State {
        OPEN,
        BLOCKED,
        UNKNOWN;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One thing that packets pass.
     *
     * @param kind in kebab-case: {@code task-security-groups}
     * @param objectType what decides here, in kebab-case: {@code security-group}
     * @param objectId AWS's id of it; empty where there is none, or none is known
     * @param reason in kebab-case; empty exactly where packets pass
     */
    public record Leg(String kind, State state, String objectType, String objectId, String reason, Facts facts) {

        public Leg {
            requireNonNull(kind, "kind");
            requireNonNull(state, "state");
            requireNonNull(objectType, "objectType");
            requireNonNull(objectId, "objectId");
            requireNonNull(reason, "reason");
            requireNonNull(facts, "facts");
        }

        /** As reports write it: {@code security-group/sg-1}, or the type alone. */
        public String object() {
            return objectId.isEmpty() ? objectType : objectType + "/" + objectId;
        }
    }

    public TracedPath {
        requireNonNull(service, "service");
        legs = List.copyOf(legs);
    }

    /** The path that the analysis found. */
    public static TracedPath of(Path path, String service) {
        return new TracedPath(service, path.hops().stream().map(TracedPath::leg).toList());
    }

    private static Leg leg(Hop hop) {
        NetworkObject at = hop.at();
        return new Leg(
                label(hop.kind()),
                switch (hop.state()) {
                    case OPEN -> State.OPEN;
                    case BLOCKED -> State.BLOCKED;
                    case UNKNOWN -> State.UNKNOWN;
                },
                label(at.type()),
                at.id(),
                hop.reason().map(TracedPath::label).orElse(""),
                facts(hop.observed()));
    }

    private static Facts facts(List<Observed> observed) {
        Facts facts = Facts.none();
        for (Observed one : observed) {
            facts = facts.and(one.name().label(), one.value(), one.origin());
        }
        return facts;
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
