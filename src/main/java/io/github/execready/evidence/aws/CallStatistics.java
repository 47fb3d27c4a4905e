// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

/**
 * What reading the evidence took.
 *
 * @param calls how many calls were made
 * @param chain how many of them had to follow one another: the round trips that no parallelism saves
 */
public record CallStatistics(int calls, int chain) {}
