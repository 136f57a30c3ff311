package io.hexareme.core.apiserver.customresource;

import io.hexareme.core.apiserver.customresource.schema.CustomShape;
import io.hexareme.core.apiserver.kinds.VersionConversion;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Between versions that a server of the definition's owner converts. It is asked before an object is shown, for all that are to be shown
 * together; what it answered is remembered by the object's content, as long as the definition stays as it is.
 */
final class WebhookConversion implements VersionConversion {
  private static final int REMEMBERED = 4096;

  private final String servedVersion;
  private final String keptVersion;
  private final Map<String, CustomShape> shapes;
  private final ConversionWebhook webhook;
  private final Map<Obj, Obj> converted = new LinkedHashMap<>(16, 0.75f, true);

  /** @param shapes by apiVersion */
  WebhookConversion(String servedVersion, String keptVersion, Map<String, CustomShape> shapes, ConversionWebhook webhook) {
    this.servedVersion = servedVersion;
    this.keptVersion = keptVersion;
    this.shapes = shapes;
    this.webhook = webhook;
  }

  @Override
  public boolean isSlow() {
    return true;
  }

  @Override
  public boolean isKept(Obj stored) {
    return stored.text("apiVersion").equals(keptVersion);
  }

  @Override
  public CompletionStage<Void> prepare(Collection<Obj> kept) {
    List<Obj> unknown = new ArrayList<>();
    Map<String, List<Obj>> byVersion = new LinkedHashMap<>();
    for (Obj object : kept) {
      Obj bare = bare(object);
      if (!object.text("apiVersion").equals(servedVersion) && converted.get(bare) == null) {
        unknown.add(bare);
        byVersion.computeIfAbsent(object.text("apiVersion"), v -> new ArrayList<>()).add(bare);
      }
    }
    CompletionStage<Void> done = CompletableFuture.completedFuture(null);
    for (Map.Entry<String, List<Obj>> some : byVersion.entrySet()) {
      List<Obj> read = some.getValue().stream().map(object -> shape(some.getKey()).read(object)).toList();
      done = done.thenCompose(before -> webhook.convert(read, servedVersion))
          .thenAccept(results -> remember(some.getValue(), results, Math.max(REMEMBERED, kept.size() * 2)));
    }
    return done;
  }

  private void remember(List<Obj> kept, List<Obj> results, int most) {
    for (int i = 0; i < kept.size(); i++) {
      converted.put(kept.get(i), shape(servedVersion).pruned(results.get(i)));
    }
    while (converted.size() > most) {
      converted.remove(converted.keySet().iterator().next());
    }
  }

  private CustomShape shape(String version) {
    return shapes.getOrDefault(version, shapes.get(servedVersion));
  }

  /** Without the revision, which is known after the write only. */
  private static Obj bare(Obj object) {
    Obj metadata = object.at("metadata").asObj();
    return metadata.has("resourceVersion") ? object.with("metadata", metadata.without("resourceVersion")) : object;
  }

  @Override
  public Obj toServed(Obj kept) {
    if (kept.text("apiVersion").equals(servedVersion)) {
      return shape(servedVersion).read(kept);
    }
    Obj served = converted.get(bare(kept));
    if (served == null) {
      throw Refusals.internal("an object was to be shown before it was converted");
    }
    return kept.at("metadata", "resourceVersion").isNull() ? served
        : served.withPath(kept.at("metadata", "resourceVersion"), "metadata", "resourceVersion");
  }

  @Override
  public Obj toKept(Obj served) {
    throw new IllegalStateException("a webhook cannot be asked at once");
  }

  /** What is kept is shown again at once: what it was made from is remembered for it. */
  @Override
  public CompletionStage<Obj> keep(Obj served) {
    if (servedVersion.equals(keptVersion)) {
      return CompletableFuture.completedFuture(served);
    }
    return webhook.convert(List.of(bare(served)), keptVersion).thenApply(results -> {
      Obj kept = shape(keptVersion).read(results.getFirst());
      remember(List.of(bare(kept)), List.of(bare(served)), REMEMBERED);
      return kept;
    });
  }
}
