package io.hexareme.core.apiserver.kinds.config;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.Names;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** ConfigMaps and Secrets: keys that can be file names, a bounded size, and data that may be frozen. */
public final class ConfigRules {
  private static final int MOST_BYTES = 1024 * 1024;

  private ConfigRules() {}

  public static void configMap(Obj map, List<FieldError> errors) {
    long size = 0;
    for (String field : List.of("data", "binaryData")) {
      for (var entry : map.at(field).asObj().fields().entrySet()) {
        FieldPath at = FieldPath.of(field).key(entry.getKey());
        Names.configKey(entry.getKey()).forEach(why -> errors.add(FieldError.invalid(at, entry.getKey(), why)));
        size += bytes(entry.getValue());
      }
    }
    for (String key : map.at("data").asObj().fields().keySet()) {
      if (map.at("binaryData").asObj().has(key)) {
        errors.add(FieldError.invalid(FieldPath.of("data").key(key), key, "duplicate of key present in binaryData"));
      }
    }
    if (size > MOST_BYTES) {
      errors.add(FieldError.tooLong(FieldPath.ROOT, MOST_BYTES));
    }
  }

  public static void secret(Obj secret, List<FieldError> errors) {
    long size = 0;
    Obj data = secret.at("data").asObj();
    for (var entry : data.fields().entrySet()) {
      FieldPath at = FieldPath.of("data").key(entry.getKey());
      Names.configKey(entry.getKey()).forEach(why -> errors.add(FieldError.invalid(at, entry.getKey(), why)));
      size += bytes(entry.getValue()) * 3 / 4;
    }
    if (size > MOST_BYTES) {
      errors.add(FieldError.tooLong(FieldPath.of("data"), MOST_BYTES));
    }
    String type = secret.text("type");
    needed(type).stream().filter(key -> !data.has(key))
        .forEach(key -> errors.add(FieldError.required(FieldPath.of("data").key(key), "")));
    if (type.equals("kubernetes.io/basic-auth") && !data.has("username") && !data.has("password")) {
      errors.add(FieldError.required(FieldPath.of("data").key("username"), ""));
      errors.add(FieldError.required(FieldPath.of("data").key("password"), ""));
    }
    String account = "kubernetes.io/service-account.name";
    if (type.equals("kubernetes.io/service-account-token") && secret.text("metadata", "annotations", account).isEmpty()) {
      errors.add(FieldError.required(FieldPath.of("metadata", "annotations").key(account), ""));
    }
  }

  /** The keys that a type of Secret must have. */
  private static List<String> needed(String type) {
    return switch (type) {
      case "kubernetes.io/tls" -> List.of("tls.crt", "tls.key");
      case "kubernetes.io/dockerconfigjson" -> List.of(".dockerconfigjson");
      case "kubernetes.io/dockercfg" -> List.of(".dockercfg");
      case "kubernetes.io/ssh-auth" -> List.of("ssh-privatekey");
      default -> List.of();
    };
  }

  private static long bytes(Value value) {
    return value.asString("").getBytes(StandardCharsets.UTF_8).length;
  }

  /** What is marked immutable stays so, and as it is. */
  public static void frozen(Obj before, Obj after, List<FieldError> errors) {
    if (!before.at("immutable").asBool(false)) {
      return;
    }
    if (!after.at("immutable").asBool(false)) {
      errors.add(FieldError.forbidden(FieldPath.of("immutable"), "field is immutable when `immutable` is set"));
    }
    for (String field : List.of("data", "binaryData")) {
      if (!before.at(field).asObj().equals(after.at(field).asObj())) {
        errors.add(FieldError.forbidden(FieldPath.of(field), "field is immutable when `immutable` is set"));
      }
    }
  }

  /** {@code stringData} is for writing only: it goes into {@code data}. */
  public static Obj encoded(Obj secret) {
    Obj plain = secret.at("stringData").asObj();
    if (plain.isEmpty()) {
      return secret;
    }
    Map<String, Value> data = new TreeMap<>(secret.at("data").asObj().fields());
    plain.asStrings().forEach((key, text) ->
        data.put(key, Value.of(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))));
    return secret.without("stringData").with("data", new Obj(data));
  }
}
