package io.hexareme.core.apiserver.table;

import io.hexareme.core.machinery.HumanDuration;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Columns of who may do what: role bindings and certificate signing requests. Roles show the default. */
final class AccessColumns {
  private AccessColumns() {}

  static Map<String, List<Column>> all() {
    List<Column> binding = List.of(Column.name(),
        Column.text("Role", "The role that is given.", o -> o.text("roleRef", "kind") + "/" + o.text("roleRef", "name")),
        Column.age(),
        Column.text("Users", "Users it is given to.", o -> subjects(o, "User", s -> s.text("name"))).wide(),
        Column.text("Groups", "Groups it is given to.", o -> subjects(o, "Group", s -> s.text("name"))).wide(),
        Column.text("ServiceAccounts", "Service accounts it is given to.",
            o -> subjects(o, "ServiceAccount", s -> s.text("namespace") + "/" + s.text("name"))).wide());
    return Ordered.map(
        "rbac.authorization.k8s.io/RoleBinding", binding,
        "rbac.authorization.k8s.io/ClusterRoleBinding", binding,
        "certificates.k8s.io/CertificateSigningRequest", List.of(Column.name(), Column.age(),
            Column.text("SignerName", "Who shall sign.", o -> Cells.or(o.text("spec", "signerName"), Cells.NONE)),
            Column.text("Requestor", "Who asked.", o -> o.text("spec", "username")),
            Column.text("RequestedDuration", "For how long.", AccessColumns::duration),
            Column.text("Condition", "What became of it.", AccessColumns::condition)));
  }

  private static String subjects(Obj binding, String kind, Function<Value, String> name) {
    return binding.list("subjects").stream().filter(subject -> subject.text("kind").equals(kind)).map(name)
        .collect(Collectors.joining(", "));
  }

  private static String duration(Obj request) {
    Value seconds = request.at("spec", "expirationSeconds");
    return seconds.isNull() ? Cells.NONE : HumanDuration.of(Duration.ofSeconds(seconds.asLong(0)));
  }

  private static String condition(Obj request) {
    List<String> types = request.list("status", "conditions").stream().map(condition -> condition.text("type")).toList();
    String decision = types.contains("Denied") ? "Denied" : types.contains("Approved") ? "Approved" : "Pending";
    String failed = types.contains("Failed") ? ",Failed" : "";
    return decision + failed + (request.text("status", "certificate").isEmpty() ? "" : ",Issued");
  }
}
