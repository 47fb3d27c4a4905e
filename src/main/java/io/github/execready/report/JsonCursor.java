// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads JSON strictly: a member that is missing, twice there or of another type is an error that says where. */
final class JsonCursor {

    private final JsonReader json;

    /**
     * @param limit the number of characters after which reading stops with an error
     */
    JsonCursor(Reader in, long limit) {
        json = new JsonReader(new Bounded(in, limit));
        json.setStrictness(Strictness.STRICT);
    }

    /** How to read one value. */
    @FunctionalInterface
    interface Parser<T> {
        T read(JsonCursor cursor) throws IOException;
    }

    /**
     * A member of an object.
     *
     * @param otherwise its value where it is not there; empty if it has to be
     */
    record Member<T>(String name, Parser<T> parser, List<T> otherwise) {

        static <T> Member<T> required(String name, Parser<T> parser) {
            return new Member<>(name, parser, List.of());
        }

        static <T> Member<T> optional(String name, Parser<T> parser, T otherwise) {
            return new Member<>(name, parser, List.of(otherwise));
        }
    }

    /** The members read from one object. */
    static final class Members {

        private final Map<Member<?>, Object> values = new HashMap<>();

        @SuppressWarnings("unchecked") // What a member's parser read was put in under that member.
        <T> T get(Member<T> member) {
            Object value = values.get(member);
            return value == null ? member.otherwise().get(0) : (T) value;
        }
    }

    /** Reads a whole document. */
    <T> T document(Parser<T> parser) throws IOException {
        try {
            T read = parser.read(this);
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw wrong("nothing may follow the report");
            }
            return read;
        } catch (MalformedJsonException | EOFException | IllegalStateException | NumberFormatException e) {
            throw wrong("is not valid JSON, or not of the type that a report has there");
        }
    }

    Members object(List<Member<?>> known) throws IOException {
        Members members = new Members();
        Set<String> seen = new HashSet<>();
        expect(JsonToken.BEGIN_OBJECT, "an object");
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            if (!seen.add(name)) {
                throw wrong("the member '" + PlainText.line(name) + "' is there twice");
            }
            Optional<Member<?>> member =
                    known.stream().filter(m -> m.name().equals(name)).findFirst();
            if (member.isPresent()) {
                members.values.put(member.get(), member.get().parser().read(this));
            } else {
                json.skipValue();
            }
        }
        for (Member<?> member : known) {
            if (member.otherwise().isEmpty() && !seen.contains(member.name())) {
                throw wrong("the member '" + member.name() + "' is missing");
            }
        }
        json.endObject();
        return members;
    }

    <T> List<T> list(Parser<T> parser) throws IOException {
        List<T> items = new ArrayList<>();
        expect(JsonToken.BEGIN_ARRAY, "an array");
        json.beginArray();
        while (json.hasNext()) {
            items.add(parser.read(this));
        }
        json.endArray();
        return items;
    }

    String text() throws IOException {
        expect(JsonToken.STRING, "a string");
        return json.nextString();
    }

    List<String> texts() throws IOException {
        return list(JsonCursor::text);
    }

    /** A string, or null, which is read as empty text. */
    String textOrNull() throws IOException {
        return orNull(JsonCursor::text, "");
    }

    <T> T orNull(Parser<T> parser, T whenNull) throws IOException {
        if (json.peek() == JsonToken.NULL) {
            json.nextNull();
            return whenNull;
        }
        return parser.read(this);
    }

    boolean flag() throws IOException {
        expect(JsonToken.BOOLEAN, "true or false");
        return json.nextBoolean();
    }

    int number() throws IOException {
        expect(JsonToken.NUMBER, "a number");
        return json.nextInt();
    }

    /** A string that stands for something; the error names the string when it stands for nothing. */
    <T> T word(String what, Function<String, Optional<T>> meaning) throws IOException {
        String text = text();
        return meaning.apply(text).orElseThrow(() -> wrong("'" + shown(text) + "' is no " + what));
    }

    ReportFormatException wrong(String what) {
        String described = json.toString();
        int at = described.indexOf(" at ");
        return new ReportFormatException(what, PlainText.line(at < 0 ? described : described.substring(at + 4)));
    }

    private void expect(JsonToken token, String what) throws IOException {
        if (json.peek() != token) {
            throw wrong("expected " + what);
        }
    }

    private static String shown(String text) {
        return PlainText.clipped(PlainText.line(text), 80);
    }

    /** A reader that gives up on input no report can have. */
    private static final class Bounded extends FilterReader {

        private long left;

        Bounded(Reader in, long limit) {
            super(in);
            this.left = limit;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            left -= Math.max(0, count);
            if (left < 0) {
                throw new ReportFormatException("is longer than any report", "end of what is read");
            }
            return count;
        }
    }
}
