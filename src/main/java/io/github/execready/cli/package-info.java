/** The command line: one class a command, exit codes, the terminal. */
@NullMarked
package io.github.execready.cli;

import org.jspecify.annotations.NullMarked;
