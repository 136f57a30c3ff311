package io.hexareme.core.apiserver.table;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Columns of what extends the API server: webhooks, admission policies, other API servers. Custom resource definitions show the default. */
final class ExtensionColumns {
  private static final String GROUP = "admissionregistration.k8s.io/";

  private ExtensionColumns() {}

  static Map<String, List<Column>> all() {
    Map<String, List<Column>> all = new LinkedHashMap<>();
    List<Column> webhooks = List.of(Column.name(),
        Column.integer("Webhooks", "How many webhooks it has.", o -> o.list("webhooks").size()), Column.age());
    all.put(GROUP + "MutatingWebhookConfiguration", webhooks);
    all.put(GROUP + "ValidatingWebhookConfiguration", webhooks);
    all.put(GROUP + "ValidatingAdmissionPolicy", policy("Validations", "How many rules it has.", "validations"));
    all.put(GROUP + "MutatingAdmissionPolicy", policy("Mutations", "How many changes it makes.", "mutations"));
    List<Column> binding = List.of(Column.name(),
        Column.text("PolicyName", "The policy it puts to use.", o -> o.text("spec", "policyName")),
        Column.text("ParamRef", "Its parameters.", ExtensionColumns::paramRef), Column.age());
    all.put(GROUP + "ValidatingAdmissionPolicyBinding", binding);
    all.put(GROUP + "MutatingAdmissionPolicyBinding", binding);
    all.put("apiregistration.k8s.io/APIService", List.of(Column.name(),
        Column.text("Service", "Who serves it.", ExtensionColumns::service),
        Column.text("Available", "Whether it is served.", ExtensionColumns::available), Column.age()));
    return all;
  }

  private static List<Column> policy(String name, String description, String field) {
    return List.of(Column.name(),
        Column.integer(name, description, o -> o.list("spec", field).size()),
        Column.text("ParamKind", "The kind of its parameters.", o -> {
          Value kind = o.at("spec", "paramKind");
          return kind.isNull() ? Cells.UNSET : kind.text("apiVersion") + "/" + kind.text("kind");
        }),
        Column.age());
  }

  private static String paramRef(Obj binding) {
    Value reference = binding.at("spec", "paramRef");
    if (!reference.text("name").isEmpty()) {
      return Cells.or(reference.text("namespace"), "*") + "/" + reference.text("name");
    }
    return reference.at("selector").isNull() ? Cells.UNSET : Cells.selector(reference.at("selector"));
  }

  private static String service(Obj apiService) {
    Value service = apiService.at("spec", "service");
    return service.isNull() ? "Local" : service.text("namespace") + "/" + service.text("name");
  }

  private static String available(Obj apiService) {
    return Conditions.find(apiService.at("status", "conditions"), "Available")
        .map(condition -> condition.text("status").equals("True") ? "True"
            : condition.text("status") + " (" + condition.text("reason") + ")")
        .orElse("Unknown");
  }
}
