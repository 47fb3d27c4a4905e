// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.container;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The entries of {@code NO_PROXY} as the exec agent, a Go program, reads them.
 *
 * @see <a href="https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config">httpproxy.Config</a>
 */
record NoProxy(List<String> entries) {

    private static final Pattern REGIONAL =
            Pattern.compile("(?:\\*?\\.)?(?:ssmmessages\\.)?[a-z]{2,4}(?:-[a-z]+)+-\\d\\.amazonaws\\.com(?:\\.cn)?");

    NoProxy {
        entries = entries.stream()
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Whether requests to port 80 of an IPv4 address go past the proxy. */
    boolean coversAddress(String address) {
        return entries.stream()
                .anyMatch(entry -> entry.equals("*")
                        || entry.equals(address)
                        || entry.equals(address + ":80")
                        || networkHolds(entry, address));
    }

    /** Whether requests to port 443 of a host go past the proxy. */
    boolean coversHost(String host) {
        return entries.stream().anyMatch(entry -> entry.equals("*") || domainHolds(withoutPort(entry), host));
    }

    /** Whether requests to Session Manager's channels go past the proxy in one Region or another, for all that is known. */
    boolean coversSomeRegion() {
        return entries.stream()
                .map(NoProxy::withoutPort)
                .anyMatch(entry -> REGIONAL.matcher(entry).matches());
    }

    private static String withoutPort(String entry) {
        return entry.endsWith(":443") ? entry.substring(0, entry.length() - ":443".length()) : entry;
    }

    private static boolean domainHolds(String entry, String host) {
        String domain = entry.startsWith("*.") ? entry.substring(1) : entry;
        if (domain.isEmpty()) {
            return false;
        }
        return domain.startsWith(".") ? host.endsWith(domain) : host.equals(domain) || host.endsWith("." + domain);
    }

    private static boolean networkHolds(String entry, String address) {
        String[] parts = entry.split("/", -1);
        if (parts.length != 2 || !parts[1].matches("\\d|[12]\\d|3[0-2]")) {
            return false;
        }
        OptionalLong network = number(parts[0]);
        if (network.isEmpty()) {
            return false;
        }
        int hostBits = 32 - Integer.parseInt(parts[1]);
        return network.getAsLong() >> hostBits == number(address).orElseThrow() >> hostBits;
    }

    private static OptionalLong number(String address) {
        if (!address.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            return OptionalLong.empty();
        }
        long number = 0;
        for (String part : address.split("\\.", -1)) {
            int octet = Integer.parseInt(part);
            if (octet > 255) {
                return OptionalLong.empty();
            }
            number = number << 8 | octet;
        }
        return OptionalLong.of(number);
    }
}
