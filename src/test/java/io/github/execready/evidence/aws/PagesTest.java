// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.execready.model.Evidence;
import io.github.execready.model.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;

class PagesTest {

    private static final DescribeSubnetsRequest REQUEST =
            DescribeSubnetsRequest.builder().build();

    /** One subnet a page, {@code subnet-1} first. */
    private static FakeAws subnets(int pages) {
        return new FakeAws().computes(Ec2Operations.DESCRIBE_SUBNETS, request -> page(request, pages));
    }

    private static DescribeSubnetsResponse page(DescribeSubnetsRequest request, int pages) {
        int page = request.nextToken() == null ? 1 : Integer.parseInt(request.nextToken());
        return DescribeSubnetsResponse.builder()
                .subnets(Subnet.builder().subnetId("subnet-" + page).build())
                .nextToken(page < pages ? Integer.toString(page + 1) : "")
                .build();
    }

    private static Pending<Evidence<List<String>>> read(AwsApi api) {
        return Ec2Pages.SUBNETS.read(
                api,
                REQUEST,
                (subnet, reading) ->
                        subnet.subnetId() + " at " + reading.origin().path());
    }

    @Test
    void allPagesAreOneListCountedThrough() {
        Pending<Evidence<List<String>>> list = read(subnets(3));

        assertThat(list.join())
                .isEqualTo(Evidence.known(
                        List.of("subnet-1 at Subnets[0]", "subnet-2 at Subnets[1]", "subnet-3 at Subnets[2]"),
                        new Origin("ec2:DescribeSubnets", "Subnets")));
        assertThat(list.chain()).isEqualTo(3);
    }

    @Test
    void asManyPagesAsAreAllowedAreRead() {
        assertThat(read(subnets(Pages.MOST)).join().toOptional().orElseThrow()).hasSize(Pages.MOST);
    }

    @Test
    void morePagesLeaveTheListUnknown() {
        FakeAws aws = subnets(Pages.MOST + 1);

        assertThat(Gaps.in(read(aws).join())).containsExactly("ec2:DescribeSubnets TRUNCATED");
        assertThat(aws.count(Ec2Operations.DESCRIBE_SUBNETS)).isEqualTo(Pages.MOST);
    }

    @Test
    void aPageThatIsDeniedLeavesTheWholeListUnknown() {
        AwsApi secondDenied = new AwsApi() {
            private final AwsApi pages = subnets(3);
            private final AwsApi denied = new FakeAws().denies(Ec2Operations.DESCRIBE_SUBNETS);
            private final List<AwsRequest> asked = new ArrayList<>();

            @Override
            public <Q extends AwsRequest, R extends AwsResponse> Pending<Answer<R>> ask(
                    Operation<Q, R> operation, Q request) {
                asked.add(request);
                return asked.size() == 2 ? denied.ask(operation, request) : pages.ask(operation, request);
            }

            @Override
            public void close() {}
        };

        assertThat(Gaps.in(read(secondDenied).join())).containsExactly("ec2:DescribeSubnets ACCESS_DENIED");
    }

    @Test
    void anEmptyListIsKnownToBeEmpty() {
        FakeAws aws = new FakeAws()
                .computes(
                        Ec2Operations.DESCRIBE_SUBNETS,
                        request -> DescribeSubnetsResponse.builder().build());

        assertThat(read(aws).join().toOptional()).contains(List.of());
    }

    @Test
    void lookingForOneStopsAtItsPage() {
        FakeAws aws = subnets(9);

        Evidence<String> found = Ec2Pages.SUBNETS
                .find(aws, REQUEST, subnet -> "subnet-2".equals(subnet.subnetId()), (subnet, reading) -> "found")
                .join();

        assertThat(found).isEqualTo(Evidence.known("found", new Origin("ec2:DescribeSubnets", "Subnets[1]")));
        assertThat(aws.count(Ec2Operations.DESCRIBE_SUBNETS)).isEqualTo(2);
    }

    @Test
    void whatNoPageHoldsIsAbsent() {
        assertThat(Ec2Pages.SUBNETS
                        .find(subnets(2), REQUEST, subnet -> false, (subnet, reading) -> "found")
                        .join()
                        .isAbsent())
                .isTrue();
    }

    @Test
    void aMarkerOfAListThatIsNotTruncatedIsNotFollowed() {
        FakeAws aws = new FakeAws()
                .computes(
                        IamOperations.LIST_ROLE_POLICIES,
                        request -> ListRolePoliciesResponse.builder()
                                .policyNames("a")
                                .isTruncated(false)
                                .marker("again")
                                .build());

        assertThat(IamPages.ROLE_POLICIES
                        .read(aws, ListRolePoliciesRequest.builder().build(), (name, reading) -> name)
                        .join()
                        .toOptional())
                .contains(List.of("a"));
        assertThat(aws.count(IamOperations.LIST_ROLE_POLICIES)).isEqualTo(1);
    }

    @Test
    void aFilterSaysTheSameForIdsInAnyOrder() {
        assertThat(Ec2Pages.filter("group-id", List.of("sg-2", "sg-1", "sg-2")))
                .isEqualTo(Ec2Pages.filter(
                        "group-id", IntStream.of(1, 2).mapToObj(i -> "sg-" + i).toList()));
    }
}
