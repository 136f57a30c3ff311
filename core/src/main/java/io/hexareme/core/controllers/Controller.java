package io.hexareme.core.controllers;

import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.util.Collection;
import java.util.List;

/**
 * One control loop's decision. Implementations are pure and keep no state between calls: everything they need is in the view,
 * everything they want done is in the plan.
 */
public interface Controller {

  /** Its name, which is also its service account's in {@code kube-system} and its component in Events, such as {@code deployment-controller}. */
  String name();

  /** The kinds it must see; the first one is what its keys name (unless {@link #subject} says otherwise). */
  List<Resource> watches();

  /**
   * The kinds it must see beside those, as they come and go with CustomResourceDefinitions, which it must watch then; asked whenever one of
   * those changes. Their objects are reported like all others.
   */
  default List<Resource> watchesNow(ClusterView view) {
    return List.of();
  }

  /**
   * The keys to reconcile because an object changed ({@code before} null: appeared, {@code after} null: gone). After a start each
   * existing object is reported as appeared.
   */
  Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view);

  /**
   * What is to be done for {@code key} now. Called whenever something may have changed, with the key of an object that may no longer
   * exist; never while the loop knows that the view lacks one of this key's own earlier writes.
   */
  Plan reconcile(ObjectKey key, ClusterView view);

  /** What the key stands for, as the trace shows it: {@code Kind namespace/name}. */
  default String subject(ObjectKey key) {
    return watches().getFirst().kind() + " " + key;
  }
}
