// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import java.util.List;

/**
 * A question to AWS's policy simulator, and its answer.
 *
 * @param answer each action of the question, in its order; never only some of them
 */
public record Simulation(SimulationQuestion question, Evidence<List<SimulatedAction>> answer) {}
