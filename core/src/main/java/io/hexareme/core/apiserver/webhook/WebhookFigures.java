package io.hexareme.core.apiserver.webhook;

import io.hexareme.core.apiserver.admission.match.AdmissionVariables;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.time.Loop;
import java.util.List;

/** How long webhooks take, how often they refuse, and how often they are passed over because they could not be asked. */
public final class WebhookFigures {
  private static final List<Double> BOUNDS = List.of(0.005, 0.025, 0.1, 0.5, 1.0, 2.5, 10.0, 25.0);
  private static final double NANOS = 1e9;
  private static final String PREFIX = "apiserver_admission_webhook_";

  private final Metrics metrics;
  private final Loop loop;

  public WebhookFigures(Metrics metrics, Loop loop) {
    this.metrics = metrics;
    this.loop = loop;
  }

  long begin() {
    return loop.nanos();
  }

  /** @param mutates whether it was asked to change or to judge */
  void answered(Hook hook, AdmissionVariables shown, boolean mutates, Verdict verdict, long since) {
    String operation = shown.attributes().operation().name();
    String type = mutates ? "admit" : "validating";
    boolean rejected = !(verdict instanceof Verdict.Allowed) && !(verdict instanceof Verdict.Failed && hook.failsOpen());
    metrics.histogram(PREFIX + "admission_duration_seconds", "Admission webhook latency histogram in seconds, identified by name and broken "
        + "out for each operation and API resource and type (validate or admit).", BOUNDS,
        List.of("name", hook.name(), "operation", operation, "rejected", Boolean.toString(rejected), "type", type))
        .observe((loop.nanos() - since) / NANOS);
    if (rejected) {
      metrics.counter(PREFIX + "rejection_count", "Admission webhook rejection count, identified by name and broken out for each admission "
          + "type (validating or admit) and operation. Additional labels specify an error type (calling_webhook_error or apiserver_internal_error "
          + "if an error occurred; no_error otherwise) and optionally a non-zero rejection code if the webhook rejects the request with an HTTP "
          + "status code (honored by the apiserver when the code is greater or equal to 400). Codes greater than 600 are truncated to 600, to "
          + "keep the metrics cardinality bounded.",
          List.of("error_type", error(verdict), "name", hook.name(), "operation", operation, "rejection_code", code(verdict), "type", type)).add(1);
    } else if (verdict instanceof Verdict.Failed) {
      metrics.counter(PREFIX + "fail_open_count", "Admission webhook fail open count, identified by name and broken out for each admission "
          + "type (validating or mutating).", List.of("name", hook.name(), "type", type)).add(1);
    }
  }

  private static String error(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Denied _, Verdict.Allowed _ -> "no_error";
      case Verdict.Failed _ -> "calling_webhook_error";
      case Verdict.Broken _ -> "apiserver_internal_error";
    };
  }

  private static String code(Verdict verdict) {
    return verdict instanceof Verdict.Denied denied ? Integer.toString(Math.min(600, denied.refusal().code())) : "0";
  }
}
