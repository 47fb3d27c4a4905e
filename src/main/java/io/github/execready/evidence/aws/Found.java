// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget.Identity;
import io.github.execready.model.Service;
import io.github.execready.model.StoppedTask;
import io.github.execready.model.Task;
import java.util.List;

/**
 * One thing to judge, as far as it is known when it is found.
 *
 * @param service the service that started the task; absent for a task of its own
 * @param stoppedTasks what the service's tasks died of lately
 */
record Found(
        Identity identity,
        Evidence<Task> task,
        Pending<Evidence<Service>> service,
        Pending<Evidence<List<StoppedTask>>> stoppedTasks) {}
