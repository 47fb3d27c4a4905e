// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.terraform;

import io.github.execready.evidence.planned.Resource;
import io.github.execready.evidence.planned.Value;
import io.github.execready.model.Gap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resources of Terraform's that say a part of another one: the subnets of an endpoint, the encryption of a bucket, the policy of
 * a key. What they say is put into the one that they belong to; where that cannot be told, it stays unjudged.
 */
final class Additions {

    /** The properties that name what an addition belongs to. */
    private static final List<String> OWNERS = List.of("Endpoint", "Key", "Bucket", "RoleName");

    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final List<Gap> unjudged = new ArrayList<>();

    Additions(List<Resource> resources) {
        resources.forEach(r -> this.resources.putIfAbsent(r.address(), r));
    }

    /** Puts what an addition says where it belongs. */
    void add(Instance instance, Resource addition) {
        Map<String, Value> said = new LinkedHashMap<>(addition.properties().members());
        Optional<Value> owner =
                OWNERS.stream().filter(said::containsKey).map(said::remove).findFirst();
        Optional<Resource> target = owner.map(Additions::bare)
                .filter(Value.Reference.class::isInstance)
                .map(v -> ((Value.Reference) v).address())
                .or(() -> owner.flatMap(this::named))
                .map(resources::get);
        if (target.isEmpty()) {
            boolean literal = owner.filter(Value.Scalar.class::isInstance).isPresent();
            if (!literal) {
                unjudged.add(new Gap(
                        Gap.Reason.KNOWN_AFTER_APPLY,
                        instance.address(),
                        "the plan does not tell what it belongs to",
                        Optional.of(addition.location())));
            }
            return;
        }
        if (ExclusivePolicies.TYPES.contains(instance.type())) {
            List<Resource> kept = ExclusivePolicies.of(instance.type(), target.get(), Translator.with(addition, said))
                    .among(resources());
            resources.clear();
            kept.forEach(r -> resources.put(r.address(), r));
            return;
        }
        instance.condition()
                .ifPresent(condition -> said.replaceAll((name, value) ->
                        on(condition, value, target.get().properties().members().get(name))));
        resources.put(
                target.get().address(),
                switch (instance.type()) {
                    case "aws_s3_bucket_server_side_encryption_configuration" ->
                        set(target.get(), "BucketEncryption", new Value.Fields(said, addition.location()));
                    default -> merged(target.get(), said);
                });
    }

    /** What is added on a condition, and what stays where that does not hold. */
    private static Value on(String condition, Value value, @Nullable Value otherwise) {
        Value nothing = new Value.Nothing(value.location());
        if (value instanceof Value.Items items) {
            return new Value.Items(
                    items.items().stream()
                            .<Value>map(item -> new Value.Choice(condition, item, nothing, item.location()))
                            .toList(),
                    value.location());
        }
        return new Value.Choice(condition, value, otherwise == null ? nothing : otherwise, value.location());
    }

    /** All resources, with what was added to them. */
    List<Resource> resources() {
        return List.copyOf(resources.values());
    }

    List<Gap> unjudged() {
        return List.copyOf(unjudged);
    }

    private static Value bare(Value value) {
        return value instanceof Value.Assumed assumed ? assumed.value() : value;
    }

    private Optional<String> named(Value name) {
        return name instanceof Value.Scalar scalar
                ? resources.values().stream()
                        .filter(r -> List.of("RoleName", "BucketName").stream()
                                .anyMatch(p -> r.properties().members().get(p) instanceof Value.Scalar s
                                        && s.text().equals(scalar.text())
                                        && (r.type().equals("AWS::IAM::Role")
                                                || r.type().equals("AWS::S3::Bucket"))))
                        .map(Resource::address)
                        .findFirst()
                : Optional.empty();
    }

    private static Resource set(Resource target, String property, Value.Fields said) {
        Map<String, Value> members = new LinkedHashMap<>(target.properties().members());
        Map<String, Value> inner = new LinkedHashMap<>(said.members());
        inner.remove("Bucket");
        members.put(property, new Value.Fields(inner, said.location()));
        return Translator.with(target, members);
    }

    private static Resource merged(Resource target, Map<String, Value> said) {
        Map<String, Value> members = new LinkedHashMap<>(target.properties().members());
        said.forEach((name, value) -> {
            if (name.endsWith("Ids")) {
                members.merge(name, list(value), Additions::longer);
            } else {
                members.put(name, value);
            }
        });
        return Translator.with(target, members);
    }

    private static Value list(Value value) {
        return value instanceof Value.Items ? value : new Value.Items(List.of(value), value.location());
    }

    private static Value longer(Value one, Value other) {
        if (one instanceof Value.Items a && other instanceof Value.Items b) {
            // A state that is known already has the subnets of the associations in it.
            Set<Value> all = new LinkedHashSet<>(a.items());
            all.addAll(b.items());
            return new Value.Items(List.copyOf(all), one.location());
        }
        return one;
    }
}
