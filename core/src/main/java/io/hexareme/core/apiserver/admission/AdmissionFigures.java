package io.hexareme.core.apiserver.admission;

import io.hexareme.core.machinery.NoMetrics;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.metrics.Metrics.Histogram;
import io.hexareme.ports.time.Loop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** How long each plugin takes, by what is done and whether it refuses: Kubernetes' {@code apiserver_admission_controller_…}. */
public final class AdmissionFigures {
  private static final List<Double> BOUNDS = List.of(0.005, 0.025, 0.1, 0.5, 1.0, 2.5);
  private static final double NANOS = 1e9;

  private final Metrics metrics;
  private final Loop loop;
  private final Map<String, Histogram[]> mutating = new LinkedHashMap<>();
  private final Map<String, Histogram[]> validating = new LinkedHashMap<>();

  public AdmissionFigures(Metrics metrics, Loop loop) {
    this.metrics = metrics;
    this.loop = loop;
  }

  /** What the step makes of the object. */
  <T> T timed(MutatingStep step, Attributes attributes, Supplier<T> work) {
    return timed(mutating, step.name(), "admit", attributes, work);
  }

  /** What the step says. */
  <T> T timed(ValidatingStep step, Attributes attributes, Supplier<T> work) {
    return timed(validating, step.name(), "validate", attributes, work);
  }

  /** A step that must wait takes until it has its answer. */
  private <T> T timed(Map<String, Histogram[]> rows, String name, String type, Attributes attributes, Supplier<T> work) {
    if (metrics == NoMetrics.NONE) {
      return work.get();
    }
    long since = loop.nanos();
    T result;
    try {
      result = work.get();
    } catch (RuntimeException refused) {
      took(rows, name, type, attributes, true, since);
      throw refused;
    }
    if (result instanceof CompletionStage<?> later) {
      later.whenComplete((answer, failure) -> took(rows, name, type, attributes, failure != null, since));
    } else {
      took(rows, name, type, attributes, false, since);
    }
    return result;
  }

  private void took(Map<String, Histogram[]> rows, String name, String type, Attributes attributes, boolean rejected, long since) {
    Histogram[] row = rows.computeIfAbsent(name, absent -> new Histogram[2 * Attributes.Operation.values().length]);
    int at = 2 * attributes.operation().ordinal() + (rejected ? 1 : 0);
    if (row[at] == null) {
      row[at] = metrics.histogram("apiserver_admission_controller_admission_duration_seconds",
          "How long a plugin of the admission chain takes, in seconds, by what is done with the object, whether it refused, and whether it may "
              + "change the object (admit) or not (validate).", BOUNDS,
          List.of("name", name, "operation", attributes.operation().name(), "rejected", Boolean.toString(rejected), "type", type));
    }
    row[at].observe((loop.nanos() - since) / NANOS);
  }
}
