/** Checks of the service that runs the task. */
@NullMarked
package io.github.execready.check.service;

import org.jspecify.annotations.NullMarked;
