package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.util.Optional;
import java.util.Set;

/**
 * Objects live only in namespaces that exist, new ones only where nothing is being cleared away, and the namespaces that the cluster
 * stands on cannot be deleted. It comes before all other plugins, which look things up in the namespace.
 */
final class NamespaceLifecycle implements MutatingPlugin, ValidatingPlugin {
  private static final Set<String> IMMORTAL = Ordered.set("default", "kube-system", "kube-public");

  private final ObjectReader objects;

  NamespaceLifecycle(ObjectReader objects) {
    this.objects = objects;
  }

  @Override
  public String name() {
    return "NamespaceLifecycle";
  }

  @Override
  public Obj admit(Attributes attributes) {
    boolean writes = attributes.operation() == Operation.CREATE || attributes.operation() == Operation.UPDATE;
    if (writes && attributes.resource().namespaced() && !isReview(attributes)) {
      requireNamespace(attributes);
    }
    return attributes.object();
  }

  /** Whether it stores nothing: a question may be asked about a namespace that does not exist. */
  private static boolean isReview(Attributes attributes) {
    return attributes.resource().group().equals("authorization.k8s.io");
  }

  private void requireNamespace(Attributes attributes) {
    String namespace = attributes.namespace();
    Optional<Obj> found = objects.get(Resource.NAMESPACES, new ObjectKey("", namespace));
    if (found.isEmpty()) {
      throw Refusals.notFound("", "namespaces", namespace);
    }
    boolean terminating = Meta.isTerminating(found.get()) || found.get().text("status", "phase").equals("Terminating");
    if (attributes.operation() == Operation.CREATE && terminating) {
      throw Refusals.namespaceTerminating(attributes.resource().group(), attributes.resource().plural(), attributes.name(), namespace);
    }
  }

  @Override
  public void validate(Attributes attributes) {
    boolean deletes = attributes.operation() == Operation.DELETE && attributes.isAbout("", "namespaces");
    if (deletes && IMMORTAL.contains(attributes.name())) {
      throw Refusals.forbidden("", "namespaces", attributes.name(), "this namespace may not be deleted");
    }
  }
}
