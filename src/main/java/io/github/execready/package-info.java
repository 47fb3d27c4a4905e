/**
 * The library's front door: {@link io.github.execready.ExecReadiness} takes a source of evidence and gives a report.
 */
@NullMarked
package io.github.execready;

import org.jspecify.annotations.NullMarked;
