// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * What an outcome is about.
 *
 * @param name the name or id within its kind
 */
public record Subject(Kind kind, String name) {

    /** The kinds of subject; {@code label} is how reports write them. */
    public enum Kind {
        CLIENT,
        CALLER,
        CLUSTER,
        SERVICE,
        TASK,
        TASK_DEFINITION,
        CONTAINER,
        CONTAINER_INSTANCE,
        ROLE,
        NETWORK_INTERFACE,
        SUBNET,
        VPC_ENDPOINT,
        KMS_KEY,
        LOG_GROUP,
        BUCKET;

        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Subject {
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
    }

    public static Subject container(String name) {
        return new Subject(Kind.CONTAINER, name);
    }

    public boolean isContainer() {
        return kind == Kind.CONTAINER;
    }

    /** As reports write it: {@code container/app}. */
    @Override
    public String toString() {
        return kind.label() + "/" + name;
    }
}
