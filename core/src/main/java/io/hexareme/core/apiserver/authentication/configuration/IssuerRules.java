package io.hexareme.core.apiserver.authentication.configuration;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What must hold of {@code jwt[*].issuer}. */
final class IssuerRules {
  private static final String MATCH_ANY = "MatchAny";

  private final String ownIssuer;
  private final List<FieldError> errors;

  IssuerRules(String ownIssuer, List<FieldError> errors) {
    this.ownIssuer = ownIssuer;
    this.errors = errors;
  }

  void check(Value issuer, FieldPath path) {
    String url = issuer.text("url");
    if (url.isEmpty()) {
      errors.add(FieldError.required(path.child("url"), ""));
    } else {
      if (url.equals(ownIssuer)) {
        errors.add(FieldError.invalid(path.child("url"), url, "URL must not overlap with disallowed issuers: [" + ownIssuer + "]"));
      }
      url(url, path.child("url"));
    }
    discovery(url, issuer.text("discoveryURL"), path.child("discoveryURL"));
    audiences(issuer, path);
    String authority = issuer.text("certificateAuthority");
    if (!authority.isEmpty() && !authority.contains("-----BEGIN CERTIFICATE-----")) {
      errors.add(FieldError.invalid(path.child("certificateAuthority"), "<omitted>",
          "data does not contain any valid RSA or ECDSA certificates"));
    }
    String selector = issuer.text("egressSelectorType");
    if (!selector.isEmpty()) {
      errors.add(FieldError.invalid(path.child("egressSelectorType"), selector, "egress selector is not supported when "
          + "StructuredAuthenticationConfigurationEgressSelector feature gate is disabled"));
    }
  }

  private void discovery(String url, String discovery, FieldPath path) {
    if (discovery.isEmpty()) {
      return;
    }
    if (!url.isEmpty() && withoutSlashes(url).equals(withoutSlashes(discovery))) {
      errors.add(FieldError.invalid(path, discovery, "discoveryURL must be different from URL"));
    }
    url(discovery, path);
  }

  private static String withoutSlashes(String url) {
    int end = url.length();
    while (end > 0 && url.charAt(end - 1) == '/') {
      end--;
    }
    return url.substring(0, end);
  }

  private void url(String url, FieldPath path) {
    if (!url.startsWith("https://")) {
      errors.add(FieldError.invalid(path, url, "URL scheme must be https"));
    }
    int from = url.indexOf("://") + 3;
    int slash = url.indexOf('/', from);
    if (from >= 3 && url.substring(from, slash < 0 ? url.length() : slash).contains("@")) {
      errors.add(FieldError.invalid(path, url, "URL must not contain a username or password"));
    }
    int fragment = url.indexOf('#');
    int query = url.indexOf('?');
    if (query >= 0 && query + 1 < (fragment > query ? fragment : url.length())) {
      errors.add(FieldError.invalid(path, url, "URL must not contain a query"));
    }
    if (fragment >= 0 && fragment + 1 < url.length()) {
      errors.add(FieldError.invalid(path, url, "URL must not contain a fragment"));
    }
  }

  private void audiences(Value issuer, FieldPath path) {
    List<Value> audiences = issuer.list("audiences");
    if (audiences.isEmpty()) {
      errors.add(FieldError.required(path.child("audiences"), "at least one " + path.child("audiences") + " is required"));
      return;
    }
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < audiences.size(); i++) {
      String audience = audiences.get(i).asString("");
      if (audience.isEmpty()) {
        errors.add(FieldError.required(path.child("audiences").index(i), ""));
      }
      if (!seen.add(audience)) {
        errors.add(FieldError.duplicate(path.child("audiences").index(i), Value.of(audience)));
      }
    }
    String policy = issuer.text("audienceMatchPolicy");
    if (audiences.size() > 1 && !policy.equals(MATCH_ANY)) {
      errors.add(FieldError.invalid(path.child("audienceMatchPolicy"), policy, "audienceMatchPolicy must be MatchAny for multiple audiences"));
    }
    if (audiences.size() == 1 && !policy.isEmpty() && !policy.equals(MATCH_ANY)) {
      errors.add(FieldError.invalid(
          path.child("audienceMatchPolicy"), policy, "audienceMatchPolicy must be empty or MatchAny for single audience"));
    }
  }
}
