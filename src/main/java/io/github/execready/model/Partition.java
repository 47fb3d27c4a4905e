// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import static java.util.Objects.requireNonNull;

/** An AWS partition by its ARN name: {@code aws}, {@code aws-cn}, {@code aws-us-gov}, and what may yet come. */
public record Partition(String id) {

    public Partition {
        requireNonNull(id, "id");
    }

    /**
     * The partition that a Region's name shows. A prefix that is not known belongs to {@code aws}, where new Regions
     * appear.
     */
    public static Partition ofRegion(String region) {
        if (region.startsWith("cn-")) {
            return new Partition("aws-cn");
        }
        if (region.startsWith("us-gov-")) {
            return new Partition("aws-us-gov");
        }
        if (region.startsWith("us-isob-")) {
            return new Partition("aws-iso-b");
        }
        if (region.startsWith("us-iso-")) {
            return new Partition("aws-iso");
        }
        if (region.startsWith("eusc-")) {
            return new Partition("aws-eusc");
        }
        return new Partition("aws");
    }
}
