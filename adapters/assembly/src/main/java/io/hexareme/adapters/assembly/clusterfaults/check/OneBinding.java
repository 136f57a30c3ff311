package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Meta;
import java.util.Optional;

/** A Pod that has a node keeps it. */
final class OneBinding implements Invariant {
  @Override
  public String rule() {
    return "no Pod is bound twice";
  }

  @Override
  public Optional<String> after(Change change, ClusterHistory history) {
    if (!change.isOf("Pod") || !change.updated() || !Meta.uid(change.before()).equals(Meta.uid(change.after()))) return Optional.empty();
    String was = Pods.node(change.before());
    String is = Pods.node(change.after());
    return was.isEmpty() || was.equals(is) ? Optional.empty() : Optional.of(change.subject() + " was on " + was + " and is now on " + is);
  }
}
