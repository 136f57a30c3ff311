package io.hexareme.core.apiserver.customresource;

import io.hexareme.core.apiserver.customresource.schema.CustomShape;
import io.hexareme.core.apiserver.kinds.Unconverted;
import io.hexareme.core.apiserver.kinds.VersionConversion;
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
  private final Map<Obj, Obj> served = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Obj, Obj> kept = new LinkedHashMap<>(16, 0.75f, true);

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
  public CompletionStage<Void> prepare(Collection<Obj> stored) {
    Map<String, List<Obj>> byVersion = new LinkedHashMap<>();
    for (Obj object : stored) {
      Obj bare = bare(object);
      if (!object.text("apiVersion").equals(servedVersion) && served.get(bare) == null) {
        byVersion.computeIfAbsent(object.text("apiVersion"), v -> new ArrayList<>()).add(bare);
      }
    }
    CompletionStage<Void> done = CompletableFuture.completedFuture(null);
    for (Map.Entry<String, List<Obj>> some : byVersion.entrySet()) {
      List<Obj> read = some.getValue().stream().map(object -> shape(some.getKey()).read(object)).toList();
      done = done.thenCompose(before -> webhook.convert(read, servedVersion))
          .thenAccept(results -> remember(some.getValue(), results, Math.max(REMEMBERED, stored.size() * 2)));
    }
    return done;
  }

  private void remember(List<Obj> stored, List<Obj> results, int most) {
    for (int i = 0; i < stored.size(); i++) {
      served.put(stored.get(i), shape(servedVersion).pruned(results.get(i)));
    }
    cut(served, most);
  }

  private static void cut(Map<Obj, Obj> memory, int most) {
    while (memory.size() > most) {
      memory.remove(memory.keySet().iterator().next());
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

  private static Obj withRevisionOf(Obj from, Obj bare) {
    return from.at("metadata", "resourceVersion").isNull() ? bare
        : bare.withPath(from.at("metadata", "resourceVersion"), "metadata", "resourceVersion");
  }

  @Override
  public Obj toServed(Obj stored) {
    if (stored.text("apiVersion").equals(servedVersion)) {
      return shape(servedVersion).read(stored);
    }
    Obj shown = served.get(bare(stored));
    if (shown == null) {
      throw new Unconverted(() -> prepare(List.of(stored)));
    }
    return withRevisionOf(stored, shown);
  }

  @Override
  public Obj toKept(Obj shown) {
    if (servedVersion.equals(keptVersion)) {
      return shown;
    }
    Obj stored = kept.get(bare(shown));
    if (stored == null) {
      throw new Unconverted(() -> keep(shown).thenAccept(made -> { }));
    }
    return withRevisionOf(shown, stored);
  }

  /** What is kept is shown again at once: what it was made from is remembered for it. */
  @Override
  public CompletionStage<Obj> keep(Obj shown) {
    if (servedVersion.equals(keptVersion)) {
      return CompletableFuture.completedFuture(shown);
    }
    Obj bare = bare(shown);
    return webhook.convert(List.of(bare), keptVersion).thenApply(results -> {
      Obj stored = shape(keptVersion).read(results.getFirst());
      kept.put(bare, stored);
      cut(kept, REMEMBERED);
      remember(List.of(bare(stored)), List.of(bare), REMEMBERED);
      return stored;
    });
  }
}
