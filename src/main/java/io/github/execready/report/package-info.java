/** Writes a report in the formats that people and programs read; decides nothing about it. */
@NullMarked
package io.github.execready.report;

import org.jspecify.annotations.NullMarked;
