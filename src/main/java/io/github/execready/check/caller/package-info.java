/** Checks of what whoever execs may do. */
@NullMarked
package io.github.execready.check.caller;

import org.jspecify.annotations.NullMarked;
