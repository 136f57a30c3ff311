package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.GroupResource;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.core.machinery.Quantity;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * New objects keep within the namespace's quotas, and grown ones. The quota's {@code status.used} is written in one step with the object
 * that it counts (Kubernetes writes it before): whoever wrote meanwhile, on whatever server, has moved the quota, and the write is made
 * anew. On one server the writes of a namespace with quotas go one after the other, so that they need not compete.
 *
 * <p>What is used is never more than {@code status.used} says, but may be less, as deletions are counted later: so before a refusal
 * everything is counted afresh.
 */
final class ResourceQuotaAdmission implements WaitingValidation {
  static final Resource QUOTAS = new Resource("", "v1", "resourcequotas", "ResourceQuota", true);
  /** About which every container must say something once they are limited. */
  private static final Set<String> COMPUTE =
      Ordered.set("cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory");
  private static final Set<String> GROWING = Ordered.set("services", "persistentvolumeclaims");
  private static final CompletionStage<Void> AGREED = CompletableFuture.completedFuture(null);

  private final ObjectReader objects;
  private final QuotaCount count;
  private final Supplier<CompletionStage<Void>> fresh;
  private final Turns turns = new Turns();

  /** @param fresh completes once {@code objects} has everything that was acknowledged before */
  ResourceQuotaAdmission(ObjectReader objects, Supplier<CompletionStage<Void>> fresh) {
    this.objects = objects;
    this.count = new QuotaCount(objects);
    this.fresh = fresh;
  }

  @Override
  public String name() {
    return "ResourceQuota";
  }

  @Override
  public CompletionStage<Void> validate(Attributes attributes) {
    if (!isCounted(attributes) || !objects.list(QUOTAS, attributes.namespace()).iterator().hasNext()) {
      return AGREED;
    }
    Map<String, Quantity> asked = asked(attributes);
    if (attributes.dryRun()) {
      quotas(attributes, asked).forEach(quota -> taken(attributes, quota, asked));
      return AGREED;
    }
    Turns.Turn turn = turns.take(attributes.namespace());
    attributes.companions().atEnd(turn.leave());
    return turn.come().thenCompose(mine -> fresh.get()).thenAccept(ready ->
        quotas(attributes, asked).forEach(quota -> take(attributes, quota, taken(attributes, quota, asked))));
  }

  /** Creations of everything; changes of what can come to take more. */
  private static boolean isCounted(Attributes attributes) {
    ResourceSchema resource = attributes.resource();
    if (!resource.namespaced()) {
      return false;
    }
    return switch (attributes.operation()) {
      case CREATE -> attributes.subresource().isEmpty();
      case UPDATE -> resource.group().isEmpty() && (attributes.subresource().isEmpty() && GROWING.contains(resource.plural())
          || resource.plural().equals("pods") && attributes.subresource().equals("resize"));
      case DELETE, CONNECT -> false;
    };
  }

  /** What the write takes more than is taken already. */
  private static Map<String, Quantity> asked(Attributes attributes) {
    Map<String, Quantity> asked = usage(attributes, attributes.object());
    if (attributes.operation() == Operation.UPDATE) {
      Map<String, Quantity> before = usage(attributes, attributes.before());
      asked.replaceAll((name, amount) -> {
        Quantity more = amount.minus(before.getOrDefault(name, Quantity.ZERO));
        return more.signum() < 0 ? Quantity.ZERO : more;
      });
    }
    return asked;
  }

  private static Map<String, Quantity> usage(Attributes attributes, Obj object) {
    return QuotaUsage.of(attributes.resource().group(), attributes.resource().plural(), object, attributes.call().now());
  }

  /** The quotas that limit something of what the object takes. */
  private List<Obj> quotas(Attributes attributes, Map<String, Quantity> asked) {
    List<Obj> quotas = new ArrayList<>();
    for (Obj quota : objects.list(QUOTAS, attributes.namespace())) {
      Set<String> hard = quota.at("spec", "hard").asStrings().keySet();
      boolean limits = hard.stream().anyMatch(name -> !asked.getOrDefault(name, Quantity.ZERO).isZero());
      boolean computes = isPod(attributes) && attributes.operation() == Operation.CREATE && hard.stream().anyMatch(COMPUTE::contains);
      if ((limits || computes) && QuotaScopes.match(quota, isPod(attributes), attributes.object())) {
        quotas.add(quota);
      }
    }
    return quotas;
  }

  private static boolean isPod(Attributes attributes) {
    return attributes.resource().group().isEmpty() && attributes.resource().plural().equals("pods");
  }

  /** What is used of the quota with the object; refuses when that is too much. */
  private Map<String, Quantity> taken(Attributes attributes, Obj quota, Map<String, Quantity> asked) {
    Map<String, Quantity> hard = LimitRangeItem.quantities(quota.at("spec", "hard"));
    if (isPod(attributes) && attributes.operation() == Operation.CREATE) {
      List<String> missing = QuotaUsage.unspecified(attributes.object(), hard.keySet());
      if (!missing.isEmpty()) {
        throw refuse(attributes, "failed quota: " + Meta.name(quota) + ": must specify " + String.join("; ", missing));
      }
    }
    Map<String, Quantity> used = LimitRangeItem.quantities(quota.at("status", "used"));
    used.keySet().retainAll(hard.keySet());
    if (!used.keySet().containsAll(hard.keySet()) || !exceeded(hard, used, asked).isEmpty()) {
      used = count.used(quota, hard.keySet(), attributes.call().now());
    }
    Set<String> exceeded = exceeded(hard, used, asked);
    if (!exceeded.isEmpty()) {
      throw refuse(attributes, "exceeded quota: " + Meta.name(quota) + ", requested: " + shown(exceeded, asked)
          + ", used: " + shown(exceeded, used) + ", limited: " + shown(exceeded, hard));
    }
    Map<String, Quantity> sum = new TreeMap<>(used);
    asked.forEach((name, amount) -> sum.computeIfPresent(name, (n, before) -> before.plus(amount)));
    return sum;
  }

  private static Set<String> exceeded(Map<String, Quantity> hard, Map<String, Quantity> used, Map<String, Quantity> asked) {
    return hard.keySet().stream()
        .filter(name -> asked.containsKey(name) && !asked.get(name).isZero())
        .filter(name -> used.getOrDefault(name, Quantity.ZERO).plus(asked.get(name)).compareTo(hard.get(name)) > 0)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static void take(Attributes attributes, Obj quota, Map<String, Quantity> used) {
    Obj status = quota.at("status").asObj().with("hard", quota.at("spec", "hard")).with("used", LimitRangeItem.texts(used));
    long revision = Long.parseLong(quota.text("metadata", "resourceVersion"));
    Obj counted = quota.with("metadata", quota.at("metadata").asObj().without("resourceVersion")).with("status", status);
    attributes.companions().add(GroupResource.of(QUOTAS), ObjectKey.of(quota), revision, counted);
  }

  private static String shown(Set<String> names, Map<String, Quantity> amounts) {
    return names.stream().map(name -> name + "=" + amounts.getOrDefault(name, Quantity.ZERO)).collect(Collectors.joining(","));
  }

  private static RuntimeException refuse(Attributes attributes, String why) {
    return Refusals.forbidden(attributes.resource().group(), attributes.resource().plural(), attributes.name(), why);
  }
}
