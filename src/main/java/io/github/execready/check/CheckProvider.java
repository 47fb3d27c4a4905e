// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check;

import java.util.List;

/**
 * What a plug-in jar offers through {@link java.util.ServiceLoader}: checks of its own, whose documents stand in the
 * same jar as {@code checks/<id>.md}.
 */
public interface CheckProvider {

    /** The checks, in the order in which they are to be reported. */
    List<Check> checks();
}
