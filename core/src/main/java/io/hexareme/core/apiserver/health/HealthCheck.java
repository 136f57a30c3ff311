package io.hexareme.core.apiserver.health;

import java.util.Optional;
import java.util.function.Supplier;

/** One thing that must be well. {@code problem} answers what is wrong, empty when nothing is; it must not block. */
public record HealthCheck(String name, Supplier<Optional<String>> problem) {}
