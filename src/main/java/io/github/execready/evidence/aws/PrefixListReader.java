// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.aws;

import io.github.execready.model.Evidence;
import io.github.execready.model.Origin;
import io.github.execready.model.PrefixList;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;

/** Reads managed prefix lists and their blocks. */
final class PrefixListReader {

    private record Name(String id, Evidence<String> name) {}

    private record Entries(String id, Evidence<List<String>> cidrs) {}

    private final AwsApi api;

    PrefixListReader(AwsApi api) {
        this.api = api;
    }

    /** The lists, one for every id; what a list holds that may not be read is unknown in it. */
    Pending<Evidence<List<PrefixList>>> all(Collection<String> ids) {
        List<String> sorted = ids.stream().distinct().sorted().toList();
        Origin origin = new Origin(Ec2Operations.GET_MANAGED_PREFIX_LIST_ENTRIES.action(), "");
        if (sorted.isEmpty()) {
            return Pending.of(Evidence.known(List.of(), origin));
        }
        return names(sorted)
                .with(
                        Pending.all(sorted.stream().map(this::entries).toList()),
                        (names, entries) -> Evidence.known(
                                entries.stream()
                                        .map(list -> new PrefixList(list.id(), name(names, list.id()), list.cidrs()))
                                        .toList(),
                                origin));
    }

    private Pending<Evidence<List<Name>>> names(List<String> ids) {
        return Ec2Pages.PREFIX_LISTS.read(
                api,
                DescribeManagedPrefixListsRequest.builder()
                        .filters(Ec2Pages.filter("prefix-list-id", ids))
                        .build(),
                (list, reading) -> new Name(
                        Reading.plain(list.prefixListId()), reading.text("PrefixListName", list.prefixListName())));
    }

    private static Evidence<String> name(Evidence<List<Name>> names, String id) {
        Origin origin = new Origin(Ec2Operations.DESCRIBE_MANAGED_PREFIX_LISTS.action(), "PrefixLists");
        return names.flatMap(all -> all.stream()
                .filter(name -> name.id().equals(id))
                .findFirst()
                .map(Name::name)
                .orElseGet(() -> Evidence.absent(origin)));
    }

    private Pending<Entries> entries(String id) {
        return Ec2Pages.PREFIX_LIST_ENTRIES
                .read(
                        api,
                        GetManagedPrefixListEntriesRequest.builder()
                                .prefixListId(id)
                                .build(),
                        (entry, reading) -> Reading.plain(entry.cidr()))
                .map(cidrs -> new Entries(id, cidrs));
    }
}
