// SPDX-License-Identifier: Apache-2.0
package io.github.execready.evidence.planned;

import io.github.execready.model.Evidence;
import io.github.execready.model.ExecTarget;
import java.util.Optional;
import java.util.function.Function;

/**
 * What launches tasks, whatever its type calls the settings.
 *
 * @param by the resource that launches
 * @param address what its authors call it
 * @param settings where launch type, platform version and the exec flag are
 * @param cluster names the cluster
 * @param definition names the task definition
 * @param network the settings of {@code awsvpc} mode
 * @param overrides what is changed for the tasks when they start; absent where nothing is
 * @param under the same in another view
 */
record Launch(
        ExecTarget.Identity.Kind kind,
        Resource by,
        String address,
        Property settings,
        Property cluster,
        Property definition,
        Property network,
        Property overrides,
        Function<Scope, Launch> under) {

    /** The same in another view. */
    Launch in(Scope other) {
        return under.apply(other);
    }

    /** The same in one branch of a condition; empty where that is decided. */
    Optional<Launch> branch(String condition, boolean holds) {
        return definition.scope().branch(condition, holds).map(this::in);
    }

    /** The same with another way to read it again. */
    Launch readBy(Function<Scope, Launch> reading) {
        return new Launch(kind, by, address, settings, cluster, definition, network, overrides, reading);
    }

    Property flag() {
        return settings.at("EnableExecuteCommand");
    }

    /** What is given at the start instead of a property of the task definition; absent where nothing is. */
    Property overriding(String property) {
        return overrides.either(property);
    }

    /** The provider of the first element of the strategy; empty without a strategy. */
    Optional<Property> provider() {
        return settings.at("CapacityProviderStrategy").each().stream()
                .map(element -> element.at("CapacityProvider"))
                .findFirst();
    }

    Optional<Resource> definedBy() {
        return definition.resource(DefinitionReader.TYPE);
    }

    /** A name of the service; empty for what is none. */
    Evidence<String> serviceName() {
        return kind == ExecTarget.Identity.Kind.PLANNED_SERVICE
                ? settings.at("ServiceName").text()
                : Evidence.absent(settings.origin());
    }
}
