// SPDX-License-Identifier: Apache-2.0
package io.github.execready.network;

/**
 * TCP ports from the first to the last, both included.
 *
 * @param first 0 to 65535
 * @param last 0 to 65535
 */
public record PortRange(int first, int last) {

    /**
     * Any port that a client or a NAT gateway may choose for itself.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html">Ephemeral ports</a>
     */
    public static final PortRange EPHEMERAL = new PortRange(1024, 65_535);

    static final PortRange HTTPS = new PortRange(443, 443);

    public PortRange {
        if (first < 0 || last > 65_535 || first > last) {
            throw new IllegalArgumentException("ports " + first + " to " + last);
        }
    }

    boolean contains(int port) {
        return first <= port && port <= last;
    }

    @Override
    public String toString() {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
