package io.hexareme.core.apiserver.authentication.configuration;

import io.hexareme.core.apiserver.authentication.Anonymous;
import io.hexareme.core.apiserver.authentication.JwtIssuer;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The file that {@code --authentication-config} names.
 *
 * @param anonymous empty when the file says nothing about it
 */
public record AuthenticationConfiguration(List<JwtIssuer> issuers, Optional<Anonymous> anonymous) {
  private static final String GROUP = "apiserver.config.k8s.io/";
  private static final List<String> VERSIONS = List.of("v1", "v1beta1", "v1alpha1");

  public AuthenticationConfiguration {
    issuers = List.copyOf(issuers);
  }

  /** What became of reading one. */
  public sealed interface Parsed {
    record Good(AuthenticationConfiguration configuration) implements Parsed {}

    record Bad(List<String> problems) implements Parsed {}
  }

  /** @param ownIssuer of service accounts' tokens, which nobody else may claim to be */
  public static Parsed of(Obj file, String ownIssuer) {
    if (!file.text("kind").equals("AuthenticationConfiguration") || VERSIONS.stream().map(GROUP::concat).noneMatch(file.text("apiVersion")::equals)) {
      return new Parsed.Bad(List.of("no kind \"" + file.text("kind") + "\" is registered for version \"" + file.text("apiVersion") + "\""));
    }
    List<String> unknown = UnknownFields.in(file);
    if (!unknown.isEmpty()) {
      return new Parsed.Bad(unknown);
    }
    List<FieldError> errors = new ArrayList<>();
    List<JwtIssuer> issuers = issuers(file, ownIssuer, errors);
    Optional<Anonymous> anonymous = anonymous(file, errors);
    return errors.isEmpty()
        ? new Parsed.Good(new AuthenticationConfiguration(issuers, anonymous))
        : new Parsed.Bad(errors.stream().map(FieldError::message).toList());
  }

  private static List<JwtIssuer> issuers(Obj file, String ownIssuer, List<FieldError> errors) {
    List<Value> jwt = file.list("jwt");
    FieldPath root = FieldPath.of("jwt");
    if (jwt.size() > 64) {
      errors.add(FieldError.tooMany(root, jwt.size(), 64));
      return List.of();
    }
    List<JwtIssuer> issuers = new ArrayList<>();
    Set<String> urls = new LinkedHashSet<>();
    Set<String> discoveries = new LinkedHashSet<>();
    for (int i = 0; i < jwt.size(); i++) {
      Value one = jwt.get(i);
      FieldPath path = root.index(i);
      new IssuerRules(ownIssuer, errors).check(one.at("issuer"), path.child("issuer"));
      new ClaimRules(errors).check(one, path);
      errors.addAll(duplicate(urls, one.text("issuer", "url"), path.child("issuer", "url")));
      errors.addAll(duplicate(discoveries, one.text("issuer", "discoveryURL"), path.child("issuer", "discoveryURL")));
      issuers.add(Issuers.of(one));
    }
    return issuers;
  }

  private static List<FieldError> duplicate(Set<String> before, String url, FieldPath path) {
    return url.isEmpty() || before.add(url) ? List.of() : List.of(FieldError.duplicate(path, Value.of(url)));
  }

  private static Optional<Anonymous> anonymous(Obj file, List<FieldError> errors) {
    if (!file.has("anonymous")) {
      return Optional.empty();
    }
    Value anonymous = file.at("anonymous");
    boolean enabled = anonymous.at("enabled").asBool(false);
    List<String> paths = anonymous.list("conditions").stream().map(condition -> condition.text("path")).toList();
    if (!enabled && !paths.isEmpty()) {
      errors.add(FieldError.invalid(FieldPath.of("anonymous", "conditions"), anonymous.at("conditions"),
          "enabled should be set to true when conditions are defined"));
    }
    return Optional.of(new Anonymous(enabled, paths));
  }
}
