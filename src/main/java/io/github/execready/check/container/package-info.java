/** Checks of single containers: whether they run, carry the exec agent, and let it work. */
@NullMarked
package io.github.execready.check.container;

import org.jspecify.annotations.NullMarked;
