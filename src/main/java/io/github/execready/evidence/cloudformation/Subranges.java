// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.cloudformation;

import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code Fn::Cidr}: the first ranges of a size within an IPv4 range. */
final class Subranges {

    private static final Pattern RANGE =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

    // CloudFormation makes no more.
    private static final int MOST = 256;

    private Subranges() {}

    static Value value(Scope scope, List<Node> arguments, Location at) {
        if (arguments.size() != 3) {
            return open(at);
        }
        Value range = scope.value(arguments.get(0));
        Optional<Integer> count = Numbers.of(scope.value(arguments.get(1)));
        Optional<Integer> hostBits = Numbers.of(scope.value(arguments.get(2)));
        return Lifted.over(range, block -> {
            Matcher matcher = RANGE.matcher(block instanceof Value.Scalar scalar ? scalar.text() : "");
            return matcher.matches() && count.isPresent() && hostBits.isPresent()
                    ? ranges(matcher, count.get(), hostBits.get(), at)
                    : open(at);
        });
    }

    private static Value ranges(Matcher block, int count, int hostBits, Location at) {
        int prefix = Integer.parseInt(block.group(5));
        if (prefix > 32 || hostBits > 32 - prefix || count > MOST || hostBits == 0) {
            return open(at);
        }
        long address = 0;
        for (int i = 1; i <= 4; i++) {
            address = (address << 8) | (Integer.parseInt(block.group(i)) & 0xff);
        }
        long start = (address >> (32 - prefix)) << (32 - prefix);
        List<Value> ranges = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ranges.add(new Value.Scalar(text(start + ((long) i << hostBits)) + "/" + (32 - hostBits), at));
        }
        return new Value.Items(ranges, at);
    }

    private static String text(long address) {
        return IntStream.of(24, 16, 8, 0)
                .mapToObj(bits -> Long.toString((address >> bits) & 0xff))
                .collect(Collectors.joining("."));
    }

    private static Value open(Location at) {
        return Gaps.notJudged("Fn::Cidr", "of a range that is open, or not of IPv4", at);
    }
}
