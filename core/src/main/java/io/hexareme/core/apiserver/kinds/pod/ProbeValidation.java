package io.hexareme.core.apiserver.kinds.pod;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.Names;
import io.hexareme.ports.value.Value;
import java.util.List;

/** What is wrong with probes and lifecycle hooks. */
final class ProbeValidation {
  private static final List<String> COUNTS =
      List.of("initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold");
  private static final List<String> PROBE_HANDLERS = List.of("exec", "httpGet", "tcpSocket", "grpc");
  private static final List<String> HOOK_HANDLERS = List.of("exec", "httpGet", "tcpSocket", "sleep");

  private ProbeValidation() {}

  static void probe(Value probe, String kind, FieldPath at, List<FieldError> errors) {
    if (probe.isNull()) {
      return;
    }
    handler(probe, PROBE_HANDLERS, at, errors);
    COUNTS.forEach(count -> Names.notNegative(probe.at(count), at.child(count), errors));
    if (!kind.equals("readinessProbe") && probe.at("successThreshold").asLong(1) != 1) {
      errors.add(FieldError.invalid(at.child("successThreshold"), probe.at("successThreshold"), "must be 1"));
    }
    Value grace = probe.at("terminationGracePeriodSeconds");
    if (!grace.isNull() && kind.equals("readinessProbe")) {
      errors.add(FieldError.invalid(at.child("terminationGracePeriodSeconds"), grace, "must not be set for readinessProbes"));
    } else if (!grace.isNull() && grace.asLong(0) <= 0) {
      errors.add(FieldError.invalid(at.child("terminationGracePeriodSeconds"), grace, "must be greater than 0"));
    }
  }

  static void lifecycle(Value lifecycle, FieldPath at, List<FieldError> errors) {
    for (String hook : List.of("postStart", "preStop")) {
      if (!lifecycle.at(hook).isNull()) {
        handler(lifecycle.at(hook), HOOK_HANDLERS, at.child(hook), errors);
      }
    }
  }

  private static void handler(Value holder, List<String> kinds, FieldPath at, List<FieldError> errors) {
    List<String> given = kinds.stream().filter(kind -> !holder.at(kind).isNull()).toList();
    if (given.isEmpty()) {
      errors.add(FieldError.required(at, "must specify a handler type"));
    }
    for (int i = 0; i < given.size(); i++) {
      FieldPath one = at.child(given.get(i));
      if (i > 0) {
        errors.add(FieldError.forbidden(one, "may not specify more than 1 handler type"));
      } else {
        action(given.get(i), holder.at(given.get(i)), one, errors);
      }
    }
  }

  private static void action(String kind, Value action, FieldPath at, List<FieldError> errors) {
    switch (kind) {
      case "exec" -> {
        if (action.list("command").isEmpty()) {
          errors.add(FieldError.required(at.child("command"), ""));
        }
      }
      case "httpGet", "tcpSocket" -> Names.port(action.at("port"), at.child("port"), errors);
      case "grpc" -> Names.portNumber(action.at("port"), at.child("port"), errors);
      default -> { }
    }
  }
}
