/** Where evidence comes from. Sources know the model and nothing of the checks, so every source serves every check. */
@NullMarked
package io.github.execready.evidence;

import org.jspecify.annotations.NullMarked;
