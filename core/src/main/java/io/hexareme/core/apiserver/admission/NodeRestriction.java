package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Map;
import java.util.Optional;

/**
 * A kubelet writes only what is its own: its Node, its lease, the Pods bound to it, and tokens for those Pods. So a node that is taken
 * over cannot reach for the others.
 */
final class NodeRestriction implements ValidatingPlugin {
  private static final String NODES = "system:nodes";
  private static final String PREFIX = "system:node:";
  private static final String MIRROR = "kubernetes.io/config.mirror";
  private static final String LEASES = "kube-node-lease";
  private static final String RESTRICTED_LABEL = "node-restriction.kubernetes.io/";

  private final ObjectReader objects;

  NodeRestriction(ObjectReader objects) {
    this.objects = objects;
  }

  @Override
  public String name() {
    return "NodeRestriction";
  }

  @Override
  public void validate(Attributes attributes) {
    User user = attributes.call().user();
    if (!user.groups().contains(NODES) || !user.name().startsWith(PREFIX)) {
      return;
    }
    String node = user.name().substring(PREFIX.length());
    switch (attributes.resource().group() + "/" + attributes.resource().plural()) {
      case "/pods" -> pod(attributes, node);
      case "/nodes" -> node(attributes, node);
      case "/serviceaccounts" -> token(attributes, node);
      case "coordination.k8s.io/leases" -> lease(attributes, node);
      default -> { }
    }
  }

  private void pod(Attributes attributes, String node) {
    switch (attributes.subresource()) {
      case "" -> {
        switch (attributes.operation()) {
          case CREATE -> mirrorPod(attributes, node);
          case DELETE -> ownPod(attributes, node, "can only delete pods with spec.nodeName set to itself");
          case UPDATE, CONNECT -> throw refuse(attributes, "unexpected operation \"" + attributes.operation()
              + "\", node \"" + node + "\" can only create and delete mirror pods");
        }
      }
      case "status" -> ownPod(attributes, node, "can only update pod status for pods with spec.nodeName set to itself");
      case "eviction" -> ownPod(attributes, node, "can only evict pods with spec.nodeName set to itself");
      default -> throw refuse(attributes, "unexpected pod subresource \"" + attributes.subresource()
          + "\", only 'status' and 'eviction' are allowed");
    }
  }

  private static void mirrorPod(Attributes attributes, String node) {
    if (!Meta.annotations(attributes.object()).containsKey(MIRROR)) {
      throw refuse(attributes, "pod does not have \"" + MIRROR + "\" annotation, node \"" + node + "\" can only create mirror pods");
    }
    if (!attributes.object().text("spec", "nodeName").equals(node)) {
      throw refuse(attributes, "node \"" + node + "\" can only create pods with spec.nodeName set to itself");
    }
  }

  private void ownPod(Attributes attributes, String node, String why) {
    Optional<Obj> pod = Optional.ofNullable(attributes.before())
        .or(() -> objects.get(Resource.PODS, new ObjectKey(attributes.namespace(), attributes.name())));
    if (pod.isPresent() && !pod.get().text("spec", "nodeName").equals(node)) {
      throw refuse(attributes, "node \"" + node + "\" " + why);
    }
  }

  private static void node(Attributes attributes, String node) {
    if (!attributes.name().equals(node)) {
      throw refuse(attributes, "node \"" + node + "\" is not allowed to modify node \"" + attributes.name() + "\"");
    }
    if (attributes.operation() == Operation.DELETE) {
      throw refuse(attributes, "node \"" + node + "\" is not allowed to delete itself");
    }
    Value before = attributes.before() == null ? Value.Null.NULL : attributes.before();
    if (attributes.operation() == Operation.UPDATE && !before.list("spec", "taints").equals(attributes.object().list("spec", "taints"))) {
      throw refuse(attributes, "node \"" + node + "\" is not allowed to modify taints");
    }
    Map<String, String> old = Meta.labels(before);
    Meta.labels(attributes.object()).forEach((key, value) -> {
      if (key.startsWith(RESTRICTED_LABEL) && !value.equals(old.get(key))) {
        throw refuse(attributes, "is not allowed to modify labels: " + key);
      }
    });
  }

  private static void lease(Attributes attributes, String node) {
    if (!attributes.namespace().equals(LEASES)) {
      throw refuse(attributes, "can only access leases in the \"" + LEASES + "\" system namespace");
    }
    if (!attributes.name().equals(node)) {
      throw refuse(attributes, "can only access node lease with the same name as the requesting node");
    }
  }

  private void token(Attributes attributes, String node) {
    Value bound = attributes.object().at("spec", "boundObjectRef");
    if (!attributes.subresource().equals("token")) {
      return;
    }
    if (!bound.text("kind").equals("Pod") || !bound.text("apiVersion").equals("v1")) {
      throw refuse(attributes, "node requested token not bound to a pod");
    }
    Obj pod = objects.get(Resource.PODS, new ObjectKey(attributes.namespace(), bound.text("name")))
        .orElseThrow(() -> Refusals.notFound("", "pods", bound.text("name")));
    if (!Meta.uid(pod).equals(bound.text("uid"))) {
      throw refuse(attributes, "the UID in the bound object reference (" + bound.text("uid")
          + ") does not match the UID in record (" + Meta.uid(pod) + "). The object might have been deleted and then recreated");
    }
    if (!pod.text("spec", "nodeName").equals(node)) {
      throw refuse(attributes, "node requested token bound to a pod scheduled on a different node");
    }
  }

  private static RuntimeException refuse(Attributes attributes, String why) {
    return Refusals.forbidden(attributes.resource().group(), attributes.resource().plural(), attributes.name(), why);
  }
}
