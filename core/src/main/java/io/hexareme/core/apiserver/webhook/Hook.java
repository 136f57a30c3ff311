package io.hexareme.core.apiserver.webhook;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One webhook of a configuration.
 *
 * @param uid unlike that of any other webhook
 * @param index its place in its configuration
 * @param spec the entry itself, with its defaults
 */
record Hook(String configuration, String uid, int index, Value spec) {
  private static final int USUAL_SECONDS = 10;

  /** The webhooks of configurations, in their order, which is that of their names. */
  static List<Hook> of(Iterable<Obj> configurations) {
    List<Hook> hooks = new ArrayList<>();
    for (Obj configuration : configurations) {
      List<Value> entries = configuration.list("webhooks");
      for (int i = 0; i < entries.size(); i++) {
        String name = Meta.name(configuration);
        hooks.add(new Hook(name, name + "/" + entries.get(i).text("name") + "/" + i, i, entries.get(i)));
      }
    }
    return hooks;
  }

  String name() {
    return spec.text("name");
  }

  /** Whether the write goes on when the webhook cannot be asked. */
  boolean failsOpen() {
    return spec.text("failurePolicy").equals("Ignore");
  }

  boolean wantsReinvocation() {
    return spec.text("reinvocationPolicy").equals("IfNeeded");
  }

  /** Whether it may be asked about a write that does not happen. */
  boolean allowsDryRun() {
    String effects = spec.text("sideEffects");
    return effects.equals("None") || effects.equals("NoneOnDryRun");
  }

  int timeoutSeconds() {
    return spec.at("timeoutSeconds").asInt(USUAL_SECONDS);
  }

  Duration timeout() {
    return Duration.ofSeconds(timeoutSeconds());
  }

  /** The first version of AdmissionReview among those it knows that this server knows too. */
  String reviewVersion() {
    return spec.list("admissionReviewVersions").stream().map(version -> version.asString(""))
        .filter(version -> version.equals("v1") || version.equals("v1beta1")).findFirst().orElse("v1");
  }
}
