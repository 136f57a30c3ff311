package io.hexareme.core.apiserver.authentication.configuration;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What must hold of an issuer's mappings and of the rules for claims and users. */
final class ClaimRules {
  private static final String BOTH = "claim and expression can't both be set";
  private static final String NEITHER = "claim or expression is required";
  private static final Pattern EMAIL = Pattern.compile("\\bclaims\\s*\\.\\s*\\??\\s*email\\b(?!_)");
  private static final Pattern VERIFIED = Pattern.compile("\\bclaims\\s*\\.\\s*\\??\\s*email_verified\\b");
  private static final Pattern PREFIXED_PATH = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/.+");

  private final List<FieldError> errors;

  ClaimRules(List<FieldError> errors) {
    this.errors = errors;
  }

  void check(Value jwt, FieldPath path) {
    claimRules(jwt.list("claimValidationRules"), path.child("claimValidationRules"));
    Value mappings = jwt.at("claimMappings");
    FieldPath at = path.child("claimMappings");
    prefixed(mappings.at("username"), at.child("username"), true);
    prefixed(mappings.at("groups"), at.child("groups"), false);
    if (!mappings.text("uid", "claim").isEmpty() && !mappings.text("uid", "expression").isEmpty()) {
      errors.add(FieldError.invalid(at.child("uid"), "", BOTH));
    }
    extra(mappings.list("extra"), at.child("extra"));
    verifiedEmail(jwt, at.child("username", "expression"));
    userRules(jwt.list("userValidationRules"), path.child("userValidationRules"));
  }

  private void claimRules(List<Value> rules, FieldPath path) {
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < rules.size(); i++) {
      FieldPath at = path.index(i);
      String claim = rules.get(i).text("claim");
      String expression = rules.get(i).text("expression");
      if (!claim.isEmpty() && !expression.isEmpty()) {
        errors.add(FieldError.invalid(at, claim, BOTH));
      } else if (claim.isEmpty() && expression.isEmpty()) {
        errors.add(FieldError.required(at, NEITHER));
      } else {
        String other = claim.isEmpty() ? "requiredValue" : "message";
        if (!rules.get(i).text(other).isEmpty()) {
          errors.add(FieldError.invalid(at.child(other), rules.get(i).text(other),
              "may not be specified when " + (claim.isEmpty() ? "expression" : "claim") + " is set"));
        }
        once(seen, claim.isEmpty() ? "expression" : "claim", claim + expression, at);
      }
    }
  }

  private void once(Set<String> seen, String field, String text, FieldPath at) {
    if (!seen.add(field + " " + text)) {
      errors.add(FieldError.duplicate(at.child(field), Value.of(text)));
    }
  }

  private void prefixed(Value source, FieldPath path, boolean required) {
    String claim = source.text("claim");
    String expression = source.text("expression");
    boolean prefix = !source.at("prefix").isNull();
    if (!claim.isEmpty() && !expression.isEmpty()) {
      errors.add(FieldError.invalid(path, "", BOTH));
    } else if (claim.isEmpty() && expression.isEmpty() && required) {
      errors.add(FieldError.required(path, NEITHER));
    } else if (!expression.isEmpty() && prefix) {
      errors.add(FieldError.invalid(path.child("prefix"), source.text("prefix"), "may not be specified when expression is set"));
    } else if (!claim.isEmpty() && !prefix) {
      errors.add(FieldError.required(path.child("prefix"),
          "prefix is required when claim is set. It can be set to an empty string to disable prefixing"));
    }
  }

  private void extra(List<Value> extra, FieldPath path) {
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < extra.size(); i++) {
      FieldPath key = path.index(i).child("key");
      String name = extra.get(i).text("key");
      if (name.isEmpty()) {
        errors.add(FieldError.required(key, ""));
      } else if (!PREFIXED_PATH.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
        errors.add(FieldError.invalid(key, name, "must be a domain-prefixed path (such as \"acme.io/foo\")"));
      }
      if (!name.equals(name.toLowerCase(Locale.ROOT))) {
        errors.add(FieldError.invalid(key, name, "must be lowercase"));
      }
      if (isOfKubernetes(name)) {
        errors.add(FieldError.invalid(key, name, "k8s.io, kubernetes.io and their subdomains are reserved for Kubernetes use"));
      }
      if (!seen.add(name)) {
        errors.add(FieldError.duplicate(key, Value.of(name)));
      } else if (extra.get(i).text("valueExpression").isEmpty()) {
        errors.add(FieldError.required(path.index(i).child("valueExpression"), ""));
      }
    }
  }

  private static boolean isOfKubernetes(String key) {
    String domain = "." + (key.contains("/") ? key.substring(0, key.indexOf('/')) : "");
    return domain.endsWith(".kubernetes.io") || domain.endsWith(".k8s.io");
  }

  /** Who has an address that the issuer did not check could be anybody. */
  private void verifiedEmail(Value jwt, FieldPath path) {
    Value mappings = jwt.at("claimMappings");
    String username = mappings.text("username", "expression");
    boolean verified = VERIFIED.matcher(username).find()
        || mappings.list("extra").stream().anyMatch(extra -> VERIFIED.matcher(extra.text("valueExpression")).find())
        || jwt.list("claimValidationRules").stream().anyMatch(rule -> VERIFIED.matcher(rule.text("expression")).find());
    if (EMAIL.matcher(username).find() && !verified) {
      errors.add(FieldError.invalid(path, username, "claims.email_verified must be used in claimMappings.username.expression or "
          + "claimMappings.extra[*].valueExpression or claimValidationRules[*].expression when claims.email is used in "
          + "claimMappings.username.expression"));
    }
  }

  private void userRules(List<Value> rules, FieldPath path) {
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < rules.size(); i++) {
      String expression = rules.get(i).text("expression");
      if (expression.isEmpty()) {
        errors.add(FieldError.required(path.index(i).child("expression"), ""));
      } else {
        once(seen, "expression", expression, path.index(i));
      }
    }
  }
}
