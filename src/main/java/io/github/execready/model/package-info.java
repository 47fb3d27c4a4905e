/**
 * What is known about an exec target: immutable records whose facts are {@link io.github.execready.model.Evidence}, so
 * that "not there" and "could not be read" never look alike.
 */
@NullMarked
package io.github.execready.model;

import org.jspecify.annotations.NullMarked;
