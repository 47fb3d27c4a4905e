/** Checks of the sessions that are open already. */
@NullMarked
package io.github.execready.check.sessions;

import org.jspecify.annotations.NullMarked;
