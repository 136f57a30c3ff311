package io.hexareme.core.controllers.tokens;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Keys are bootstrap tokens' Secrets in kube-system; each goes when its time is up. */
public final class BootstrapTokenCleaner implements Controller {
  private static final String TYPE = "bootstrap.kubernetes.io/token";

  @Override
  public String name() {
    return "token-cleaner";
  }

  @Override
  public List<Resource> watches() {
    return List.of(Resource.SECRETS);
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    boolean token = after != null && after.text("type").equals(TYPE) && after.text("metadata", "namespace").equals("kube-system");
    return token ? List.of(ObjectKey.of(after)) : List.of();
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    Optional<Obj> secret = view.get(Resource.SECRETS, key).filter(found -> found.text("type").equals(TYPE));
    Optional<Instant> end = secret.flatMap(BootstrapTokenCleaner::end);
    if (end.isEmpty()) {
      return Plan.nothing();
    }
    Duration left = Duration.between(view.now(), end.get());
    return left.isPositive() ? Plan.nothing().recheckAfter(left) : Plan.of(Command.Delete.of(Resource.SECRETS, secret.get()));
  }

  /** Empty for a token without an end, or with one that cannot be read. */
  private static Optional<Instant> end(Obj secret) {
    try {
      String text = new String(Base64.getDecoder().decode(secret.text("data", "expiration")), StandardCharsets.UTF_8);
      return text.isEmpty() ? Optional.empty() : Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (IllegalArgumentException | DateTimeException _) {
      return Optional.empty();
    }
  }
}
