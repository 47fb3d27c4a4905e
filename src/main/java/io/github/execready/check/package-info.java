/**
 * The preconditions of ECS Exec, one class each. A check is a pure function from evidence to outcomes; its words and its
 * severity are in the document of the same name in {@code checks/}.
 */
@NullMarked
package io.github.execready.check;

import org.jspecify.annotations.NullMarked;
