package io.hexareme.core.apiserver.kinds.pod;

import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.Names;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with the volumes of a Pod. */
final class VolumeValidation {
  private static final int MOST_MODE = 0777;

  private VolumeValidation() {}

  /** Adds to {@code errors}; answers the names, for what mounts them. */
  static Set<String> check(List<Value> volumes, FieldPath path, List<FieldError> errors) {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < volumes.size(); i++) {
      Value volume = volumes.get(i);
      FieldPath at = path.index(i);
      Names.check(NameRule.DNS_LABEL, volume.at("name"), at.child("name"), errors);
      if (!volume.text("name").isEmpty() && !names.add(volume.text("name"))) {
        errors.add(FieldError.duplicate(at.child("name"), volume.at("name")));
      }
      source(volume, at, errors);
    }
    return names;
  }

  private static void source(Value volume, FieldPath at, List<FieldError> errors) {
    List<String> sources = volume.asObj().fields().keySet().stream().filter(field -> !field.equals("name")).toList();
    sources.stream().skip(1).forEach(second ->
        errors.add(FieldError.forbidden(at.child(second), "may not specify more than 1 volume type")));
    if (sources.isEmpty()) {
      errors.add(FieldError.required(at, "must specify a volume type"));
      return;
    }
    String kind = sources.getFirst();
    Value source = volume.at(kind);
    switch (kind) {
      case "configMap" -> files(source, "name", at.child(kind), errors);
      case "secret" -> files(source, "secretName", at.child(kind), errors);
      case "downwardAPI" -> mode(source.at("defaultMode"), at.child(kind).child("defaultMode"), errors);
      case "projected" -> projected(source, at.child(kind), errors);
      case "hostPath" -> noBackSteps(source.text("path"), at.child(kind).child("path"), errors);
      default -> { }
    }
  }

  private static void files(Value source, String name, FieldPath at, List<FieldError> errors) {
    if (source.text(name).isEmpty()) {
      errors.add(FieldError.required(at.child(name), ""));
    }
    mode(source.at("defaultMode"), at.child("defaultMode"), errors);
    items(source, at, errors);
  }

  private static void projected(Value source, FieldPath at, List<FieldError> errors) {
    mode(source.at("defaultMode"), at.child("defaultMode"), errors);
    List<Value> sources = source.list("sources");
    for (int i = 0; i < sources.size(); i++) {
      FieldPath one = at.child("sources").index(i);
      for (String kind : List.of("configMap", "secret")) {
        Value projection = sources.get(i).at(kind);
        if (!projection.isNull()) {
          if (projection.text("name").isEmpty()) {
            errors.add(FieldError.required(one.child(kind).child("name"), ""));
          }
          items(projection, one.child(kind), errors);
        }
      }
    }
  }

  private static void items(Value source, FieldPath at, List<FieldError> errors) {
    List<Value> items = source.list("items");
    for (int i = 0; i < items.size(); i++) {
      FieldPath one = at.child("items").index(i);
      localPath(items.get(i).text("path"), one.child("path"), errors);
      mode(items.get(i).at("mode"), one.child("mode"), errors);
    }
  }

  private static void mode(Value mode, FieldPath at, List<FieldError> errors) {
    if (mode.asLong(0) < 0 || mode.asLong(0) > MOST_MODE) {
      errors.add(FieldError.invalid(at, mode, "must be a number between 0 and 0777 (octal), both inclusive"));
    }
  }

  /** A path below the volume. */
  static void localPath(String path, FieldPath at, List<FieldError> errors) {
    if (path.startsWith("/")) {
      errors.add(FieldError.invalid(at, path, "must be a relative path"));
    }
    noBackSteps(path, at, errors);
  }

  private static void noBackSteps(String path, FieldPath at, List<FieldError> errors) {
    if (List.of(path.split("/")).contains("..")) {
      errors.add(FieldError.invalid(at, path, "must not contain '..'"));
    }
  }
}
