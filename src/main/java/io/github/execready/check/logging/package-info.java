/** Checks of how sessions are encrypted and logged. */
@NullMarked
package io.github.execready.check.logging;

import org.jspecify.annotations.NullMarked;
