package io.hexareme.core.apiserver.kinds.registration;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a webhook is: a URL or a Service. */
public final class ClientConfigValidation {
  private static final String FORM = "; desired format: https://host[/path]";

  /** RFC 3986, appendix B; no control characters. */
  private static final Pattern PARTS = Pattern.compile("(?:(?<scheme>[^:/?#\\p{Cntrl}]+):)?(?://(?<authority>[^/?#\\p{Cntrl}]*))?"
      + "(?<path>[^?#\\p{Cntrl}]*)(?:\\?(?<query>[^#\\p{Cntrl}]*))?(?:#(?<fragment>\\P{Cntrl}*))?");

  private ClientConfigValidation() {}

  public static void check(Value config, FieldPath path, List<FieldError> errors) {
    boolean url = !config.at("url").isNull();
    if (url == !config.at("service").isNull()) {
      errors.add(FieldError.required(path, "exactly one of url or service is required"));
    } else if (url) {
      url(config.text("url"), path.child("url"), errors);
    } else {
      service(config.at("service"), path.child("service"), errors);
    }
  }

  private static void url(String text, FieldPath path, List<FieldError> errors) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      errors.add(FieldError.required(path, "url must be a valid URL: parse \"" + text + "\": net/url: invalid control character in URL" + FORM));
      return;
    }
    if (!"https".equals(parts.group("scheme"))) {
      errors.add(FieldError.invalid(path, orEmpty(parts.group("scheme")), "'https' is the only allowed URL scheme" + FORM));
    }
    String authority = orEmpty(parts.group("authority"));
    int at = authority.lastIndexOf('@');
    if (authority.length() == at + 1) {
      errors.add(FieldError.invalid(path, "", "host must be provided" + FORM));
    }
    unwanted(authority.substring(0, Math.max(0, at)), "user information is not permitted in the URL", path, errors);
    unwanted(parts.group("fragment"), "fragments are not permitted in the URL", path, errors);
    unwanted(parts.group("query"), "query parameters are not permitted in the URL", path, errors);
  }

  private static void unwanted(String part, String why, FieldPath path, List<FieldError> errors) {
    if (part != null && !part.isEmpty()) {
      errors.add(FieldError.invalid(path, part, why));
    }
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  private static void service(Value service, FieldPath path, List<FieldError> errors) {
    if (service.text("name").isEmpty()) {
      errors.add(FieldError.required(path.child("name"), "service name is required"));
    }
    if (service.text("namespace").isEmpty()) {
      errors.add(FieldError.required(path.child("namespace"), "service namespace is required"));
    }
    long port = service.at("port").asLong(443);
    if (port < 1 || port > 65535) {
      errors.add(FieldError.invalid(path.child("port"), Value.of(port), "port is not valid: must be between 1 and 65535, inclusive"));
    }
    path(service.text("path"), path.child("path"), errors);
  }

  private static void path(String path, FieldPath field, List<FieldError> errors) {
    if (path.isEmpty() || path.equals("/")) {
      return;
    }
    if (path.equals("//")) {
      errors.add(FieldError.invalid(field, path, "segment[0] may not be empty"));
      return;
    }
    if (!path.startsWith("/")) {
      errors.add(FieldError.invalid(field, path, "must start with a '/'"));
    }
    String inner = path.substring(1);
    String[] steps = (inner.endsWith("/") ? inner.substring(0, inner.length() - 1) : inner).split("/", -1);
    for (int i = 0; i < steps.length; i++) {
      int segment = i;
      if (steps[i].isEmpty()) {
        errors.add(FieldError.invalid(field, path, "segment[" + i + "] may not be empty"));
      } else {
        NameRule.DNS_SUBDOMAIN.check(steps[i])
            .ifPresent(why -> errors.add(FieldError.invalid(field, path, "segment[" + segment + "]: " + why)));
      }
    }
  }
}
