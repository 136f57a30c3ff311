package io.hexareme.ports.metrics;

import java.util.concurrent.CompletionStage;

/** Driven port: all figures there are, written down. */
@FunctionalInterface
public interface Exposition {

  /** In Prometheus' text format, version 0.0.4. Called on a loop, completes on that loop; never blocks it for long. */
  CompletionStage<String> text();
}
