// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.testing.aws.World;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files of a world as outputs of the AWS CLI, without any network between. */
final class Outputs {

    private Outputs() {}

    static WorldAnswers answers(World world, boolean whole) {
        return new WorldAnswers(of(world), whole);
    }

    static List<CliOutput> of(World world) {
        return world.names().stream()
                .map(name -> output(name, world.get(name, "").toString()))
                .toList();
    }

    static CliOutput output(String name, String json) {
        JsonFile file = JsonFile.parse(name + ".json", json.getBytes(StandardCharsets.UTF_8));
        return CliFile.read(file, note -> {
                    throw new AssertionError(note);
                })
                .orElseThrow();
    }
}
