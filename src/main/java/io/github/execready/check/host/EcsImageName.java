// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.host;

import io.github.execready.model.Evidence;
import io.github.execready.model.Image;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the names of ECS's machine images tell, such as {@code amzn2-ami-ecs-hvm-2.0.20220209-x86_64-ebs} and
 * {@code Windows_Server-2019-English-Full-ECS_Optimized-2022.01.11}.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-optimized_AMI.html">ECS-optimized
 *     images</a>
 */
final class EcsImageName {

    private static final Pattern DATE = Pattern.compile("(?<!\\d)(20\\d\\d)[.-]?(\\d\\d)[.-]?(\\d\\d)(?!\\d)");
    private static final Pattern ECS_IMAGE =
            Pattern.compile("-ami-ecs-|amazon-ecs-optimized|ecs_optimized|^bottlerocket-aws-ecs-");

    private EcsImageName() {}

    static boolean isEcsImage(String name) {
        return ECS_IMAGE.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    static boolean isBottlerocket(String name) {
        return name.startsWith("bottlerocket-aws-ecs-");
    }

    /** When the image was made: a copy keeps its name, and its creation date is only the copy's. */
    static Evidence<Instant> madeAt(Image image) {
        Optional<Instant> inName = image.name().toOptional().flatMap(EcsImageName::dateIn);
        return inName.isPresent() ? image.name().map(name -> inName.get()) : image.creationDate();
    }

    private static Optional<Instant> dateIn(String name) {
        return DATE.matcher(name)
                .results()
                .flatMap(digits -> date(digits).stream())
                .findFirst();
    }

    private static Optional<Instant> date(MatchResult digits) {
        try {
            LocalDate date = LocalDate.of(number(digits, 1), number(digits, 2), number(digits, 3));
            return Optional.of(date.atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(MatchResult digits, int group) {
        return Integer.parseInt(digits.group(group));
    }
}
