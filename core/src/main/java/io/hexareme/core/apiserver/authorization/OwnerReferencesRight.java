package io.hexareme.core.apiserver.authorization;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.admission.ValidatingPlugin;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * Who changes the owners of an object could have it collected, and so must be allowed to delete it; who lets it hold up its owner's
 * deletion must be allowed to do so by the owner's finalizers.
 */
public final class OwnerReferencesRight implements ValidatingPlugin {
  private final Authorizer authorizer;
  private final Kinds kinds;

  /** Which resource a kind is served as; empty for a kind that is not served. */
  @FunctionalInterface
  public interface Kinds {
    Optional<ResourceSchema> resource(String group, String version, String kind);
  }

  public OwnerReferencesRight(Authorizer authorizer, Kinds kinds) {
    this.authorizer = authorizer;
    this.kinds = kinds;
  }

  @Override
  public String name() {
    return "OwnerReferencesPermissionEnforcement";
  }

  @Override
  public void validate(Attributes attributes) {
    boolean writes = attributes.operation() == Operation.CREATE || attributes.operation() == Operation.UPDATE;
    List<Value> before = attributes.before() == null ? List.of() : attributes.before().list("metadata", "ownerReferences");
    List<Value> after = attributes.object().list("metadata", "ownerReferences");
    if (!writes || before.equals(after)) {
      return;
    }
    boolean ofStatus = attributes.resource().plural().equals("pods") && attributes.subresource().equals("status");
    if (attributes.operation() == Operation.UPDATE && !ofStatus) {
      require(attributes, access(attributes, "delete", attributes.resource().group(), attributes.resource().version(),
          attributes.resource().plural(), "", attributes.namespace(), attributes.name()), "cannot set an ownerRef on a resource you can't delete: ");
    }
    after.stream().filter(owner -> owner.at("blockOwnerDeletion").asBool(false) && !blocked(before, owner))
        .forEach(owner -> block(attributes, owner));
  }

  private static boolean blocked(List<Value> before, Value owner) {
    return before.stream().anyMatch(old ->
        old.text("uid").equals(owner.text("uid")) && old.at("blockOwnerDeletion").asBool(false));
  }

  private void block(Attributes attributes, Value owner) {
    String apiVersion = owner.text("apiVersion");
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    ResourceSchema resource = kinds.resource(group, apiVersion.substring(slash + 1), owner.text("kind")).orElseThrow(() ->
        refuse(attributes, "cannot set blockOwnerDeletion in this case because cannot find RESTMapping for APIVersion " + apiVersion
            + " Kind " + owner.text("kind") + ": no matches for kind \"" + owner.text("kind") + "\" in version \"" + apiVersion + "\""));
    require(attributes, access(attributes, "update", group, resource.version(), resource.plural(), "finalizers",
            resource.namespaced() ? attributes.namespace() : "", owner.text("name")),
        "cannot set blockOwnerDeletion if an ownerReference refers to a resource you can't set finalizers on: ");
  }

  private static Access access(Attributes attributes, String verb, String group, String version, String plural, String subresource,
      String namespace, String name) {
    return new Access(attributes.call().user(), verb, true, "", group, version, plural, subresource, namespace, name);
  }

  private void require(Attributes attributes, Access access, String why) {
    Authorizer.Decision decision = authorizer.decide(access);
    if (!decision.allowed()) {
      throw refuse(attributes, why + decision.reason() + ", <nil>");
    }
  }

  private static RuntimeException refuse(Attributes attributes, String why) {
    return Refusals.forbidden(attributes.resource().group(), attributes.resource().plural(), attributes.name(), why);
  }
}
