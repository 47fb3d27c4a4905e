package io.github.execready.model;

/**
 * A resource limit of a container.
 */
public record Ulimit(String name, int softLimit, int hardLimit) {}
