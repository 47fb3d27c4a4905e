/** Draws the paths of a report, for people who see sooner than they read. */
@NullMarked
package io.github.execready.report.diagram;

import org.jspecify.annotations.NullMarked;
