package io.hexareme.core.apiserver.customresource.definition;

import io.hexareme.core.apiserver.kinds.registration.ClientConfigValidation;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import java.util.List;

/** How a definition may say that its versions are converted. */
final class ConversionRules {
  private static final List<String> UNDERSTOOD = List.of("v1", "v1beta1");

  private ConversionRules() {}

  static void check(Value conversion, FieldPath path, List<FieldError> errors) {
    Value webhook = conversion.at("webhook");
    Value client = webhook.at("clientConfig");
    FieldPath config = path.child("webhookClientConfig");
    switch (conversion.text("strategy")) {
      case "" -> errors.add(FieldError.required(path.child("strategy"), ""));
      case "None" -> {
        if (!client.isNull()) {
          errors.add(FieldError.forbidden(config, "should not be set when strategy is not set to Webhook"));
        }
        if (!webhook.list("conversionReviewVersions").isEmpty()) {
          errors.add(FieldError.forbidden(path.child("conversionReviewVersions"), "should not be set when strategy is not set to Webhook"));
        }
      }
      case "Webhook" -> {
        client(client, config, errors);
        reviewVersions(webhook.list("conversionReviewVersions"), path.child("conversionReviewVersions"), errors);
      }
      default -> errors.add(FieldError.notSupported(path.child("strategy"), conversion.at("strategy"), List.of("None", "Webhook")));
    }
  }

  private static void client(Value client, FieldPath path, List<FieldError> errors) {
    if (client.isNull()) {
      errors.add(FieldError.required(path, "required when strategy is set to Webhook"));
      return;
    }
    ClientConfigValidation.check(client, path, errors);
  }

  private static void reviewVersions(List<Value> versions, FieldPath path, List<FieldError> errors) {
    if (versions.isEmpty()) {
      errors.add(FieldError.required(path, ""));
      return;
    }
    for (int i = 0; i < versions.size(); i++) {
      Value version = versions.get(i);
      FieldPath at = path.index(i);
      if (versions.subList(0, i).contains(version)) {
        errors.add(FieldError.invalid(at, version, "duplicate version"));
      } else {
        NameRule.DNS_1035_LABEL.check(version.asString("")).ifPresent(why -> errors.add(FieldError.invalid(at, version, why)));
      }
    }
    if (versions.stream().noneMatch(version -> UNDERSTOOD.contains(version.asString("")))) {
      errors.add(FieldError.invalid(path, new Arr(versions), "must include at least one of " + String.join(", ", UNDERSTOOD)));
    }
  }
}
