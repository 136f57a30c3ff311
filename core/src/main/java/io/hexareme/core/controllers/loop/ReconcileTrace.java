package io.hexareme.core.controllers.loop;

import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.trace.TraceEvent;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells the trace what a controller did; reconciles that found nothing to do are not worth an event. */
final class ReconcileTrace {
  private final Controller controller;
  private final Surroundings surroundings;

  ReconcileTrace(Controller controller, Surroundings surroundings) {
    this.controller = controller;
    this.surroundings = surroundings;
  }

  String newSpan() {
    return HexFormat.of().toHexDigits(surroundings.randomness().nextLong());
  }

  /**
   * @param began when, so that the event stands before the requests that it led to
   * @param revision the one whose event last queued the key; 0 when it came back by itself
   */
  void attempted(ObjectKey key, String span, Instant began, long revision, Plan plan, Outcome outcome) {
    String subject = controller.subject(key);
    if (outcome instanceof Outcome.Broken(String message)) {
      record("panic", subject, began, revision, span, Map.of("message", message));
    } else if (!plan.commands().isEmpty() || !(outcome instanceof Outcome.Done)) {
      record("reconcile", subject, began, revision, span, details(plan, outcome));
    }
  }

  void panic(String subject, long revision, String message) {
    record("panic", subject, surroundings.clock().now(), revision, newSpan(), Map.of("message", message));
  }

  private void record(String action, String subject, Instant at, long revision, String span, Map<String, String> details) {
    surroundings.trace().record(new TraceEvent(
        at,
        controller.name(),
        action,
        subject,
        revision,
        span,
        revision == 0 ? "" : "revision:" + revision,
        details));
  }

  private static Map<String, String> details(Plan plan, Outcome outcome) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("commands", summary(plan));
    switch (outcome) {
      case Outcome.Done _, Outcome.Broken _ -> {}
      case Outcome.Moot _ -> details.put("outcome", "gone");
      case Outcome.Stale _ -> details.put("outcome", "stale view");
      case Outcome.Unread(String message) -> details.put("unread", message);
      case Outcome.Refused(var failure) -> details.put("refused", failure.message());
    }
    return details;
  }

  /** Such as {@code create pods x3, update replicasets/status}. */
  private static String summary(Plan plan) {
    Map<String, Long> counts = plan.commands().stream()
        .collect(Collectors.groupingBy(ReconcileTrace::words, LinkedHashMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() == 1 ? entry.getKey() : entry.getKey() + " x" + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String words(Command command) {
    String resource = command.resource().plural();
    return switch (command) {
      case Command.Create _ -> "create " + resource;
      case Command.Update _ -> "update " + resource;
      case Command.UpdateStatus _ -> "update " + resource + "/status";
      case Command.Patch patch -> "patch " + resource + (patch.subresource().isEmpty() ? "" : "/" + patch.subresource());
      case Command.Delete _ -> "delete " + resource;
      case Command.DeleteAll _ -> "delete all " + resource;
      case Command.Submit submit -> "submit " + resource + "/" + submit.subresource();
      case Command.Told told -> words(told.command());
      case Command.Event event -> "event " + event.reason();
    };
  }
}
