package io.hexareme.core.scheduler;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.scheduler.filter.Verdict;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.trace.Trace;
import io.hexareme.ports.trace.TraceEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/** Records what was decided and why, one event per decision. */
final class DecisionTrace {
  private static final int MOST_NODES = 10;

  private final Trace trace;
  private final Clock clock;

  DecisionTrace(Trace trace, Clock clock) {
    this.trace = trace;
    this.clock = clock;
  }

  void decided(PodInfo pod, Decision decision, String outcome, String span) {
    record(pod, "schedule", details(decision, outcome), span);
  }

  void bindingFailed(PodInfo pod, String node, String why, String span) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("node", node);
    details.put("refused", why);
    record(pod, "bind", details, span);
  }

  private static Map<String, String> details(Decision decision, String outcome) {
    Map<String, String> details = new LinkedHashMap<>();
    switch (decision) {
      case Decision.Bound bound -> {
        details.put("node", bound.node());
        details.put("feasible", Integer.toString(bound.feasible()));
        details.put("score", Long.toString(bound.score()));
        bound.scores().forEach((scorer, score) -> details.put("score." + scorer, Long.toString(score)));
      }
      case Decision.Unschedulable nowhere -> {
        details.put("message", outcome);
        details.put("feasible", "0");
        int told = 0;
        for (Map.Entry<String, Verdict.Reject> entry : nowhere.rejections().entrySet()) {
          if (told++ < MOST_NODES) {
            details.put("node." + entry.getKey(), String.join(", ", entry.getValue().reasons()));
          }
        }
      }
    }
    return details;
  }

  private void record(PodInfo pod, String action, Map<String, String> details, String span) {
    long revision = Meta.revision(pod.object());
    trace.record(new TraceEvent(
        clock.now(), "scheduler", action, "Pod " + pod.key(), revision, span, "revision:" + revision, details));
  }
}
