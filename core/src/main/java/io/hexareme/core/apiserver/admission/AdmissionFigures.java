package io.hexareme.core.apiserver.admission;

import io.hexareme.core.machinery.NoMetrics;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.metrics.Metrics.Histogram;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** How long each plugin takes, by what is done and whether it refuses: Kubernetes' {@code apiserver_admission_controller_…}. */
public final class AdmissionFigures {
  private static final List<Double> BOUNDS = List.of(0.005, 0.025, 0.1, 0.5, 1.0, 2.5);
  private static final double NANOS = 1e9;

  private final Metrics metrics;
  private final Loop loop;

  public AdmissionFigures(Metrics metrics, Loop loop) {
    this.metrics = metrics;
    this.loop = loop;
  }

  /** The same steps, measured; they themselves where nobody wants to know. */
  List<MutatingStep> mutating(List<MutatingStep> steps) {
    return metrics == NoMetrics.NONE ? steps : steps.stream().map(this::measured).toList();
  }

  /** Likewise. */
  List<ValidatingStep> validating(List<ValidatingStep> steps) {
    return metrics == NoMetrics.NONE ? steps : steps.stream().map(this::measured).toList();
  }

  private MutatingStep measured(MutatingStep step) {
    Row row = new Row(step.name(), "admit");
    return switch (step) {
      case MutatingPlugin plugin -> new MeasuredMutation(plugin, row);
      case WaitingMutation waiting -> new MeasuredWaitingMutation(waiting, row);
    };
  }

  private ValidatingStep measured(ValidatingStep step) {
    Row row = new Row(step.name(), "validate");
    return switch (step) {
      case ValidatingPlugin plugin -> new MeasuredValidation(plugin, row);
      case WaitingValidation waiting -> new MeasuredWaitingValidation(waiting, row);
    };
  }

  /** The figures of one plugin, made when they are first needed. */
  private final class Row {
    private final String name;
    private final String type;
    private final Histogram[] figures = new Histogram[2 * Attributes.Operation.values().length];

    Row(String name, String type) {
      this.name = name;
      this.type = type;
    }

    void took(long since, Attributes attributes, boolean rejected) {
      int at = 2 * attributes.operation().ordinal() + (rejected ? 1 : 0);
      if (figures[at] == null) {
        figures[at] = metrics.histogram("apiserver_admission_controller_admission_duration_seconds",
            "How long a plugin of the admission chain takes, in seconds, by what is done with the object, whether it refused, and whether it may "
                + "change the object (admit) or not (validate).", BOUNDS,
            List.of("name", name, "operation", attributes.operation().name(), "rejected", Boolean.toString(rejected), "type", type));
      }
      figures[at].observe((loop.nanos() - since) / NANOS);
    }
  }

  private final class MeasuredMutation implements MutatingPlugin {
    private final MutatingPlugin plugin;
    private final Row row;

    MeasuredMutation(MutatingPlugin plugin, Row row) {
      this.plugin = plugin;
      this.row = row;
    }

    @Override
    public String name() {
      return plugin.name();
    }

    @Override
    public Obj admit(Attributes attributes) {
      long since = loop.nanos();
      boolean rejected = true;
      try {
        Obj admitted = plugin.admit(attributes);
        rejected = false;
        return admitted;
      } finally {
        row.took(since, attributes, rejected);
      }
    }
  }

  private final class MeasuredWaitingMutation implements WaitingMutation {
    private final WaitingMutation plugin;
    private final Row row;

    MeasuredWaitingMutation(WaitingMutation plugin, Row row) {
      this.plugin = plugin;
      this.row = row;
    }

    @Override
    public String name() {
      return plugin.name();
    }

    @Override
    public CompletionStage<Obj> admit(Attributes attributes) {
      long since = loop.nanos();
      return plugin.admit(attributes).whenComplete((admitted, failure) -> row.took(since, attributes, failure != null));
    }
  }

  private final class MeasuredValidation implements ValidatingPlugin {
    private final ValidatingPlugin plugin;
    private final Row row;

    MeasuredValidation(ValidatingPlugin plugin, Row row) {
      this.plugin = plugin;
      this.row = row;
    }

    @Override
    public String name() {
      return plugin.name();
    }

    @Override
    public void validate(Attributes attributes) {
      long since = loop.nanos();
      boolean rejected = true;
      try {
        plugin.validate(attributes);
        rejected = false;
      } finally {
        row.took(since, attributes, rejected);
      }
    }
  }

  private final class MeasuredWaitingValidation implements WaitingValidation {
    private final WaitingValidation plugin;
    private final Row row;

    MeasuredWaitingValidation(WaitingValidation plugin, Row row) {
      this.plugin = plugin;
      this.row = row;
    }

    @Override
    public String name() {
      return plugin.name();
    }

    @Override
    public CompletionStage<Void> validate(Attributes attributes) {
      long since = loop.nanos();
      return plugin.validate(attributes).whenComplete((agreed, failure) -> row.took(since, attributes, failure != null));
    }
  }
}
