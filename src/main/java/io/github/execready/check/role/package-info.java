/** Checks of the task role itself; what it allows is judged elsewhere. */
@NullMarked
package io.github.execready.check.role;

import org.jspecify.annotations.NullMarked;
