// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import static java.util.Objects.requireNonNull;

import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a plan or template gives for a property, as far as it can be told before anything is deployed. A property that is
 * not set has no value at all; {@link Nothing} stands where one branch of a choice sets none.
 */
public sealed interface Value {

    /** Where it stands: the key of a member, else the value itself. */
    Location location();

    /** A text, a number, or {@code true} or {@code false}: all as text. */
    record Scalar(String text, Location location) implements Value {
        public Scalar {
            requireNonNull(text, "text");
            requireNonNull(location, "location");
        }
    }

    /** A list. */
    record Items(List<Value> items, Location location) implements Value {
        public Items {
            items = List.copyOf(items);
            requireNonNull(location, "location");
        }
    }

    /** An object, with its members in the order of the file. */
    record Fields(Map<String, Value> members, Location location) implements Value {
        public Fields {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
            requireNonNull(location, "location");
        }
    }

    /**
     * An attribute of another resource of the input.
     *
     * @param address the resource's
     * @param attribute in CloudFormation's spelling: {@code Arn}; {@code Ref} for what a reference to the resource as a
     *     whole gives
     */
    record Reference(String address, String attribute, Location location) implements Value {
        public Reference {
            requireNonNull(address, "address");
            requireNonNull(attribute, "attribute");
            requireNonNull(location, "location");
        }
    }

    /** Texts put together, of which at least one part is not a scalar. */
    record Joined(List<Value> parts, Location location) implements Value {
        public Joined {
            parts = List.copyOf(parts);
            requireNonNull(location, "location");
        }
    }

    /**
     * One of two values, by a condition that the input leaves open.
     *
     * @param condition the condition's name: what has the same name is decided the same way
     */
    record Choice(String condition, Value whenTrue, Value whenFalse, Location location) implements Value {
        public Choice {
            requireNonNull(condition, "condition");
            requireNonNull(whenTrue, "whenTrue");
            requireNonNull(whenFalse, "whenFalse");
            requireNonNull(location, "location");
        }
    }

    /**
     * A value that holds only on an assumption.
     *
     * @param assumption in one line for people: {@code the default of parameter Exec}
     */
    record Assumed(Value value, String assumption) implements Value {
        public Assumed {
            requireNonNull(value, "value");
            requireNonNull(assumption, "assumption");
        }

        @Override
        public Location location() {
            return value.location();
        }
    }

    /** Set to something that the input does not tell. */
    record Open(Gap gap, Location location) implements Value {
        public Open {
            requireNonNull(gap, "gap");
            requireNonNull(location, "location");
        }
    }

    /** Not set after all. */
    record Nothing(Location location) implements Value {
        public Nothing {
            requireNonNull(location, "location");
        }
    }
}
