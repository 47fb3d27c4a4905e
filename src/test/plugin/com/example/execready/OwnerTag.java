// SPDX-License-Identifier: Apache-2.0
package com.example.execready;

import io.github.execready.check.Check;
import io.github.execready.check.Facts;
import io.github.execready.model.Part;
import io.github.execready.check.Inputs;
import io.github.execready.check.Judgement;
import io.github.execready.check.Outcome;
import io.github.execready.model.Evidence;
import io.github.execready.model.Task;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The task carries an owner tag, so that whoever enters it knows whom to tell. */
public final class OwnerTag implements Check {

    @Override
    public String id() {
        return "example-owner-tag";
    }

    @Override
    public Set<Part> inputs() {
        return Set.of(Part.TASK);
    }

    @Override
    public List<Judgement> judge(Inputs inputs) {
        Evidence<Map<String, String>> tags = inputs.task().flatMap(Task::tags);
        Outcome outcome = tags.fold(
                known -> known.value().containsKey("owner")
                        ? Outcome.pass(Facts.none().and("owner", known.value().get("owner"), known.origin()))
                        : Outcome.fail("example-owner-unknown", Facts.none().and("tags", known.value().keySet().toString(), known.origin())),
                absent -> Outcome.notApplicable("no-task"),
                unknown -> Outcome.notEvaluated(unknown.gap()));
        return List.of(new Judgement(inputs.taskSubject(), outcome));
    }
}
