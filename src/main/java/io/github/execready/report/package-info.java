/** The formats of a report, one class each. */
@NullMarked
package io.github.execready.report;

import org.jspecify.annotations.NullMarked;
