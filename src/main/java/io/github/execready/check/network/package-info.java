/** Checks of the way from the task to the services that a session needs. */
@NullMarked
package io.github.execready.check.network;

import org.jspecify.annotations.NullMarked;
