// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Texts of which parts may be open: put together, split, and shown. */
final class Texts {

    /** More than CloudFormation takes for a whole template; nested stacks could otherwise double a text at every level. */
    private static final int LONGEST = 1 << 20;

    private static final int MOST_PARTS = 10_000;

    private Texts() {}

    /** The parts as one text: a scalar if all are, the part itself if it is the only one. */
    static Value join(List<Value> parts, Location at) {
        List<Value> flat = new ArrayList<>();
        String assumption = "";
        for (Value part : parts) {
            Value plain = part;
            if (part instanceof Value.Assumed assumed) {
                plain = assumed.value();
                assumption = assumption.isEmpty() || assumption.contains(assumed.assumption())
                        ? assumed.assumption()
                        : assumption + "; " + assumed.assumption();
            }
            if (!append(flat, plain)) {
                return Gaps.notJudged("a text", "longer than a template may be", at);
            }
        }
        return Lifted.assuming(whole(flat, at), assumption);
    }

    private static Value whole(List<Value> flat, Location at) {
        if (flat.isEmpty()) {
            return new Value.Scalar("", at);
        }
        if (flat.size() == 1) {
            return Moved.to(at, flat.get(0));
        }
        List<Value> choices =
                flat.stream().filter(Value.Choice.class::isInstance).toList();
        if (choices.size() == 1 && choices.get(0) instanceof Value.Choice choice) {
            return new Value.Choice(
                    choice.condition(),
                    join(with(flat, choice, choice.whenTrue()), at),
                    join(with(flat, choice, choice.whenFalse()), at),
                    at);
        }
        return new Value.Joined(flat, at);
    }

    private static List<Value> with(List<Value> parts, Value old, Value replacement) {
        return parts.stream().map(part -> part == old ? replacement : part).toList();
    }

    private static boolean append(List<Value> flat, Value part) {
        if (part instanceof Value.Nothing) {
            return true;
        }
        if (part instanceof Value.Joined joined) {
            return joined.parts().stream().allMatch(inner -> append(flat, inner));
        }
        int last = flat.size() - 1;
        if (part instanceof Value.Scalar scalar && last >= 0 && flat.get(last) instanceof Value.Scalar before) {
            flat.set(last, new Value.Scalar(before.text() + scalar.text(), before.location()));
            return before.text().length() + scalar.text().length() <= LONGEST;
        }
        if (!(part instanceof Value.Scalar scalar && scalar.text().isEmpty())) {
            flat.add(part);
        }
        return flat.size() <= MOST_PARTS;
    }

    /** A text cut at a delimiter. Of a part that is open nobody knows whether it holds one. */
    static Value split(Value text, String delimiter, Location at) {
        return Lifted.over(text, value -> {
            if (value instanceof Value.Scalar scalar) {
                return items(List.of(scalar), delimiter, at);
            }
            if (value instanceof Value.Joined joined) {
                return items(joined.parts(), delimiter, at);
            }
            return value instanceof Value.Reference ? new Value.Items(List.of(value), at) : Moved.to(at, value);
        });
    }

    private static Value items(List<Value> parts, String delimiter, Location at) {
        List<Value> items = new ArrayList<>();
        List<Value> current = new ArrayList<>();
        for (Value part : parts) {
            if (!(part instanceof Value.Scalar scalar)) {
                current.add(part);
                continue;
            }
            String rest = scalar.text();
            for (int cut = rest.indexOf(delimiter); cut >= 0; cut = rest.indexOf(delimiter)) {
                current.add(new Value.Scalar(rest.substring(0, cut), at));
                items.add(join(current, at));
                current = new ArrayList<>();
                rest = rest.substring(cut + delimiter.length());
            }
            current.add(new Value.Scalar(rest, at));
        }
        items.add(join(current, at));
        return new Value.Items(items, at);
    }

    /** The text as people may read it, with what is open as {@code ${its name}}. */
    static String shown(Value value) {
        if (value instanceof Value.Scalar scalar) {
            return scalar.text();
        } else if (value instanceof Value.Joined joined) {
            return joined.parts().stream().map(Texts::shown).collect(Collectors.joining());
        } else if (value instanceof Value.Reference reference) {
            return "${" + reference.address() + "." + reference.attribute() + "}";
        } else if (value instanceof Value.Open open) {
            return "${" + name(open.gap()) + "}";
        } else if (value instanceof Value.Assumed assumed) {
            return shown(assumed.value());
        } else if (value instanceof Value.Choice choice) {
            return "${" + choice.condition() + " ? " + shown(choice.whenTrue()) + " : " + shown(choice.whenFalse())
                    + "}";
        } else if (value instanceof Value.Items items) {
            return items.items().stream().map(Texts::shown).collect(Collectors.joining(", ", "[", "]"));
        }
        return "";
    }

    private static String name(Gap gap) {
        return gap.source().startsWith("parameter ") ? gap.source().substring("parameter ".length()) : gap.source();
    }
}
