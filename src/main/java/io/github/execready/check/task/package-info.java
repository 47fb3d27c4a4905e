/** Checks of the task and its definition as a whole. */
@NullMarked
package io.github.execready.check.task;

import org.jspecify.annotations.NullMarked;
