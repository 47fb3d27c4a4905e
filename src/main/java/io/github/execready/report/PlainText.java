// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

import io.github.execready.check.Subject;
import io.github.execready.engine.Assumption;
import io.github.execready.engine.ContainerVerdict;
import io.github.execready.engine.Finding;
import io.github.execready.engine.Finding.Missing;
import io.github.execready.engine.Finding.Observation;
import io.github.execready.engine.Finding.Remedy;
import io.github.execready.engine.PathInWords;
import io.github.execready.engine.PathInWords.Hop;
import io.github.execready.engine.Report;
import io.github.execready.engine.Suppression;
import io.github.execready.engine.TargetReport;
import io.github.execready.model.ExecTarget.Identity;
import io.github.execready.model.Location;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Takes out of texts what a terminal, a log viewer or a reviewer's eye would take for something else: control
 * characters, which move cursors and set titles, and invisible formatting, which reorders or hides what stands beside it.
 * Stop reasons, tags and names are chosen by people outside, so every format starts here.
 */
public final class PlainText {

    private PlainText() {}

    /** The text on one line: breaks and tabs become a space, other control and formatting characters are dropped. */
    public static String line(String text) {
        return clean(text, false);
    }

    /** The text with its line breaks, for commands of several lines. */
    public static String lines(String text) {
        return clean(text.replace("\r\n", "\n"), true);
    }

    /** The report with every text in it made plain. */
    public static Report of(Report report) {
        return new Report(
                line(report.toolVersion()),
                report.verdict(),
                report.exitCode(),
                report.targets().parallelStream().map(PlainText::target).toList());
    }

    /** The text cut to a length, with a word on how much is left out. */
    public static String clipped(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        String mark = "... (" + text.length() + " characters in all)";
        int end = Math.max(0, length - mark.length());
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + mark;
    }

    private static TargetReport target(TargetReport target) {
        return new TargetReport(
                identity(target.identity()),
                target.verdict(),
                each(target.rootCauses()),
                each(target.containers(), c -> new ContainerVerdict(line(c.name()), c.verdict())),
                each(target.assumptions(), a -> new Assumption(line(a.id()), line(a.message()))),
                each(target.findings(), PlainText::finding));
    }

    private static Identity identity(Identity identity) {
        return new Identity(
                identity.kind(),
                line(identity.region()),
                line(identity.cluster()),
                line(identity.service()),
                line(identity.task()),
                line(identity.address()),
                identity.location().map(PlainText::location));
    }

    private static Location location(Location location) {
        return new Location(line(location.file()), location.line(), location.column());
    }

    private static Finding finding(Finding f) {
        return new Finding(
                line(f.check()),
                new Subject(f.subject().kind(), line(f.subject().name())),
                f.status(),
                f.severity(),
                line(f.cause()),
                f.likelihood(),
                line(f.message()),
                f.passing(),
                each(
                        f.evidence(),
                        o -> new Observation(
                                line(o.source()),
                                line(o.path()),
                                line(o.value()),
                                o.location().map(PlainText::location))),
                each(f.missing(), m -> new Missing(line(m.source()), line(m.reason()), line(m.resolution()))),
                line(f.blockedBy()),
                remedy(f.remedy()),
                line(f.documentation()),
                suppression(f.suppression()),
                path(f.path()),
                f.location().map(PlainText::location),
                line(f.assumption()),
                f.known());
    }

    private static PathInWords path(PathInWords path) {
        return new PathInWords(
                line(path.service()),
                each(
                        path.hops(),
                        h -> new Hop(line(h.kind()), line(h.object()), h.state(), line(h.reason()), line(h.words()))));
    }

    private static Remedy remedy(Remedy remedy) {
        return new Remedy(line(remedy.summary()), each(remedy.commands(), PlainText::lines), each(remedy.cautions()));
    }

    private static Suppression suppression(Suppression suppression) {
        return new Suppression(
                line(suppression.reason()),
                line(suppression.source()),
                line(suppression.expires()),
                suppression.inSource());
    }

    private static List<String> each(List<String> texts) {
        return each(texts, PlainText::line);
    }

    /** Most lists of a report are empty, and it has tens of thousands. */
    private static <T> List<T> each(List<T> all, UnaryOperator<T> plain) {
        return all.isEmpty() ? List.of() : all.stream().map(plain).toList();
    }

    private static String clean(String text, boolean keepBreaks) {
        if (isPrintableAscii(text)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(c -> append(plain, c, keepBreaks));
        return plain.toString();
    }

    /** Nearly every text is, and has nothing to take out. */
    private static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder plain, int c, boolean keepBreaks) {
        if (c == '\n' && keepBreaks) {
            plain.append('\n');
            return;
        }
        if (isBreak(c)) {
            plain.append(' ');
            return;
        }
        int type = Character.getType(c);
        if (type == Character.SURROGATE) {
            plain.append('\uFFFD');
        } else if (type != Character.CONTROL && type != Character.FORMAT) {
            plain.appendCodePoint(c);
        }
    }

    private static boolean isBreak(int c) {
        return c == '\n' || c == '\r' || c == '\t' || c == 0x0B || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }
}
