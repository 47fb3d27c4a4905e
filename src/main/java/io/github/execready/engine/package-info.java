/** Runs checks over a target and draws the conclusion: findings, root causes, one verdict. */
@NullMarked
package io.github.execready.engine;

import org.jspecify.annotations.NullMarked;
