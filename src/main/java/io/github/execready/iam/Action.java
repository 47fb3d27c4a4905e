// SPDX-License-Identifier: Apache-2.0
package io.github.execready.iam;

/**
 * An action such as {@code ssmmessages:OpenDataChannel}.
 *
 * @param name in AWS's spelling
 * @param normalName in lower case, as it is compared
 */
record Action(String name, String normalName) {

    static Action of(String name) {
        return new Action(name, Context.normal(name));
    }
}
