/** Checks of what the task runs on. */
@NullMarked
package io.github.execready.check.host;

import org.jspecify.annotations.NullMarked;
