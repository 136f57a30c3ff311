package io.hexareme.core.apiserver.authentication;

import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Whether the account of a token, and the Pod, Secret or Node that it is bound to, are still those it was made for; in Kubernetes' words. */
final class TokenBindings {
  /** What is being deleted counts as there for so long: a Pod that ends may still want to say something. */
  private static final Duration LEEWAY = Duration.ofMinutes(1);
  private static final String INVALIDATED = "service account token has been invalidated";

  private final ObjectReader objects;

  TokenBindings(ObjectReader objects) {
    this.objects = objects;
  }

  /** What is wrong; empty when it all is there. */
  Optional<String> wrong(Obj claims, Instant now) {
    Value kubernetes = claims.at("kubernetes.io");
    String namespace = kubernetes.text("namespace");
    return account(namespace, kubernetes.at("serviceaccount"), now)
        .or(() -> bound(Resource.SECRETS, namespace, kubernetes.at("secret"), now))
        .or(() -> bound(Resource.PODS, namespace, kubernetes.at("pod"), now))
        .or(() -> kubernetes.at("pod").isNull() ? bound(Resource.NODES, "", kubernetes.at("node"), now) : Optional.empty()); // a Pod's node is information
  }

  private Optional<String> account(String namespace, Value reference, Instant now) {
    String name = reference.text("name");
    Optional<Obj> found = objects.get(Resource.SERVICE_ACCOUNTS, new ObjectKey(namespace, name));
    if (found.isEmpty()) {
      return Optional.of("serviceaccounts \"" + name + "\" not found");
    }
    if (isLongDeleted(found.get(), now)) {
      return Optional.of("service account " + namespace + "/" + name + " has been deleted");
    }
    String uid = Meta.uid(found.get());
    return uid.equals(reference.text("uid")) ? Optional.empty()
        : Optional.of("service account UID (" + uid + ") does not match claim (" + reference.text("uid") + ")");
  }

  private Optional<String> bound(Resource resource, String namespace, Value reference, Instant now) {
    if (reference.isNull()) {
      return Optional.empty();
    }
    Optional<Obj> found = objects.get(resource, new ObjectKey(namespace, reference.text("name")));
    if (found.isEmpty() || isLongDeleted(found.get(), now)) {
      return Optional.of(INVALIDATED);
    }
    String uid = Meta.uid(found.get());
    return uid.equals(reference.text("uid")) ? Optional.empty() : Optional.of(otherUid(resource.kind(), uid, reference.text("uid")));
  }

  private static String otherUid(String kind, String uid, String claimed) {
    String word = kind.toLowerCase(Locale.ROOT);
    return word + " UID (" + uid + ") does not match service account " + word + " ref claim (" + claimed + ")";
  }

  private static boolean isLongDeleted(Obj object, Instant now) {
    String deleted = object.text("metadata", "deletionTimestamp");
    return !deleted.isEmpty() && Instant.parse(deleted).isBefore(now.minus(LEEWAY));
  }
}
