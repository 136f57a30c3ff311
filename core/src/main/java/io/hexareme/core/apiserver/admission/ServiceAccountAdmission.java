package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;

/**
 * Every Pod runs as a service account that exists, {@code default} if it names none; it gets the account's token as a mounted volume,
 * unless it or the account declines, and the account's image pull secrets if it brings none.
 */
final class ServiceAccountAdmission implements MutatingPlugin {
  private static final String MIRROR = "kubernetes.io/config.mirror";

  private final ObjectReader objects;
  private final Randomness names;

  /** @param names of the volumes it adds */
  ServiceAccountAdmission(ObjectReader objects, Randomness names) {
    this.objects = objects;
    this.names = names;
  }

  @Override
  public String name() {
    return "ServiceAccount";
  }

  @Override
  public Obj admit(Attributes attributes) {
    if (attributes.operation() != Operation.CREATE || !attributes.isAbout("", "pods")) {
      return attributes.object();
    }
    Obj pod = attributes.object();
    if (Meta.annotations(pod).containsKey(MIRROR)) {
      return mirror(attributes, pod);
    }
    String name = pod.text("spec", "serviceAccountName").isEmpty() ? "default" : pod.text("spec", "serviceAccountName");
    Obj account = account(attributes, name);
    Obj spec = pod.at("spec").asObj().with("serviceAccountName", name).with("serviceAccount", name);
    spec = automounts(spec, account) ? new TokenVolume(names).mountedIn(spec) : spec;
    if (spec.list("imagePullSecrets").isEmpty() && !account.list("imagePullSecrets").isEmpty()) {
      spec = spec.with("imagePullSecrets", account.at("imagePullSecrets"));
    }
    return pod.with("spec", spec);
  }

  /** A Pod that a kubelet shows for one it runs by itself can use nothing that the API server would have to grant. */
  private static Obj mirror(Attributes attributes, Obj pod) {
    if (!pod.text("spec", "serviceAccountName").isEmpty()) {
      throw refuse(attributes, "a mirror pod may not reference service accounts");
    }
    return pod;
  }

  private Obj account(Attributes attributes, String name) {
    String namespace = attributes.namespace();
    return objects.get(Resource.SERVICE_ACCOUNTS, new ObjectKey(namespace, name)).orElseThrow(() -> refuse(attributes,
        "error looking up service account " + namespace + "/" + name + ": serviceaccount \"" + name + "\" not found"));
  }

  private static RuntimeException refuse(Attributes attributes, String why) {
    return Refusals.forbidden("", "pods", attributes.name(), why);
  }

  /** The Pod's word counts before the account's; without either the token is mounted. */
  private static boolean automounts(Obj spec, Obj account) {
    Value wanted = spec.at("automountServiceAccountToken");
    return wanted.asBool(account.at("automountServiceAccountToken").asBool(true));
  }
}
