package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Optional;

/** An object with finalizers outlives its deletion until the last of them is taken away, one write at a time. */
final class FinalizersBlock implements Invariant {
  @Override
  public String rule() {
    return "finalizers block deletion";
  }

  @Override
  public Optional<String> after(Change change, ClusterHistory history) {
    if (!change.deleted()) return Optional.empty();
    List<Value> left = change.before().list("metadata", "finalizers");
    boolean told = Meta.isTerminating(change.before());
    return left.isEmpty() || (told && left.size() == 1) ? Optional.empty()
        : Optional.of(change.subject() + " is gone with the finalizers " + left.stream().map(each -> each.asString("")).toList()
            + (told ? "" : ", and had not even been told to end"));
  }
}
