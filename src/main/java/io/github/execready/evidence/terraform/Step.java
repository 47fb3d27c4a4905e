// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

/**
 * A step to an attribute of a block: the name of a nested block, or of the attribute at the end.
 *
 * @param index which of the blocks of this name it is in the plan
 * @param size how many of them the plan has
 */
record Step(String name, int index, int size) {}
