package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.schema.Shaping;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** Refuses a body of another kind or version than its place takes, in Kubernetes' words for each way of reading a body. */
final class OtherKinds {
  /** Where Kubernetes registers its kinds; its messages say so. */
  private static final String SCHEME = "pkg/api/legacyscheme/scheme.go:30";
  private final Shaping shaping;

  OtherKinds(Shaping shaping) {
    this.shaping = shaping;
  }

  /** Of a body that stands for an object of a built-in kind; both may be left out. */
  void refuse(Obj raw, String kind, String apiVersion) {
    String given = raw.text("kind").isEmpty() ? kind : raw.text("kind");
    String version = raw.text("apiVersion").isEmpty() ? apiVersion : raw.text("apiVersion");
    if (!given.equals(kind)) {
      throw Refusals.badRequest(given + " in version \"" + bare(version) + "\" cannot be handled as a " + kind + ": "
          + unconverted(given, version, kind, apiVersion));
    }
    requireVersion(version, apiVersion);
  }

  /** Of a custom resource, whose kind is a matter of validation. */
  void refuseCustom(Obj raw, String kind, String apiVersion) {
    requireVersion(raw.text("apiVersion").isEmpty() ? apiVersion : raw.text("apiVersion"), apiVersion);
    String given = raw.text("kind");
    if (!given.isEmpty() && !given.equals(kind)) {
      throw Refusals.invalid(group(apiVersion), kind, Meta.name(raw),
          List.of(FieldError.invalid(FieldPath.of("kind"), given, "must be " + kind)));
    }
  }

  /** Of a configuration to be applied, which must say what it is. */
  void refuseApplied(Obj raw, String kind, String apiVersion) {
    String given = raw.text("kind");
    String version = raw.text("apiVersion");
    if (!given.equals(kind) || !version.equals(apiVersion)) {
      throw Refusals.badRequest("invalid object type: " + group(version) + "/" + bare(version) + ", Kind=" + given);
    }
  }

  private static void requireVersion(String given, String wanted) {
    if (!given.equals(wanted)) {
      throw Refusals.badRequest(
          "the API version in the data (" + given + ") does not match the expected API version (" + wanted + ")");
    }
  }

  private String unconverted(String given, String givenVersion, String kind, String apiVersion) {
    boolean list = given.equals("List") || given.endsWith("List") && isKnown(givenVersion, given.substring(0, given.length() - 4));
    if (list || isKnown(givenVersion, given)) {
      return "converting (" + bare(givenVersion) + "." + given + ") to (" + internal(group(apiVersion)) + "." + kind + "): unknown conversion";
    }
    return "no kind \"" + given + "\" is registered for version \"" + givenVersion + "\" in scheme \"" + SCHEME + "\"";
  }

  private boolean isKnown(String apiVersion, String kind) {
    return shaping.isKnown(group(apiVersion), bare(apiVersion), kind);
  }

  /** The Go package of the version that Kubernetes converts everything to. */
  private static String internal(String group) {
    return switch (group) {
      case "", "events.k8s.io" -> "core";
      case "internal.apiserver.k8s.io" -> "apiserverinternal";
      default -> group.contains(".") ? group.substring(0, group.indexOf('.')) : group;
    };
  }

  private static String group(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  private static String bare(String apiVersion) {
    return apiVersion.substring(apiVersion.indexOf('/') + 1);
  }
}
