// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.*;
import java.nio.file.*;
import org.junit.jupiter.api.Test;

class DumpTest {
    static String s(Value v) {
        if (v instanceof Value.Scalar x) return '"' + x.text() + '"';
        if (v instanceof Value.Items x) return x.items().stream().map(DumpTest::s).toList().toString();
        if (v instanceof Value.Fields x) { StringBuilder b = new StringBuilder("{"); x.members().forEach((k, m) -> b.append(k).append(": ").append(s(m)).append(", ")); return b + "}"; }
        if (v instanceof Value.Reference x) return "REF(" + x.address() + "#" + x.attribute() + ")";
        if (v instanceof Value.Joined x) return "JOIN" + x.parts().stream().map(DumpTest::s).toList();
        if (v instanceof Value.Assumed x) return "ASSUMED(" + s(x.value()) + " | " + x.assumption() + ")";
        if (v instanceof Value.Open x) return "OPEN(" + x.gap().reason() + " " + x.gap().source() + " | " + x.gap().detail() + ")";
        return v.toString();
    }
    @Test
    void dump() throws Exception {
        for (String item : System.getProperty("dump.items").split(",")) {
            Path dir = Path.of("/work/shared/corpus/iac/files/tfplan").resolve(item);
            for (TerraformSources src : new TerraformSources[] {TerraformSources.none(), TerraformSources.of(dir)}) {
                PlannedInput in = TerraformPlans.read("plan.json", Files.newInputStream(dir.resolve("plan.json")), src);
                System.out.println("==== " + item + " " + in.unjudged() + " " + in.complete());
                for (Resource r : in.resources()) System.out.println(r.type() + " " + r.address() + " @" + r.location() + "\n    " + s(r.properties()));
            }
        }
    }
}
