// SPDX-License-Identifier: Apache-2.0
package io.github.execready.engine;

/** A selection names no check, or leaves none. */
public final class SelectionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SelectionException(String message) {
        super(message);
    }
}
