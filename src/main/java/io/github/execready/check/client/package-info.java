/** Checks of the machine that {@code aws ecs execute-command} is typed on. */
@NullMarked
package io.github.execready.check.client;

import org.jspecify.annotations.NullMarked;
