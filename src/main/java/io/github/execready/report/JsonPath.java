// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import com.google.gson.stream.JsonWriter;
import io.github.execready.check.TracedPath.State;
import io.github.execready.engine.PathInWords;
import io.github.execready.engine.PathInWords.Hop;
import io.github.execready.report.JsonCursor.Member;
import io.github.execready.report.JsonCursor.Members;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The path of a finding as JSON: members that are there only where there is a path. */
public final class JsonPath {

    static final Member<List<Hop>> HOPS = Member.optional("path", c -> c.list(JsonPath::hop), List.of());
    static final Member<String> SERVICE = Member.optional("pathTo", JsonCursor::textOrNull, "");

    private static final Member<String> KIND = Member.required("kind", JsonCursor::text);
    private static final Member<String> OBJECT = Member.required("object", JsonCursor::text);
    private static final Member<State> STATE = Member.required("state", c -> c.word("state of a hop", JsonPath::state));
    private static final Member<String> REASON = Member.required("reason", JsonCursor::textOrNull);
    private static final Member<String> MESSAGE = Member.required("message", JsonCursor::text);

    private JsonPath() {}

    /** Writes the members into an open object. */
    public static void write(JsonWriter json, PathInWords path) throws IOException {
        if (path.isNone()) {
            return;
        }
        json.name("pathTo").value(path.service());
        json.name("path").beginArray();
        for (Hop hop : path.hops()) {
            json.beginObject();
            json.name("kind").value(hop.kind());
            json.name("object").value(hop.object());
            json.name("state").value(hop.state().label());
            json.name("reason");
            if (hop.reason().isEmpty()) {
                json.nullValue();
            } else {
                json.value(hop.reason());
            }
            json.name("message").value(hop.words());
            json.endObject();
        }
        json.endArray();
    }

    private static Hop hop(JsonCursor cursor) throws IOException {
        Members members = cursor.object(List.of(KIND, OBJECT, STATE, REASON, MESSAGE));
        return new Hop(
                members.get(KIND), members.get(OBJECT), members.get(STATE), members.get(REASON), members.get(MESSAGE));
    }

    private static Optional<State> state(String label) {
        return Arrays.stream(State.values())
                .filter(s -> s.label().equals(label))
                .findFirst();
    }
}
