/** The project's own settings: {@code .execready.yaml}. */
@NullMarked
package io.github.execready.config;

import org.jspecify.annotations.NullMarked;
