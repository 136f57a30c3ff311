package io.hexareme.core.apiserver.audit;

import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/** A {@code Policy} of {@code audit.k8s.io/v1}: the first rule that matches a request decides; where none does, nothing is told. */
public record AuditPolicy(List<AuditRule> rules, List<String> omitStages, boolean omitManagedFields) {
  private static final String API = "audit.k8s.io/v1";
  private static final List<String> STAGES = List.of("Panic", "RequestReceived", "ResponseComplete", "ResponseStarted");

  /** Metadata of every request, at every stage. */
  public static final AuditPolicy METADATA = new AuditPolicy(
      List.of(AuditRule.of(Value.obj("level", AuditLevel.METADATA.word()))), List.of(), false);

  /** What came of reading one. */
  public sealed interface Parsed {
    record Good(AuditPolicy policy) implements Parsed {}

    /** @param problems each names its field */
    record Bad(List<String> problems) implements Parsed {}
  }

  /** What one request is told of. */
  record Told(AuditLevel level, List<String> omitStages, boolean omitManagedFields) {
    static final Told NOTHING = new Told(AuditLevel.NONE, List.of(), false);

    boolean tells(AuditStage stage) {
      return !omitStages.contains(stage.word());
    }
  }

  public static Parsed of(Obj policy) {
    List<String> problems = new ArrayList<>();
    if (!policy.text("apiVersion").equals(API) || !policy.text("kind").equals("Policy")) {
      problems.add("an audit policy is of kind Policy and apiVersion " + API);
    }
    List<Value> rules = policy.list("rules");
    if (rules.isEmpty()) {
      problems.add("rules: loaded illegal policy with 0 rules");
    }
    stages(policy, "omitStages", problems);
    for (int i = 0; i < rules.size(); i++) {
      check(rules.get(i), "rules[" + i + "].", problems);
    }
    return problems.isEmpty()
        ? new Parsed.Good(new AuditPolicy(rules.stream().map(AuditRule::of).toList(), AuditRule.strings(policy, "omitStages"),
            policy.at("omitManagedFields").asBool(false)))
        : new Parsed.Bad(problems);
  }

  private static void check(Value rule, String path, List<String> problems) {
    if (AuditLevel.of(rule.text("level")).isEmpty()) {
      problems.add(path + "level: Unsupported value: \"" + rule.text("level")
          + "\": supported values: \"None\", \"Metadata\", \"Request\", \"RequestResponse\"");
    }
    boolean places = !rule.list("resources").isEmpty() || !rule.list("namespaces").isEmpty();
    if (places && !rule.list("nonResourceURLs").isEmpty()) {
      problems.add(path + "nonResourceURLs: Invalid value: rules cannot apply to both regular resources and non-resource URLs");
    }
    stages((Obj) rule, path + "omitStages", problems);
  }

  private static void stages(Obj in, String path, List<String> problems) {
    AuditRule.strings(in, "omitStages").stream().filter(stage -> !STAGES.contains(stage))
        .forEach(stage -> problems.add(path + ": Invalid value: \"" + stage + "\": allowed stages are " + String.join(",", STAGES)));
  }

  Told of(User user, RequestInfo info) {
    for (AuditRule rule : rules) {
      if (rule.matches(user, info)) {
        List<String> omitted = new ArrayList<>(omitStages);
        omitted.addAll(rule.omitStages());
        return new Told(rule.level(), omitted, rule.omitManagedFields().orElse(omitManagedFields));
      }
    }
    return Told.NOTHING;
  }
}
