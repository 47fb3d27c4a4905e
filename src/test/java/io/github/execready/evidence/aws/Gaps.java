// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** What is unknown in evidence, a line a fact: {@code trustPolicy iam:GetRole ACCESS_DENIED}. */
final class Gaps {

    private Gaps() {}

    static List<String> in(Object fact) {
        List<String> gaps = new ArrayList<>();
        collect(fact, "", gaps);
        return gaps;
    }

    private static void collect(Object here, String path, List<String> gaps) {
        if (here instanceof Evidence.Unknown<?> unknown) {
            gaps.add((path + " " + unknown.gap().source() + " " + unknown.gap().reason()).strip());
        } else if (here instanceof Evidence<?> evidence) {
            evidence.toOptional().ifPresent(value -> collect(value, path, gaps));
        } else if (here instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(list.get(i), path + "[" + i + "]", gaps);
            }
        } else if (here instanceof Record) {
            for (RecordComponent component : here.getClass().getRecordComponents()) {
                try {
                    collect(
                            component.getAccessor().invoke(here),
                            path.isEmpty() ? component.getName() : path + "." + component.getName(),
                            gaps);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(path, e);
                }
            }
        }
    }
}
