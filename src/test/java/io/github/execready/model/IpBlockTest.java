// SPDX-License-Identifier: Apache-2.0
package io.github.execready.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpBlockTest {

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3/16, 10.1.0.0, 10.2.0.0",
        "10.0.255.0/24, 10.0.255.0, 10.1.0.0",
        "10.0.0.7/32, 10.0.0.7, 10.0.0.8",
        "127.255.255.255/1, 0.0.0.0, 128.0.0.0",
        "10.0.0.9/29, 10.0.0.8, 10.0.0.16",
        "2001:db8:0:ff00::/56, 2001:db8:0:ff00::, 2001:db8:1::",
    })
    void namesItsFirstAddressAndTheOneAfterItsLast(String block, String first, String after) {
        IpBlock parsed = IpBlock.parse(block).orElseThrow();

        assertThat(parsed.first()).isEqualTo(IpAddress.parse(first).orElseThrow());
        assertThat(parsed.after()).contains(IpAddress.parse(after).orElseThrow());
    }

    @Test
    void knowsThatNothingFollowsTheLastAddress() {
        assertThat(IpBlock.parse("0.0.0.0/0").orElseThrow().after()).isEmpty();
        assertThat(IpBlock.parse("::/0").orElseThrow().after()).isEmpty();
        assertThat(IpBlock.parse("255.255.255.0/24").orElseThrow().after()).isEmpty();
        assertThat(IpBlock.parse("ffff::/16").orElseThrow().after()).isEmpty();
    }
}
