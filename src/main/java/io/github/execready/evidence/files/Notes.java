// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.files;

import java.util.ArrayList;
import java.util.List;

/** What there was nothing to judge in: said, so that nobody takes it for judged. */
final class Notes {

    private static final int MOST_NAMES = 3;

    private final List<String> others = new ArrayList<>();
    private final List<String> barren = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private final List<String> links = new ArrayList<>();

    /** A file that somebody named and that is something else. */
    void other(String file) {
        others.add(file);
    }

    /** A folder that holds nothing of the kind. */
    void barren(String folder) {
        barren.add(folder);
    }

    /** A file of a folder that is neither JSON nor YAML, and does not begin like a plan or template either. */
    void unread(String file) {
        unread.add(file);
    }

    /** A link that leads to a folder, or to nothing. */
    void link(String path) {
        links.add(path);
    }

    /** A line for each file or folder that was named, one for all files that were not. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        others.forEach(file ->
                lines.add(file + ": nothing to judge, for it is neither a plan nor a template that execready knows"));
        barren.forEach(
                folder -> lines.add(folder + ": holds neither a plan nor a template nor a configuration of Terraform"));
        if (!unread.isEmpty()) {
            lines.add((unread.size() == 1 ? "1 file is" : unread.size() + " files are")
                    + " passed over as neither JSON nor YAML, and unlike a template: " + some(unread));
        }
        if (!links.isEmpty()) {
            lines.add((links.size() == 1 ? "1 link is" : links.size() + " links are")
                    + " not followed, to a folder or to nothing; name what is to be judged: " + some(links));
        }
        return lines;
    }

    private static String some(List<String> unsorted) {
        List<String> names = unsorted.stream().sorted().toList();
        int shown = names.size() == MOST_NAMES + 1 ? names.size() : Math.min(names.size(), MOST_NAMES);
        String list = String.join(", ", names.subList(0, shown));
        return shown == names.size() ? list : list + " and " + (names.size() - shown) + " more";
    }
}
