package io.hexareme.core.apiserver.fairness;

import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.metrics.Metrics.Counter;
import io.hexareme.ports.metrics.Metrics.Histogram;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What Kubernetes counts of one flow schema in one level. */
final class FlowFigures {
  private static final List<Double> BOUNDS = List.of(0.0, 0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0);
  private static final double NANOS = 1e9;

  private final Metrics metrics;
  private final List<String> labels;
  private final Counter dispatched;
  private final Histogram waited;
  private final Histogram waitedInVain;
  private final Histogram executed;
  private final Map<Dispatcher.Refused, Counter> refused = new EnumMap<>(Dispatcher.Refused.class);
  // Looked at for the figures on other threads too, who may see what was a moment ago.
  private int waiting;
  private int executing;

  FlowFigures(Metrics metrics, FlowSchema schema) {
    this.metrics = metrics;
    labels = List.of("flow_schema", schema.name(), "priority_level", schema.level());
    dispatched = metrics.counter("apiserver_flowcontrol_dispatched_requests_total",
        "Number of requests executed by API Priority and Fairness subsystem", labels);
    waited = wait("true");
    waitedInVain = wait("false");
    executed = metrics.histogram("apiserver_flowcontrol_request_execution_seconds",
        "Duration of initial stage (for a WATCH) or any (for a non-WATCH) stage of request execution in the API Priority and Fairness subsystem",
        BOUNDS, labels);
    metrics.gauge("apiserver_flowcontrol_current_inqueue_requests",
        "Number of requests currently pending in queues of the API Priority and Fairness subsystem", labels, () -> waiting);
    metrics.gauge("apiserver_flowcontrol_current_executing_requests",
        "Number of requests in initial (for a WATCH) or any (for a non-WATCH) execution stage in the API Priority and Fairness subsystem", labels,
        () -> executing);
  }

  /** Of a level as a whole. */
  static void of(Metrics metrics, Level level) {
    List<String> labels = List.of("priority_level", level.spec().name());
    metrics.gauge("apiserver_flowcontrol_nominal_limit_seats", "Nominal number of execution seats configured for each priority level", labels,
        level::nominal);
    metrics.gauge("apiserver_flowcontrol_current_executing_seats",
        "Concurrency (number of seats) occupied by the currently executing requests in the API Priority and Fairness subsystem", labels, level::inUse);
  }

  private Histogram wait(String execute) {
    return metrics.histogram("apiserver_flowcontrol_request_wait_duration_seconds", "Length of time a request spent waiting in its queue", BOUNDS,
        with("execute", execute));
  }

  private List<String> with(String name, String value) {
    List<String> all = new ArrayList<>(labels);
    all.add(name);
    all.add(value);
    return all;
  }

  /** One that never waits. */
  void passed() {
    dispatched.add(1);
  }

  void arrived() {
    waiting = waiting + 1;
  }

  void began(long nanosWaited) {
    waiting = waiting - 1;
    executing = executing + 1;
    dispatched.add(1);
    waited.observe(nanosWaited / NANOS);
  }

  void ended(long nanos) {
    executing = executing - 1;
    executed.observe(nanos / NANOS);
  }

  void refused(Dispatcher.Refused why, long nanosWaited) {
    waiting = waiting - 1;
    waitedInVain.observe(nanosWaited / NANOS);
    refused.computeIfAbsent(why, reason -> metrics.counter("apiserver_flowcontrol_rejected_requests_total",
        "Number of requests rejected by API Priority and Fairness subsystem", with("reason", reason.words()))).add(1);
  }
}
