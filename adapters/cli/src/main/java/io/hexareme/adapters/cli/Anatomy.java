package io.hexareme.adapters.cli;

import io.hexareme.adapters.cli.Consequences.Consequence;
import io.hexareme.adapters.cli.Consequences.Source;
import io.hexareme.ports.trace.TraceEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Puts events into lines. Of the request that all began with every stage is told, of the components' requests only what they stored or
 * what was refused. One Pod is followed all the way; of the others the making is told, and the rest counted. So is what concerns
 * Endpoints, the older form of what EndpointSlices say.
 */
final class Anatomy {
  private final String wholeRequest;
  private final boolean everything;
  private Instant start;
  private String followed = "";
  private int left;

  /**
   * @param wholeRequest the cause whose requests are told stage by stage
   * @param everything whether to leave nothing out
   */
  Anatomy(String wholeRequest, boolean everything) {
    this.wholeRequest = wholeRequest;
    this.everything = everything;
  }

  /** How many steps were left out since the last call, because like ones were told. */
  int takeLeftOut() {
    int count = left;
    left = 0;
    return count;
  }

  /** The Pod that is followed, as {@code namespace/name}; empty before there is one. */
  String followed() {
    return followed;
  }

  /** The event's line; empty for what is not told. */
  Optional<Line> tell(Consequence consequence) {
    TraceEvent event = consequence.event();
    if (start == null) {
      start = event.at();
    }
    if (!isTold(event) || isLikeOthers(event)) {
      return Optional.empty();
    }
    return Optional.of(new Line(Duration.between(start, event.at()), event.component(), action(event), what(event),
        event.component().equals("apiserver") ? event.revision() : 0, because(event, consequence.source())));
  }

  private boolean isTold(TraceEvent event) {
    if (!event.component().equals("apiserver") || event.cause().equals(wholeRequest)) {
      return true;
    }
    return event.action().equals("store") || event.action().equals("panic") || isRefusal(event);
  }

  private static boolean isRefusal(TraceEvent event) {
    String code = event.details().getOrDefault("code", "");
    return event.action().equals("respond") && (code.startsWith("4") || code.startsWith("5"));
  }

  private boolean isLikeOthers(TraceEvent event) {
    boolean like = isOfAnotherPod(event) || event.component().equals("endpoint-controller") || event.subject().startsWith("Endpoints ");
    left += like && !everything ? 1 : 0;
    return like && !everything;
  }

  private boolean isOfAnotherPod(TraceEvent event) {
    if (!event.subject().startsWith("Pod ")) {
      return false;
    }
    String pod = event.subject().substring("Pod ".length());
    if (followed.isEmpty()) {
      followed = pod;
    }
    return !pod.equals(followed) && !event.details().getOrDefault("operation", "").equals("create");
  }

  private static String action(TraceEvent event) {
    return isRefusal(event) ? "refuse" : event.action();
  }

  private static String what(TraceEvent event) {
    Map<String, String> details = event.details();
    String component = event.component();
    if (component.equals("apiserver")) {
      return request(event);
    }
    if (component.equals("scheduler")) {
      return named(event.subject()) + detail(": ", details, "message") + detail(": refused: ", details, "refused") + chosen(details);
    }
    if (component.startsWith("kubelet/")) {
      return named(event.subject()) + detail(": ", details, "phase") + detail("; ", details, "actions") + (details.containsKey("status") ? ", status" : "")
          + detail("; ", details, "message");
    }
    if (component.startsWith("runtime/")) {
      return named(event.subject()) + detail(": ", details, "container") + detail(": ", details, "image") + detail(": ", details, "error")
          + detail(", exit code ", details, "exitCode");
    }
    return named(event.subject()) + commands(details) + detail("; refused: ", details, "refused")
        + detail("; ", details, "outcome") + detail(": ", details, "message");
  }

  private static String request(TraceEvent event) {
    Map<String, String> details = event.details();
    return switch (event.action()) {
      case "store" -> details.getOrDefault("operation", "") + " " + shortly(event.subject()) + detail("/", details, "subresource");
      case "authenticate" -> "as " + details.getOrDefault("outcome", "");
      case "authorize" -> details.getOrDefault("verb", "") + " " + shortly(event.subject()) + detail(": ", details, "outcome");
      case "respond" -> details.getOrDefault("code", "") + " to " + details.getOrDefault("verb", "") + " " + shortly(event.subject());
      case "decode" -> details.getOrDefault("outcome", "");
      default -> shortly(event.subject()) + (details.getOrDefault("outcome", "ok").equals("ok") ? "" : detail(": ", details, "outcome"));
    };
  }

  private static String chosen(Map<String, String> details) {
    return details.containsKey("node") && !details.containsKey("refused")
        ? " → " + details.get("node") + " (" + details.get("feasible") + " fit)"
        : "";
  }

  private static String detail(String before, Map<String, String> details, String name) {
    String value = details.getOrDefault(name, "");
    return value.isEmpty() ? "" : before + value;
  }

  /** Without the namespace, which is the same for all. */
  private static String shortly(String subject) {
    int kind = subject.indexOf(' ');
    int slash = subject.indexOf('/', kind);
    return slash < 0 ? subject : subject.substring(0, kind + 1) + subject.substring(slash + 1);
  }

  /** The name alone: the kind is plain from who does it. Of a Pod's name the two ends. */
  private static String named(String subject) {
    String object = subject.substring(subject.indexOf(' ') + 1);
    String name = object.substring(object.indexOf('/') + 1);
    return subject.startsWith("Pod ") ? name.replaceFirst("-\\w{8,10}-(\\w{5})$", "-…-$1") : name;
  }

  /** {@code create pods x3, update replicasets/status} is told as {@code create 3 pods, update status}. */
  private static String commands(Map<String, String> details) {
    return detail(": ", details, "commands").replaceAll("(\\w+) (\\w+) x(\\d+)", "$1 $3 $2").replaceAll("\\w+/status", "status");
  }

  private static String because(TraceEvent event, Source source) {
    if (event.cause().startsWith("revision:")) {
      return "rev " + event.cause().substring("revision:".length()) + " " + kind(source.subject());
    }
    return source.component().isEmpty() ? source.action() : source.component();
  }

  private static String kind(String subject) {
    int space = subject.indexOf(' ');
    return space < 0 ? subject : subject.substring(0, space);
  }
}
