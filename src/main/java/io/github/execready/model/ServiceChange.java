// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

/**
 * What a plan makes of a service that exists already.
 *
 * @param hadExec whether its tasks are launched with exec until then
 * @param replacesTasks whether the change makes ECS replace the tasks that run
 */
public record ServiceChange(Evidence<Boolean> hadExec, Evidence<Boolean> replacesTasks) {}
