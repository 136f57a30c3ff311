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
    metrics.histogram(PREFIX + "admission_duration_seconds", "How long a webhook takes to answer, in seconds, by what is done with the object, "
        + "whether the request was refused, and whether the webhook may change the object.", BOUNDS,
        List.of("name", hook.name(), "operation", operation, "rejected", Boolean.toString(rejected), "type", type))
        .observe((loop.nanos() - since) / NANOS);
    if (rejected) {
      metrics.counter(PREFIX + "rejection_count", "Requests that a webhook refused, or that were refused because it gave no "
          + "answer: error_type says whose fault that was, rejection_code what the webhook answered (0 for no answer, 600 for anything above).",
          List.of("error_type", error(verdict), "name", hook.name(), "operation", operation, "rejection_code", code(verdict), "type", type)).add(1);
    } else if (verdict instanceof Verdict.Failed) {
      metrics.counter(PREFIX + "fail_open_count", "Requests that went on although the webhook could not be asked, as its failure policy says.", List.of("name", hook.name(), "type", type)).add(1);
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
