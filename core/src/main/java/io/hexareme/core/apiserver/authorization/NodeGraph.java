package io.hexareme.core.apiserver.authorization;

import io.hexareme.core.apiserver.storage.GroupResource;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.apiserver.storage.StoredObject;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which objects a node has to do with: through the Pods bound to it, through the claims of those, and through attachments. Read from the
 * server's copy when somebody asks; of each Pod version the references are found once.
 */
final class NodeGraph {
  private static final GroupResource PODS = GroupResource.of(Resource.PODS);
  private static final Resource CLAIMS = new Resource("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", true);
  private static final Resource VOLUMES = new Resource("", "v1", "persistentvolumes", "PersistentVolume", false);
  private static final Resource ATTACHMENTS = new Resource("storage.k8s.io", "v1", "volumeattachments", "VolumeAttachment", false);

  private record Known(long revision, PodReferences references) {}

  private final ObjectCache cache;
  private Map<ObjectKey, Known> known = new LinkedHashMap<>();

  NodeGraph(ObjectCache cache) {
    this.cache = cache;
  }

  /** Whether a Pod on that node names the object, or one of its volumes does. */
  boolean leads(String node, String plural, String namespace, String name) {
    return switch (plural) {
      case "persistentvolumes" -> volumeLeads(node, name);
      case "volumeattachments" -> cache.get(ATTACHMENTS, new ObjectKey("", name))
          .filter(attachment -> attachment.text("spec", "nodeName").equals(node)).isPresent();
      case "pods" -> cache.find(PODS, new ObjectKey(namespace, name)).filter(pod -> references(pod).node().equals(node)).isPresent();
      case "secrets" -> podLeads(node, "secrets", namespace, name) || volumeSecretLeads(node, new ObjectKey(namespace, name));
      default -> podLeads(node, plural, namespace, name);
    };
  }

  private boolean podLeads(String node, String plural, String namespace, String name) {
    String wanted = plural + "/" + name;
    for (StoredObject pod : cache.objects(PODS, namespace).values()) {
      PodReferences references = references(pod);
      if (references.node().equals(node) && references.names().contains(wanted)) {
        return true;
      }
    }
    return false;
  }

  private boolean volumeLeads(String node, String name) {
    return cache.get(VOLUMES, new ObjectKey("", name)).filter(volume -> claimLeads(node, volume)).isPresent();
  }

  private boolean claimLeads(String node, Obj volume) {
    Value claim = volume.at("spec", "claimRef");
    boolean bound = cache.get(CLAIMS, new ObjectKey(claim.text("namespace"), claim.text("name")))
        .filter(object -> object.text("spec", "volumeName").equals(volume.text("metadata", "name"))).isPresent();
    return bound && podLeads(node, CLAIMS.plural(), claim.text("namespace"), claim.text("name"));
  }

  private boolean volumeSecretLeads(String node, ObjectKey secret) {
    for (Obj volume : cache.list(VOLUMES, "")) {
      String claims = volume.text("spec", "claimRef", "namespace");
      boolean names = VolumeSecrets.of(volume.at("spec")).stream()
          .map(key -> key.namespace().isEmpty() ? new ObjectKey(claims, key.name()) : key).anyMatch(secret::equals);
      if (names && claimLeads(node, volume)) {
        return true;
      }
    }
    return false;
  }

  private PodReferences references(StoredObject pod) {
    Known found = known.get(pod.key());
    if (found == null || found.revision() != pod.revision()) {
      forgetTheGone();
      found = new Known(pod.revision(), PodReferences.of(pod.tree()));
      known.put(pod.key(), found);
    }
    return found.references();
  }

  private void forgetTheGone() {
    Map<ObjectKey, StoredObject> pods = cache.objects(PODS, "");
    if (known.size() > 2 * pods.size() + 100) {
      Map<ObjectKey, Known> kept = new LinkedHashMap<>();
      pods.keySet().stream().filter(known::containsKey).forEach(key -> kept.put(key, known.get(key)));
      known = kept;
    }
  }
}
