package io.hexareme.core.kubelet;

import io.hexareme.core.kubelet.downward.DownwardApi;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.runtime.RuntimeFailure;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How {@code envFrom} and {@code env} become variables; later ones win, and may refer to earlier ones.
 *
 * @param links what is told of Services, where nothing else of that name is said
 */
record EnvironmentRules(DownwardApi downward, Value container, Map<EnvironmentSource, Obj> sources, Map<String, String> links) {


  Environment environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    Value pod = downward.pod();
    variables.put("HOSTNAME", pod.at("spec", "hostname").asString(Meta.name(pod)));
    container.list("envFrom").forEach(from -> all(from, variables));
    for (Value variable : container.list("env")) {
      Value from = variable.at("valueFrom");
      Optional<String> value = from.isNull() ? Optional.of(Environment.expand(variable.text("value"), withLinks(variables))) : valueOf(from);
      value.ifPresent(text -> variables.put(variable.text("name"), text));
    }
    return new Environment(withLinks(variables));
  }

  private Map<String, String> withLinks(Map<String, String> variables) {
    Map<String, String> all = new LinkedHashMap<>(variables);
    links.forEach(all::putIfAbsent);
    return all;
  }

  private void all(Value from, Map<String, String> variables) {
    EnvironmentSource source = EnvironmentSource.in(from).orElse(null);
    if (source == null) {
      return;
    }
    Obj object = sources.get(source);
    boolean optional = from.at(source.secret() ? "secretRef" : "configMapRef", "optional").asBool(false);
    if (object == null && !optional) {
      throw missing(source.text() + " not found");
    }
    if (object != null) {
      object.at("data").asStrings().forEach((key, value) -> variables.put(from.text("prefix") + key, decoded(source, value)));
    }
  }

  private Optional<String> valueOf(Value from) {
    if (!from.at("fieldRef").isNull()) {
      return Optional.of(downward.field(from.text("fieldRef", "fieldPath")));
    }
    if (!from.at("resourceFieldRef").isNull()) {
      return Optional.of(downward.resource(from.at("resourceFieldRef"), container));
    }
    return EnvironmentSource.in(from).flatMap(source -> key(source, from.at(source.secret() ? "secretKeyRef" : "configMapKeyRef")));
  }

  private Optional<String> key(EnvironmentSource source, Value reference) {
    Obj object = sources.get(source);
    String key = reference.text("key");
    boolean optional = reference.at("optional").asBool(false);
    if (object == null && !optional) {
      throw missing(source.text() + " not found");
    }
    String value = object == null ? null : object.at("data").asStrings().get(key);
    if (value == null && !optional) {
      String kind = source.secret() ? "Secret" : "ConfigMap";
      throw missing("couldn't find key " + key + " in " + kind + " " + Meta.namespace(downward.pod()) + "/" + source.name());
    }
    return Optional.ofNullable(value).map(text -> decoded(source, text));
  }

  private static String decoded(EnvironmentSource source, String value) {
    return source.secret() ? new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8) : value;
  }

  private static RuntimeFailure missing(String message) {
    return new RuntimeFailure("CreateContainerConfigError", message);
  }
}
