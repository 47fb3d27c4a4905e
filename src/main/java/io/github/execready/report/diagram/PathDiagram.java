// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report.diagram;

import io.github.execready.check.TracedPath.State;
import io.github.execready.engine.Finding;
import io.github.execready.engine.PathInWords;
import io.github.execready.engine.PathInWords.Hop;
import io.github.execready.engine.Report;
import io.github.execready.engine.TargetReport;
import io.github.execready.model.ExecTarget.Identity;
import io.github.execready.report.CheckWords;
import io.github.execready.report.Names;
import io.github.execready.report.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is to be drawn of one path, in whatever format.
 *
 * @param state whether packets get through
 * @param title the same in a sentence
 * @param about whose path it is
 * @param nodes the task, the hops to the service, the service, the hops of its answers
 */
public record PathDiagram(State state, String title, String about, List<Node> nodes) {

    private static final int LONGEST = 300;

    /** What a node stands for. */
    enum Role {
        TASK,
        OUT,
        SERVICE,
        BACK
    }

    /**
     * A box of the picture.
     *
     * @param state of a hop; open for the ends
     * @param object AWS's id of what decides there; empty for none, and where the words name it
     * @param reached whether packets come here
     * @param cut whether packets come no further
     */
    record Node(Role role, State state, String heading, String object, String words, boolean reached, boolean cut) {

        /** Whether it is where the path starts or leads. */
        boolean isEnd() {
            return role == Role.TASK || role == Role.SERVICE;
        }
    }

    public PathDiagram {
        nodes = List.copyOf(nodes);
    }

    /** The task once more, where answers arrive; for pictures that cannot lead back to its first box. */
    Node home() {
        Node last = nodes.get(nodes.size() - 1);
        Node task = nodes.get(0);
        boolean arrives = last.reached() && !last.cut();
        return new Node(Role.TASK, State.OPEN, task.heading(), task.object(), "", arrives, false);
    }

    /** The paths of a report, those that are broken first; targets with the same path share a picture. */
    static List<PathDiagram> of(CheckWords words, Report report) {
        Map<List<Object>, List<TargetReport>> targets = new LinkedHashMap<>();
        Map<List<Object>, Finding> findings = new LinkedHashMap<>();
        for (TargetReport target : report.targets()) {
            for (Finding finding : target.findings()) {
                List<Object> key = List.of(finding.check(), finding.path().shape());
                if (!finding.path().isNone()) {
                    findings.putIfAbsent(key, finding);
                    targets.computeIfAbsent(key, k -> new ArrayList<>()).add(target);
                }
            }
        }
        return findings.entrySet().stream()
                .map(e -> of(words, targets.getOrDefault(e.getKey(), List.of()), e.getValue()))
                .sorted(Comparator.comparing(diagram -> urgency(diagram.state())))
                .toList();
    }

    private static PathDiagram of(CheckWords words, List<TargetReport> sharing, Finding finding) {
        return of(words, sharing.get(0), finding, (int)
                sharing.stream().distinct().count());
    }

    /**
     * The path of a finding.
     *
     * @param targets how many targets have it
     */
    public static PathDiagram of(CheckWords words, TargetReport target, Finding finding, int targets) {
        PathInWords path = finding.path();
        List<Node> hops = new ArrayList<>();
        int cut = path.breaksAt();
        for (int i = 0; i < path.hops().size(); i++) {
            hops.add(hop(words, path.hops().get(i), i <= cut, i == cut));
        }
        boolean arrives = hops.stream().noneMatch(n -> n.role() == Role.OUT && n.cut());
        List<Node> nodes = Stream.of(
                        Stream.of(task(target.identity())),
                        hops.stream().filter(n -> n.role() == Role.OUT),
                        Stream.of(new Node(Role.SERVICE, State.OPEN, "Service", path.service(), "", arrives, false)),
                        hops.stream().filter(n -> n.role() == Role.BACK))
                .flatMap(part -> part)
                .toList();
        String more = targets > 1 ? ", and " + (targets - 1) + " more" : "";
        return new PathDiagram(
                path.conclusion(),
                title(path, arrives),
                PlainText.clipped(finding.check() + ": " + Names.of(target.identity()) + more, LONGEST),
                nodes);
    }

    private static Node hop(CheckWords words, Hop hop, boolean reached, boolean cut) {
        String id =
                hop.object().contains("/") ? hop.object().substring(hop.object().indexOf('/') + 1) : "";
        boolean back = hop.kind().endsWith("-back") || hop.kind().contains("-back-");
        return new Node(
                back ? Role.BACK : Role.OUT,
                hop.state(),
                words.hopName(hop.kind()),
                PlainText.clipped(hop.words().contains(id) ? "" : id, LONGEST),
                PlainText.clipped(hop.words(), LONGEST),
                reached,
                cut);
    }

    private static Node task(Identity identity) {
        boolean runs = !identity.taskId().isEmpty();
        return new Node(
                Role.TASK,
                State.OPEN,
                runs ? "Task" : "Next task of the service",
                PlainText.clipped(runs ? identity.taskId() : identity.service(), LONGEST),
                "",
                true,
                false);
    }

    private static String title(PathInWords path, boolean arrives) {
        String service = PlainText.clipped(path.service().isEmpty() ? "the service" : path.service(), LONGEST);
        return switch (path.conclusion()) {
            case OPEN -> "The task reaches " + service;
            case BLOCKED -> arrives ? "The task gets no answer from " + service : "The task does not reach " + service;
            case UNKNOWN -> "Not known whether the task reaches " + service;
        };
    }

    private static int urgency(State state) {
        return switch (state) {
            case BLOCKED -> 0;
            case UNKNOWN -> 1;
            case OPEN -> 2;
        };
    }
}
