package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.runtime.ContainerRuntime.Listing;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Namespace goes last: nothing is left in it then, and nothing is made in one that is not there. */
final class NamespacesEmpty implements Invariant {
  @Override
  public String rule() {
    return "a Namespace goes last, and with all that was in it";
  }

  @Override
  public Optional<String> after(Change change, ClusterHistory history) {
    if (change.isOf("Namespace") && change.deleted()) {
      List<String> left = content(change.key().name(), history);
      return left.isEmpty() ? Optional.empty() : Optional.of(change.subject() + " is gone before " + String.join(", ", left));
    }
    boolean homeless = change.created() && !change.key().namespace().isEmpty() && history.get("Namespace", "", change.key().namespace()).isEmpty();
    return homeless ? Optional.of(change.subject() + " was made in a Namespace that is not there") : Optional.empty();
  }

  private static List<String> content(String namespace, ClusterHistory history) {
    List<String> left = new ArrayList<>();
    for (String kind : history.kinds()) {
      for (Obj object : history.all(kind)) {
        if (Meta.namespace(object).equals(namespace)) left.add(Meta.subject(object));
      }
    }
    return left;
  }

  @Override
  public List<String> atRest(Map<String, Listing> nodes, ClusterHistory history) {
    return history.all("Namespace").stream().filter(Meta::isTerminating)
        .map(namespace -> Meta.subject(namespace) + " does not end; it has " + content(Meta.name(namespace), history)).toList();
  }
}
