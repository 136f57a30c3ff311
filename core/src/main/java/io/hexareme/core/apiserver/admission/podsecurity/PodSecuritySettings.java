package io.hexareme.core.apiserver.admission.podsecurity;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of the Pod Security Standards holds where a namespace says nothing, and whom they do not concern.
 *
 * @param defaults labels as a namespace would have them
 */
public record PodSecuritySettings(Map<String, String> defaults, List<String> users, List<String> runtimeClasses, List<String> namespaces) {
  public static final PodSecuritySettings NONE = new PodSecuritySettings(Map.of(), List.of(), List.of(), List.of());
  private static final String LABEL = "pod-security.kubernetes.io/";
  private static final List<String> MODES = List.of("enforce", "audit", "warn");

  /** What came of reading a configuration. */
  public sealed interface Parsed {
    record Good(PodSecuritySettings settings) implements Parsed {}

    /** @param problems each names its field */
    record Bad(List<String> problems) implements Parsed {}
  }

  /**
   * Reads an {@code AdmissionConfiguration} of {@code apiserver.config.k8s.io/v1}, of whose plugins PodSecurity alone takes a configuration
   * here: a {@code PodSecurityConfiguration} of {@code pod-security.admission.config.k8s.io/v1}.
   */
  public static Parsed of(Obj configuration) {
    List<String> problems = new ArrayList<>();
    if (!configuration.text("apiVersion").equals("apiserver.config.k8s.io/v1") || !configuration.text("kind").equals("AdmissionConfiguration")) {
      problems.add("an admission configuration is of kind AdmissionConfiguration and apiVersion apiserver.config.k8s.io/v1");
    }
    PodSecuritySettings settings = NONE;
    List<Value> plugins = configuration.list("plugins");
    for (int i = 0; i < plugins.size(); i++) {
      String path = "plugins[" + i + "].";
      if (plugins.get(i).text("name").equals("PodSecurity")) {
        settings = of(plugins.get(i).at("configuration"), path + "configuration.", problems);
      } else {
        problems.add(path + "name: " + plugins.get(i).text("name") + " takes no configuration here");
      }
    }
    return problems.isEmpty() ? new Parsed.Good(settings) : new Parsed.Bad(problems);
  }

  private static PodSecuritySettings of(Value configuration, String path, List<String> problems) {
    if (!configuration.text("kind").equals("PodSecurityConfiguration")
        || !configuration.text("apiVersion").startsWith("pod-security.admission.config.k8s.io/v1")) {
      problems.add(path + "kind: must be PodSecurityConfiguration of pod-security.admission.config.k8s.io/v1");
    }
    Map<String, String> labels = new LinkedHashMap<>();
    Value defaults = configuration.at("defaults");
    for (String mode : MODES) {
      String level = defaults.text(mode);
      String version = defaults.text(mode + "-version");
      if (!level.isEmpty() && Level.named(level).isEmpty()) {
        problems.add(path + "defaults." + mode + ": must be one of privileged, baseline, restricted");
      }
      if (!version.isEmpty() && Policy.version(version).isEmpty()) {
        problems.add(path + "defaults." + mode + "-version: must be \"latest\" or \"v1.x\"");
      }
      put(labels, LABEL + mode, level);
      put(labels, LABEL + mode + "-version", version);
    }
    Value exemptions = configuration.at("exemptions");
    return new PodSecuritySettings(labels, strings(exemptions, "usernames"), strings(exemptions, "runtimeClasses"),
        strings(exemptions, "namespaces"));
  }

  private static void put(Map<String, String> labels, String key, String value) {
    if (!value.isEmpty()) {
      labels.put(key, value);
    }
  }

  private static List<String> strings(Value holder, String field) {
    return holder.list(field).stream().map(value -> value.asString("")).toList();
  }

  /** The labels of a namespace, with the defaults of those that it does not have. */
  public Map<String, String> completed(Map<String, String> labels) {
    if (defaults.isEmpty()) {
      return labels;
    }
    Map<String, String> all = new LinkedHashMap<>(defaults);
    all.putAll(labels);
    return all;
  }
}
