// SPDX-License-Identifier: Apache-2.0
package io.github.execready.report;

/** What a colour stands for; the sixteen basic colours, which every terminal lets its owner choose. */
enum Tone {
    PLAIN(""),
    BAD("1;31"),
    CARE("1;33"),
    GOOD("1;32"),
    OPEN("1;35"),
    STRONG("1"),
    FAINT("2");

    private final String code;

    Tone(String code) {
        this.code = code;
    }

    String paint(String text) {
        return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
