package io.hexareme.core.controllers.namespace;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.Plan.Read;
import io.hexareme.core.machinery.CustomKinds;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Deletes everything in a terminating Namespace, and then its last finalizer. */
public final class NamespaceController implements Controller {
  private static final Value FINALIZER = Value.of("kubernetes");
  /** Most objects are gone with the answer to their deletion. */
  private static final Duration SOON = Duration.ofMillis(20);
  /** Kinds other than Pods are not watched; while they wait for their finalizers they are looked at this often. */
  private static final Duration WAITING = Duration.ofSeconds(1);

  private final List<Resource> builtIn;

  /** @param deletable every built-in kind that can be deleted; those without namespace are ignored */
  public NamespaceController(List<Resource> deletable) {
    builtIn = deletable.stream().filter(Resource::namespaced).toList();
  }

  @Override
  public String name() {
    return "namespace-controller";
  }

  @Override
  public List<Resource> watches() {
    return List.of(Resource.NAMESPACES, Resource.PODS, Resource.CUSTOM_RESOURCE_DEFINITIONS);
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    if (resource.equals(Resource.NAMESPACES)) {
      return List.of(ObjectKey.of(after == null ? before : after));
    }
    if (resource.equals(Resource.CUSTOM_RESOURCE_DEFINITIONS)) {
      return List.of(); // what is left in a namespace is asked for anew each time
    }
    ObjectKey key = new ObjectKey("", Meta.namespace(after == null ? before : after));
    boolean awaited = after == null && view.get(Resource.NAMESPACES, key).filter(Meta::isTerminating).isPresent();
    return awaited ? List.of(key) : List.of();
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    return view.get(Resource.NAMESPACES, key)
        .filter(namespace -> Meta.isTerminating(namespace) && namespace.list("spec", "finalizers").contains(FINALIZER))
        .map(namespace -> empty(namespace, view))
        .orElse(Plan.nothing());
  }

  private Plan empty(Obj namespace, ClusterView view) {
    String name = Meta.name(namespace);
    List<Resource> kinds = new ArrayList<>(builtIn);
    CustomKinds.of(view.all(Resource.CUSTOM_RESOURCE_DEFINITIONS)).stream().filter(Resource::namespaced).forEach(kinds::add);
    List<Read> unread = Content.unread(kinds, name, view);
    if (!unread.isEmpty()) {
      return Plan.reading(unread);
    }
    Content content = Content.of(kinds, name, view);
    if (content.isEmpty()) {
      return Plan.of(letGo(namespace));
    }
    List<Command> deletions =
        content.toDelete().stream().map(kind -> (Command) new Command.DeleteAll(kind, name)).toList();
    List<Command> commands = new ArrayList<>();
    if (deletions.isEmpty() || view.lastFailure().isPresent()) {
      commands.addAll(status(namespace, content, view));
    }
    commands.addAll(deletions);
    return Plan.of(commands).recheckAfter(deletions.isEmpty() ? WAITING : SOON);
  }

  private static List<Command> status(Obj namespace, Content content, ClusterView view) {
    Obj old = namespace.at("status").asObj();
    Obj status = old.with("phase", "Terminating")
        .with("conditions", NamespaceConditions.of(old.at("conditions"), content, view.lastFailure(), view.now()));
    return status.equals(old)
        ? List.of()
        : List.of(new Command.UpdateStatus(Resource.NAMESPACES, namespace.with("status", status)));
  }

  private static Command letGo(Obj namespace) {
    List<Value> others =
        namespace.list("spec", "finalizers").stream().filter(finalizer -> !finalizer.equals(FINALIZER)).toList();
    Obj released = namespace.withPath(new Arr(others), "spec", "finalizers");
    return new Command.Submit(Resource.NAMESPACES, ObjectKey.of(namespace), "finalize", "PUT", released);
  }
}
