// SPDX-License-Identifier: Apache-2.0
package io.github.execready.testing;

import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import io.github.execready.model.Gap;
import io.github.execready.model.Origin;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Changes single facts of a target by their path, such as
 * {@code taskDefinition.containerDefinitions[0].readonlyRootFilesystem}: record components separated by dots, elements of
 * lists by their index; evidence on the way is looked into.
 */
public final class Edits {

    private final ExecTarget target;

    private Edits(ExecTarget target) {
        this.target = target;
    }

    public static Edits of(ExecTarget target) {
        return new Edits(target);
    }

    public ExecTarget target() {
        return target;
    }

    /** Makes a fact known, or replaces a component that is no evidence. */
    public Edits set(String path, Object value) {
        return edit(
                path, old -> old instanceof Evidence<?> ? Evidence.known(value, new Origin("test:Edit", path)) : value);
    }

    /** Makes a fact known, absent or unknown in a way of one's own. */
    public Edits replace(String path, Evidence<?> evidence) {
        return edit(path, old -> evidence);
    }

    public Edits absent(String path) {
        return edit(path, old -> Evidence.absent(new Origin("test:Edit", path)));
    }

    public Edits unknown(String path) {
        return edit(path, old -> Evidence.unknown(gap(path)));
    }

    /** The paths of all facts of a target, outer ones before those inside them. */
    public static List<String> paths(ExecTarget target) {
        List<String> paths = new ArrayList<>();
        collect(target, "", paths);
        return paths;
    }

    private Edits edit(String path, UnaryOperator<Object> change) {
        List<String> steps = new ArrayList<>();
        for (String part : path.split("\\.")) {
            int bracket = part.indexOf('[');
            steps.add(bracket < 0 ? part : part.substring(0, bracket));
            if (bracket >= 0) {
                steps.add(part.substring(bracket));
            }
        }
        return new Edits((ExecTarget) changed(target, steps, change, path));
    }

    private static Object changed(Object here, List<String> steps, UnaryOperator<Object> change, String path) {
        if (steps.isEmpty()) {
            return change.apply(here);
        }
        if (here instanceof Evidence<?> evidence) {
            return evidence.fold(
                    known -> Evidence.known(changed(known.value(), steps, change, path), known.origin()),
                    absent -> {
                        throw new IllegalArgumentException(path + ": absent on the way, at " + steps.get(0));
                    },
                    unknown -> {
                        throw new IllegalArgumentException(path + ": unknown on the way, at " + steps.get(0));
                    });
        }
        List<String> rest = steps.subList(1, steps.size());
        if (here instanceof List<?> list) {
            int index = Integer.parseInt(steps.get(0).substring(1, steps.get(0).length() - 1));
            List<Object> copy = new ArrayList<>(list);
            copy.set(index, changed(copy.get(index), rest, change, path));
            return List.copyOf(copy);
        }
        return withComponent((Record) here, steps.get(0), old -> changed(old, rest, change, path), path);
    }

    private static Object withComponent(Record here, String name, UnaryOperator<Object> change, String path) {
        RecordComponent[] components = here.getClass().getRecordComponents();
        if (Arrays.stream(components).noneMatch(c -> c.getName().equals(name))) {
            throw new IllegalArgumentException(
                    path + ": " + here.getClass().getSimpleName() + " has no component " + name);
        }
        try {
            Object[] values = new Object[components.length];
            Class<?>[] types = new Class<?>[components.length];
            for (int i = 0; i < components.length; i++) {
                Object value = components[i].getAccessor().invoke(here);
                values[i] = components[i].getName().equals(name) ? change.apply(value) : value;
                types[i] = components[i].getType();
            }
            return here.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(path, e);
        }
    }

    private static void collect(Object here, String path, List<String> paths) {
        if (here instanceof Evidence<?> evidence) {
            paths.add(path);
            evidence.toOptional().ifPresent(value -> collect(value, path, paths));
        } else if (here instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(list.get(i), path + "[" + i + "]", paths);
            }
        } else if (here instanceof Record record
                && here.getClass().getPackageName().endsWith(".model")) {
            for (RecordComponent component : here.getClass().getRecordComponents()) {
                try {
                    collect(
                            component.getAccessor().invoke(record),
                            path.isEmpty() ? component.getName() : path + "." + component.getName(),
                            paths);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(path, e);
                }
            }
        }
    }

    private static Gap gap(String path) {
        return new Gap(Gap.Reason.ACCESS_DENIED, "test:Edit", "AccessDenied: " + path);
    }
}
