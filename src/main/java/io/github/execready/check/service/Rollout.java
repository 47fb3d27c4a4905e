// SPDX-License-Identifier: Apache-2.0
package io.github.execready.check.service;

import io.github.execready.check.Facts;
import io.github.execready.model.Deployment;
import io.github.execready.model.DeploymentConfiguration;
import io.github.execready.model.Evidence;
import io.github.execready.model.Origin;
import io.github.execready.model.Service;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the deployments of a service say about the tasks that it runs now. */
public final class Rollout {

    /** How far the newest deployment has come. */
    enum State {
        /** One deployment, and it is complete. */
        SETTLED,
        /** Tasks are being replaced, and none of the new ones failed. */
        UNDER_WAY,
        /** New tasks of the only deployment fail. */
        FAILING,
        /** New tasks fail while those of an older deployment keep running. */
        STUCK,
        /** The deployment was, or is being, rolled back. */
        ROLLED_BACK
    }

    private Rollout() {}

    static Evidence<State> state(Evidence<Service> service) {
        return service.flatMap(Service::deployments)
                .fold(
                        known -> state(known.value(), rollsBack(service), known.origin()),
                        absent -> Evidence.known(State.SETTLED, absent.origin()),
                        unknown -> Evidence.unknown(unknown.gap()));
    }

    /** Why a deployment is being rolled back, in AWS's words; empty where none is. */
    static Evidence<String> rollbackReason(Evidence<Service> service) {
        return service.flatMap(Service::deployments)
                .map(all -> rollbackReason(all, rollsBack(service)).orElse(""));
    }

    /** The deployment whose tasks are to stay. */
    static Optional<Deployment> primary(Evidence<Service> service) {
        return service.flatMap(Service::deployments).toOptional().flatMap(Rollout::primary);
    }

    /** Whether a deployment that goes well is about to replace a task that {@code startedBy} started. */
    public static boolean replaces(Evidence<Service> service, Evidence<String> startedBy) {
        return state(service).is(State.UNDER_WAY)
                && startedBy.isKnown()
                && primary(service).filter(d -> !startedBy.is(d.id())).isPresent();
    }

    /**
     * Adds what decides which remedies work: {@code otherController} and {@code codeDeploy} where ECS refuses to force a
     * deployment, {@code interrupts} where a deployment stops the old tasks before new ones run.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html">
     *     DeploymentConfiguration: the minimum is rounded up, so only 0 lets the last task stop</a>
     */
    public static Facts remedyFacts(Evidence<Service> service, Facts facts) {
        Evidence<String> controller = service.flatMap(Service::deploymentController);
        Facts extended = facts;
        if (controller.isKnown() && !controller.is("ECS")) {
            extended = extended.forWords("otherController", controller);
        }
        if (controller.is("CODE_DEPLOY")) {
            extended = extended.forWords("codeDeploy", controller);
        }
        Evidence<Integer> minimum = service.flatMap(Service::deploymentConfiguration)
                .flatMap(DeploymentConfiguration::minimumHealthyPercent);
        return minimum.is(0) ? extended.forWords("interrupts", minimum) : extended;
    }

    private static boolean rollsBack(Evidence<Service> service) {
        return service.flatMap(Service::deploymentConfiguration)
                .flatMap(DeploymentConfiguration::rollback)
                .is(true);
    }

    private static Evidence<State> state(List<Deployment> deployments, boolean rollback, Origin origin) {
        boolean alone = deployments.size() < 2;
        // Task sets, which CodeDeploy and external controllers use, have no rollout state.
        String stateless = alone ? "COMPLETED" : "IN_PROGRESS";
        return primary(deployments)
                .map(primary -> primary.rolloutState()
                        .absentAs(stateless)
                        .map(rollout -> state(
                                primary,
                                rollout,
                                alone,
                                rollbackReason(deployments, rollback).isPresent())))
                .orElseGet(() -> Evidence.known(State.SETTLED, origin));
    }

    private static State state(Deployment primary, String rolloutState, boolean alone, boolean rolledBack) {
        if (rolloutState.equals("COMPLETED")) {
            return State.SETTLED;
        }
        if (rolledBack) {
            return State.ROLLED_BACK;
        }
        boolean fails = rolloutState.equals("FAILED")
                || primary.failedTasks().toOptional().filter(n -> n > 0).isPresent();
        if (fails) {
            return alone ? State.FAILING : State.STUCK;
        }
        return State.UNDER_WAY;
    }

    // The new primary says where it rolls back to; before it exists, the failed one names the circuit breaker.
    private static Optional<String> rollbackReason(List<Deployment> deployments, boolean rollback) {
        return deployments.stream()
                .flatMap(d -> d.rolloutStateReason().toOptional().stream())
                .filter(reason -> {
                    String words = reason.toLowerCase(Locale.ROOT);
                    return words.contains("rolling back") || (rollback && words.contains("circuit breaker"));
                })
                .findFirst();
    }

    private static Optional<Deployment> primary(List<Deployment> deployments) {
        return deployments.stream().filter(d -> d.status().equals("PRIMARY")).findFirst();
    }
}
