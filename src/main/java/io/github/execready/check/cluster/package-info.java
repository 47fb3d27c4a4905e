/** Checks of the cluster. */
@NullMarked
package io.github.execready.check.cluster;

import org.jspecify.annotations.NullMarked;
