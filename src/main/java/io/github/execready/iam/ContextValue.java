// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

import java.util.List;

/** What is known of one condition key of a request. */
public sealed interface ContextValue {

    /** The key is there with one value. */
    record Single(String value) implements ContextValue {}

    /** The key is one that may have several values, and these are they. */
    record Multiple(List<String> values) implements ContextValue {
        public Multiple {
            values = List.copyOf(values);
        }
    }

    /** The request does not have the key. */
    record Absent() implements ContextValue {}

    /** Nobody knows whether the request has the key, or with which value. */
    record Unknown() implements ContextValue {}
}
