package io.hexareme.core.apiserver.review;

import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Locale;
import java.util.Optional;

/**
 * What a token is bound to: with that object it becomes worthless.
 *
 * @param claim its name among the token's claims; empty for a token that is bound to nothing
 * @param node the node of a bound Pod, which the token names too
 */
record BoundObject(String claim, Obj reference, Optional<Obj> node) {
  private static final BoundObject NOTHING = new BoundObject("", Obj.EMPTY, Optional.empty());

  /** Refuses a reference to what is not there, is another object by now, or has nothing to do with the account. */
  static BoundObject of(Value reference, Obj account, ObjectReader objects) {
    if (reference.isNull()) {
      return NOTHING;
    }
    Resource resource = resource(reference);
    String namespace = resource.namespaced() ? Meta.namespace(account) : "";
    String name = reference.text("name");
    Obj object = objects.get(resource, new ObjectKey(namespace, name))
        .orElseThrow(() -> Refusals.notFound(resource.group(), resource.plural(), name));
    if (resource.equals(Resource.PODS) && !object.text("spec", "serviceAccountName").equals(Meta.name(account))) {
      throw Refusals.badRequest("cannot bind token for serviceaccount \"" + Meta.name(account)
          + "\" to pod running with different serviceaccount name.");
    }
    String uid = reference.text("uid");
    if (!uid.isEmpty() && !uid.equals(Meta.uid(object))) {
      throw Refusals.conflict(resource.group(), resource.plural(), name, "the UID in the bound object reference (" + uid
          + ") does not match the UID in record. The object might have been deleted and then recreated");
    }
    Optional<Obj> node = resource.equals(Resource.PODS)
        ? objects.get(Resource.NODES, new ObjectKey("", object.text("spec", "nodeName")))
        : Optional.empty();
    return new BoundObject(resource.kind().toLowerCase(Locale.ROOT), identity(object), node.map(BoundObject::identity));
  }

  private static Resource resource(Value reference) {
    String sort = reference.text("apiVersion") + "/" + reference.text("kind");
    return switch (sort) {
      case "v1/Pod" -> Resource.PODS;
      case "v1/Secret" -> Resource.SECRETS;
      case "v1/Node" -> Resource.NODES;
      default -> throw Refusals.badRequest("cannot bind token to object of type " + reference.text("apiVersion")
          + ", Kind=" + reference.text("kind"));
    };
  }

  private static Obj identity(Obj object) {
    return Value.obj("name", Meta.name(object), "uid", Meta.uid(object));
  }

  /** The claims about the cluster, with this object among them. */
  Obj addTo(Obj claims) {
    Obj all = claim.isEmpty() ? claims : claims.with(claim, reference);
    return node.isPresent() ? all.with("node", node.get()) : all;
  }
}
