package io.hexareme.core.apiserver.authorization;

import io.hexareme.core.apiserver.request.User;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.machinery.FieldSelector;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a kubelet may do: of Secrets, ConfigMaps, claims, volumes, Pods and accounts only what the Pods bound to its node need; of Nodes,
 * leases and CSINodes only its own; the rest by fixed rules. What it may write is narrowed further by the admission plugin
 * NodeRestriction. (KEP-0279, KEP-4601; https://kubernetes.io/docs/reference/access-authn-authz/node/)
 */
final class NodeAuthorizer implements Authorizer {
  private static final String NODES = "system:nodes";
  private static final String PREFIX = "system:node:";
  private static final String LEASES = "kube-node-lease";
  private static final List<String> READ = List.of("get", "list", "watch");
  private static final List<String> OWN = List.of("get", "create", "update", "patch", "delete");

  private final NodeGraph graph;
  private final List<PolicyRule> rules;

  /** @param rules of every node */
  NodeAuthorizer(ObjectCache cache, List<PolicyRule> rules) {
    this.graph = new NodeGraph(cache);
    this.rules = rules;
  }

  @Override
  public Decision decide(Access access) {
    User user = access.user();
    if (!user.groups().contains(NODES) || !user.name().startsWith(PREFIX)) {
      return Decision.NO_OPINION;
    }
    String node = user.name().substring(PREFIX.length());
    if (node.isEmpty()) {
      return Decision.noOpinion("unknown node for user \"" + user.name() + "\"");
    }
    return access.isResource() ? resource(node, access) : byRules(access);
  }

  private Decision resource(String node, Access access) {
    return switch (access.group() + "/" + access.resource()) {
      case "/secrets", "/configmaps" -> read(node, access);
      case "/persistentvolumeclaims" -> access.subresource().equals("status") ? status(node, access) : get(node, access);
      case "/persistentvolumes", "resource.k8s.io/resourceclaims", "storage.k8s.io/volumeattachments" -> get(node, access);
      case "/serviceaccounts" -> serviceAccount(node, access);
      case "coordination.k8s.io/leases" -> lease(node, access);
      case "storage.k8s.io/csinodes" -> csiNode(node, access);
      case "/nodes" -> node(node, access);
      case "/pods" -> pod(node, access);
      default -> byRules(access);
    };
  }

  private Decision byRules(Access access) {
    return rules.stream().anyMatch(rule -> rule.allows(access)) ? Decision.allow("") : Decision.NO_OPINION;
  }

  private Decision read(String node, Access access) {
    if (!READ.contains(access.verb())) {
      return Decision.noOpinion("can only read resources of this type");
    }
    if (!access.subresource().isEmpty()) {
      return Decision.noOpinion("cannot read subresource");
    }
    if (access.namespace().isEmpty()) {
      return Decision.noOpinion("can only read namespaced object of this type");
    }
    return related(node, access);
  }

  private Decision get(String node, Access access) {
    if (!access.verb().equals("get")) {
      return Decision.noOpinion("can only get individual resources of this type");
    }
    return access.subresource().isEmpty() ? related(node, access) : Decision.noOpinion("cannot get subresource");
  }

  private Decision status(String node, Access access) {
    return List.of("get", "update", "patch").contains(access.verb())
        ? related(node, access) : Decision.noOpinion("can only get/update/patch this type");
  }

  private Decision serviceAccount(String node, Access access) {
    if (access.verb().equals("get") && access.subresource().isEmpty()) {
      return related(node, access);
    }
    if (!access.verb().equals("create") || access.name().isEmpty()) {
      return Decision.noOpinion("can only create tokens for individual service accounts");
    }
    return access.subresource().equals("token")
        ? related(node, access) : Decision.noOpinion("can only create token subresource of serviceaccount");
  }

  private Decision related(String node, Access access) {
    if (access.name().isEmpty()) {
      return Decision.noOpinion("No Object name found");
    }
    return graph.leads(node, access.resource(), access.namespace(), access.name())
        ? Decision.allow("") : Decision.noOpinion("no relationship found between node '" + node + "' and this object");
  }

  private static Decision lease(String node, Access access) {
    if (!OWN.contains(access.verb())) {
      return Decision.noOpinion("can only get, create, update, patch, or delete a node lease");
    }
    if (!access.namespace().equals(LEASES)) {
      return Decision.noOpinion("can only access leases in the \"" + LEASES + "\" system namespace");
    }
    return own(node, access, "can only access node lease with the same name as the requesting node");
  }

  private static Decision csiNode(String node, Access access) {
    if (!access.subresource().isEmpty()) {
      return Decision.noOpinion("cannot authorize CSINode subresources");
    }
    return OWN.contains(access.verb())
        ? own(node, access, "can only access CSINode with the same name as the requesting node")
        : Decision.noOpinion("can only get, create, update, patch, or delete a CSINode");
  }

  /** The name of what is created is in the body: NodeRestriction looks at it. */
  private static Decision own(String node, Access access, String otherwise) {
    return access.verb().equals("create") || access.name().equals(node) ? Decision.allow("") : Decision.noOpinion(otherwise);
  }

  private Decision node(String node, Access access) {
    if (!access.subresource().isEmpty() || !READ.contains(access.verb())) {
      return byRules(access);
    }
    if (access.name().equals(node) || selects(access, "metadata.name", node)) {
      return Decision.allow("");
    }
    return Decision.noOpinion(access.verb().equals("get")
        ? "node '" + node + "' cannot read '" + access.name() + "', only its own Node object"
        : "node '" + node + "' cannot read all nodes, only its own Node object");
  }

  private Decision pod(String node, Access access) {
    if (!access.subresource().isEmpty()) {
      return byRules(access);
    }
    return switch (access.verb()) {
      case "get" -> related(node, access);
      case "list", "watch" -> selects(access, "spec.nodeName", node)
          ? Decision.allow("") : Decision.noOpinion("can only list/watch pods with spec.nodeName field selector");
      default -> byRules(access);
    };
  }

  private static boolean selects(Access access, String field, String node) {
    Optional<String> wanted = switch (FieldSelector.parse(access.fieldSelector())) {
      case FieldSelector.Parsed.Good(FieldSelector selector) -> selector.exact(field);
      case FieldSelector.Parsed.Malformed _ -> Optional.empty();
    };
    return wanted.filter(Predicate.isEqual(node)).isPresent();
  }
}
