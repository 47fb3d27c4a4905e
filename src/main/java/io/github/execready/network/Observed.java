// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

import static java.util.Objects.requireNonNull;

import io.github.execready.model.Evidence;
import io.github.execready.model.Origin;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A fact that a hop rests on, for words about it.
 *
 * @param value as AWS writes it; several are separated by a comma and a space
 */
public record Observed(Name name, String value, Origin origin) {

    /** The sorts of fact. The documents refer to them by their labels. */
    public enum Name {
        /** {@code IPv4}, where the client has such an address. */
        ADDRESS_FAMILY,
        ENABLE_DNS_SUPPORT,
        ENABLE_DNS_HOSTNAMES,
        DOMAIN_NAME_SERVERS,
        PRIVATE_DNS_ENABLED,
        /** The endpoint that the name leads to. */
        ENDPOINT,
        SECURITY_GROUPS,
        /** What the author of a rule says that it is for. */
        RULE_DESCRIPTION,
        /** The subnet whose ACL it is. */
        SUBNET,
        /** The ports that packets go to: those of the question, which no answer of AWS names. */
        PORTS,
        /** The rule of an ACL that denies. */
        RULE_NUMBER,
        RULE_ACTION,
        ROUTE_TABLE,
        DESTINATION,
        TARGET,
        ROUTE_STATE,
        /** The internet gateway that a route leads to. */
        INTERNET_GATEWAY,
        ATTACHED_VPCS,
        PUBLIC_IP,
        ASSIGN_PUBLIC_IP,
        NAT_GATEWAY_STATE,
        CONNECTIVITY_TYPE,
        SOURCE_DEST_CHECK,
        INTERNET_GATEWAY_BLOCK_MODE,
        ENDPOINT_STATE,
        IP_ADDRESS_TYPE,
        ENDPOINT_POLICY;

        /** As documents write it: {@code routeTable}. */
        public String label() {
            StringBuilder label = new StringBuilder();
            for (String word : name().split("_")) {
                String lower = word.toLowerCase(Locale.ROOT);
                label.append(label.isEmpty() ? lower : word.charAt(0) + lower.substring(1));
            }
            return label.toString();
        }

        /** Whether somebody said so; else it only fits words to the case. */
        public boolean isSeen() {
            return this != PORTS;
        }
    }

    public Observed {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
        requireNonNull(origin, "origin");
    }

    /** A fact if it is known. */
    static <T> List<Observed> of(Name name, Evidence<T> fact, Function<T, String> text) {
        return fact.fold(
                known -> List.of(new Observed(name, text.apply(known.value()), known.origin())),
                absent -> List.of(),
                unknown -> List.of());
    }

    /** What stands beside a fact in the same object. */
    static List<Observed> beside(Evidence<?> fact, String member, Name name, String value) {
        return fact.fold(
                known -> List.of(new Observed(name, value, known.origin().beside(member))),
                absent -> List.of(new Observed(name, value, absent.origin().beside(member))),
                unknown -> List.of());
    }

    /** The same, on what another fact assumes as well. */
    Observed resting(Evidence<?> other) {
        return other.fold(known -> assuming(known.origin()), absent -> assuming(absent.origin()), unknown -> this);
    }

    private Observed assuming(Origin other) {
        return new Observed(name, value, origin.assuming(other.assumption()));
    }

    /** A text if it is known, or that it is not set. */
    static List<Observed> orNone(Name name, Evidence<String> fact) {
        return fact.fold(
                known -> List.of(new Observed(name, known.value(), known.origin())),
                absent -> List.of(new Observed(name, "not set", absent.origin())),
                unknown -> List.of());
    }
}
