// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something made when it is first asked for, once, whichever thread asks. */
final class Lazy<T> {

    private final Supplier<? extends T> maker;
    private @Nullable T made;

    Lazy(Supplier<? extends T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        T value = made;
        if (value == null) {
            value = maker.get();
            made = value;
        }
        return value;
    }

    synchronized void ifMade(Consumer<? super T> use) {
        if (made != null) {
            use.accept(made);
        }
    }
}
