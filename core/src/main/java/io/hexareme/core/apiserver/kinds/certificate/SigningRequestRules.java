package io.hexareme.core.apiserver.kinds.certificate;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.core.apiserver.validation.Names;
import io.hexareme.ports.security.CertificateSigner;
import io.hexareme.ports.security.CertificateSigner.Reading;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What a CertificateSigningRequest must be, and how its conditions may change. */
final class SigningRequestRules {
  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final FieldPath CONDITIONS = FieldPath.of("status", "conditions");
  private static final List<String> USAGES = List.of("signing", "digital signature", "content commitment", "key encipherment",
      "key agreement", "data encipherment", "cert sign", "crl sign", "encipher only", "decipher only", "any", "server auth", "client auth",
      "code signing", "email protection", "s/mime", "ipsec end system", "ipsec tunnel", "ipsec user", "timestamping", "ocsp signing",
      "microsoft sgc", "netscape sgc");
  /** Once they are there they stay as they are. */
  private static final List<String> FINAL = List.of("Approved", "Denied", "Failed");

  private final CertificateSigner certificates;

  SigningRequestRules(CertificateSigner certificates) {
    this.certificates = certificates;
  }

  void request(Obj request, List<FieldError> errors) {
    Value spec = request.at("spec");
    if (certificates.read(pem(spec.text("request"))) instanceof Reading.Malformed(String why)) {
      errors.add(FieldError.invalid(SPEC.child("request"), spec.at("request"), why));
    }
    usages(spec.list("usages"), errors);
    if (spec.text("signerName").equals("kubernetes.io/legacy-unknown")) {
      errors.add(FieldError.invalid(SPEC.child("signerName"), spec.at("signerName"), "the legacy signerName is not allowed via this API version"));
    } else {
      signerName(spec.text("signerName"), errors);
    }
    if (!spec.at("expirationSeconds").isNull() && spec.at("expirationSeconds").asLong(0) < 600) {
      errors.add(FieldError.invalid(SPEC.child("expirationSeconds"), spec.at("expirationSeconds"),
          "may not specify a duration less than 600 seconds (10 minutes)"));
    }
  }

  private static String pem(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  private static void usages(List<Value> usages, List<FieldError> errors) {
    if (usages.isEmpty()) {
      errors.add(FieldError.required(SPEC.child("usages"), "usages must be provided"));
    }
    for (int i = 0; i < usages.size(); i++) {
      FieldPath at = SPEC.child("usages").index(i);
      if (!USAGES.contains(usages.get(i).asString(""))) {
        errors.add(FieldError.notSupported(at, usages.get(i), USAGES.stream().sorted().toList()));
      } else if (usages.indexOf(usages.get(i)) < i) {
        errors.add(FieldError.duplicate(at, usages.get(i)));
      }
    }
  }

  private static void signerName(String name, List<FieldError> errors) {
    FieldPath at = SPEC.child("signerName");
    if (name.isEmpty()) {
      errors.add(FieldError.required(at, ""));
      return;
    }
    String[] parts = name.split("/", -1);
    if (parts.length != 2) {
      errors.add(FieldError.invalid(at, name, "must be a fully qualified domain and path of the form 'example.com/signer-name'"));
      return;
    }
    if (!parts[0].contains(".")) {
      errors.add(FieldError.invalid(at, name, "should be a domain with at least two segments separated by dots"));
    }
    Names.check(NameRule.DNS_SUBDOMAIN, Value.of(parts[0]), at, errors);
    Names.check(NameRule.DNS_SUBDOMAIN, Value.of(parts[1]), at, errors);
  }

  void conditions(Obj before, Obj after, List<FieldError> errors) {
    List<String> seen = new ArrayList<>();
    List<Value> conditions = after.list("status", "conditions");
    for (int i = 0; i < conditions.size(); i++) {
      condition(conditions.get(i), CONDITIONS.index(i), seen, errors);
      seen.add(conditions.get(i).text("type"));
    }
    if (seen.contains("Approved") && seen.contains("Denied")) {
      errors.add(FieldError.invalid(CONDITIONS, "Denied", "Approved and Denied conditions are mutually exclusive"));
    }
    for (Value old : before.list("status", "conditions")) {
      if (FINAL.contains(old.text("type"))) {
        staysAsItIs(old, conditions, errors);
      }
    }
    Value certificate = before.at("status", "certificate");
    if (!certificate.isNull() && !certificate.equals(after.at("status", "certificate"))) {
      errors.add(FieldError.forbidden(FieldPath.of("status", "certificate"), "updates may not modify existing certificate content"));
    }
  }

  private static void condition(Value condition, FieldPath at, List<String> seen, List<FieldError> errors) {
    String type = condition.text("type");
    if (type.isEmpty()) {
      errors.add(FieldError.required(at.child("type"), ""));
    }
    if (seen.contains(type)) {
      errors.add(FieldError.duplicate(at.child("type"), Value.of(type)));
    }
    String status = condition.text("status");
    if (status.isEmpty()) {
      errors.add(FieldError.required(at.child("status"), ""));
    } else if (FINAL.contains(type) && !status.equals("True")) {
      errors.add(FieldError.notSupported(at.child("status"), Value.of(status), List.of("True")));
    } else if (!List.of("True", "False", "Unknown").contains(status)) {
      errors.add(FieldError.notSupported(at.child("status"), Value.of(status), List.of("False", "True", "Unknown")));
    }
  }

  private static void staysAsItIs(Value old, List<Value> conditions, List<FieldError> errors) {
    Optional<Value> now = conditions.stream().filter(condition -> condition.text("type").equals(old.text("type"))).findFirst();
    if (now.isEmpty()) {
      errors.add(FieldError.forbidden(CONDITIONS, "updates may not remove a condition of type \"" + old.text("type") + "\""));
    } else if (!now.get().equals(old)) {
      errors.add(FieldError.forbidden(CONDITIONS, "updates may not modify a condition of type \"" + old.text("type") + "\""));
    }
  }
}
