/** Evidence from the machine that the command would be typed on. */
@NullMarked
package io.github.execready.evidence.local;

import org.jspecify.annotations.NullMarked;
