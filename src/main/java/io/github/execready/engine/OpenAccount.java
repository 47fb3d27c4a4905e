// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

import io.github.execready.model.Arn;
import java.util.regex.Pattern;

/**
 * What people read where a plan or template leaves its account open: a word, and not the number that stands for it while
 * policies are matched. A number would be taken for somebody's account.
 */
final class OpenAccount {

    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])" + Arn.UNKNOWN_ACCOUNT + "(?![0-9])");
    private static final String WORD = "ACCOUNT";

    private OpenAccount() {}

    static Finding named(Finding finding) {
        return finding.reworded(OpenAccount::named);
    }

    private static String named(String text) {
        return text.contains(Arn.UNKNOWN_ACCOUNT) ? NUMBER.matcher(text).replaceAll(WORD) : text;
    }
}
