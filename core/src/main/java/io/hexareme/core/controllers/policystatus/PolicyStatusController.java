package io.hexareme.core.controllers.policystatus;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.machinery.AdmissionTypes;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.expression.ExpressionLanguage;
import io.hexareme.ports.expression.ExpressionLanguage.Compilation;
import io.hexareme.ports.expression.ExpressionLanguage.Environment;
import io.hexareme.ports.expression.ExpressionType;
import io.hexareme.ports.expression.ExpressionType.Simple;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks the expressions of each generation of a policy against the kinds that its rules name, at most ten of them. */
public final class PolicyStatusController implements Controller {
  private static final Resource POLICIES = new Resource(
      "admissionregistration.k8s.io", "v1", "validatingadmissionpolicies", "ValidatingAdmissionPolicy", false);
  private static final int MOST_KINDS = 10;

  private final ExpressionLanguage language;
  private final SchemaTable table;

  /** @param table the built-in kinds that expressions are checked against; the others are read when a policy names them */
  public PolicyStatusController(ExpressionLanguage language, SchemaTable table) {
    this.language = language;
    this.table = table;
  }

  @Override
  public String name() {
    return "validatingadmissionpolicy-status-controller";
  }

  @Override
  public List<Resource> watches() {
    return List.of(POLICIES);
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    return after == null ? List.of() : List.of(ObjectKey.of(after));
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    Optional<Obj> policy = view.get(POLICIES, key);
    if (policy.isEmpty() || isChecked(policy.get())) {
      return Plan.nothing();
    }
    ObjectKey definitions = new ObjectKey("", "");
    Optional<Optional<Obj>> live = view.live(Resource.CUSTOM_RESOURCE_DEFINITIONS, definitions);
    if (live.isEmpty() && namesOthers(policy.get())) {
      return Plan.reading(List.of(Plan.Read.list(Resource.CUSTOM_RESOURCE_DEFINITIONS, "")));
    }
    CustomKinds custom = new CustomKinds(live.flatMap(list -> list).map(list -> list.list("items")).orElse(List.of()),
        new KindTypes(table).of("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"));
    List<Value> warnings = warnings(policy.get(), custom);
    Obj status = policy.get().at("status").asObj()
        .with("observedGeneration", policy.get().at("metadata", "generation").asLong(1))
        .with("typeChecking", warnings.isEmpty() ? Obj.EMPTY : Value.obj("expressionWarnings", new Arr(warnings)));
    return Plan.of(new Command.UpdateStatus(POLICIES, policy.get().with("status", status)));
  }

  private static boolean isChecked(Obj policy) {
    long generation = policy.at("metadata", "generation").asLong(1);
    return !policy.at("status", "typeChecking").isNull() && policy.at("status", "observedGeneration").asLong(0) == generation;
  }

  /** Whether a rule names a group that is not built in. */
  private boolean namesOthers(Obj policy) {
    return policy.list("spec", "matchConstraints", "resourceRules").stream().flatMap(rule -> rule.list("apiGroups").stream())
        .map(group -> group.asString("")).anyMatch(group -> !group.equals("*")
            && table.resources().stream().noneMatch(resource -> resource.group().equals(group)));
  }

  private List<Value> warnings(Obj policy, CustomKinds custom) {
    List<Value> warnings = new ArrayList<>();
    List<CheckedKind> kinds = kinds(policy, custom);
    List<Value> validations = policy.list("spec", "validations");
    for (int i = 0; i < validations.size(); i++) {
      for (String field : new String[] {"expression", "messageExpression"}) {
        String text = validations.get(i).text(field);
        String warning = text.isEmpty() ? "" : warning(policy, text, kinds);
        if (!warning.isEmpty()) {
          warnings.add(Value.obj("fieldRef", "spec.validations[" + i + "]." + field, "warning", warning));
        }
      }
    }
    return warnings;
  }

  private String warning(Obj policy, String expression, List<CheckedKind> kinds) {
    List<String> found = new ArrayList<>();
    for (CheckedKind kind : kinds) {
      if (language.compile(expression, environment(policy, kind)) instanceof Compilation.Rejected(String message)) {
        found.add(kind.words() + ": " + message + "\n");
      }
    }
    return String.join("\n", found);
  }

  private Environment environment(Obj policy, CheckedKind kind) {
    Map<String, ExpressionType> variables = AdmissionTypes.variables(!policy.at("spec", "paramKind").isNull());
    variables.put("object", kind.type());
    variables.put("oldObject", kind.type());
    for (Value variable : policy.list("spec", "variables")) {
      Environment before = new Environment(new LinkedHashMap<>(variables), Simple.DYN, true);
      variables.put("variables." + variable.text("name"), switch (language.compile(variable.text("expression"), before)) {
        case Compilation.Compiled compiled -> compiled.expression().resultType();
        case Compilation.Rejected _ -> Simple.DYN;
      });
    }
    return new Environment(variables, Simple.DYN, true);
  }

  /** The kinds that the rules name without wildcards. */
  private List<CheckedKind> kinds(Obj policy, CustomKinds custom) {
    Map<String, CheckedKind> kinds = new LinkedHashMap<>();
    for (Value rule : policy.list("spec", "matchConstraints", "resourceRules")) {
      for (ResourceSchema resource : table.resources()) {
        if (CustomKinds.names(rule, "apiGroups", resource.group()) && CustomKinds.names(rule, "apiVersions", resource.version())
            && CustomKinds.names(rule, "resources", resource.plural())) {
          CheckedKind kind = new CheckedKind(resource.apiVersion(), resource.kind(), new KindTypes(table).of(resource.type()));
          kinds.putIfAbsent(kind.words(), kind);
        }
      }
      custom.named(rule).forEach(kind -> kinds.putIfAbsent(kind.words(), kind));
    }
    return kinds.values().stream().limit(MOST_KINDS).toList();
  }
}
