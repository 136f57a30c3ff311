package io.hexareme.core.client;

import io.hexareme.core.client.flaw.ClientFlaw;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A local copy of a collection that follows the API server: list, then watch from the list's revision; after a lost watch resume
 * from the last revision seen; after a 410 list again and report the difference; a server that refuses or ends every watch is asked
 * less and less often. Its content is always a prefix of history, at {@link #revision()}.
 */
public final class Informer {
  private static final Duration FIRST_RETRY = Duration.ofMillis(100);
  private static final Duration LAST_RETRY = Duration.ofSeconds(10);

  /** Hears of every change. {@code before} null: it appeared; {@code after} null: it is gone. */
  @FunctionalInterface
  public interface Handler {
    void changed(Obj before, Obj after);
  }

  private final ApiClient client;
  private final Loop loop;
  private final Resource resource;
  private final String namespace;
  private final Map<String, String> selectors;
  private final NavigableMap<ObjectKey, Obj> objects = new TreeMap<>();
  private final List<Handler> handlers = new ArrayList<>();
  private final List<Index> indices = new ArrayList<>();
  private final List<Runnable> progressListeners = new ArrayList<>();
  private boolean synced;
  private boolean stopped;
  private long revision;
  private int failures;
  private OpenWatch watch;

  /** @param selectors {@code labelSelector} and {@code fieldSelector}, or empty for the whole collection */
  public Informer(ApiClient client, Loop loop, Resource resource, Map<String, String> selectors) {
    this(client, loop, resource, "", selectors);
  }

  /** Of one namespace; the empty one stands for all. */
  public Informer(ApiClient client, Loop loop, Resource resource, String namespace, Map<String, String> selectors) {
    this.client = client;
    this.loop = loop;
    this.resource = resource;
    this.namespace = namespace;
    this.selectors = Ordered.copyOf(selectors);
  }

  public Resource resource() {
    return resource;
  }

  public Map<String, String> selectors() {
    return selectors;
  }

  /** Adds a listener; before {@link #start}. */
  public void onChange(Handler handler) {
    handlers.add(handler);
  }

  /** Adds a listener that is called after every step of {@link #revision}: a list, an event, a bookmark; before {@link #start}. */
  public void onProgress(Runnable listener) {
    progressListeners.add(listener);
  }

  /** Adds an index that is kept up with the content; before {@link #start}. */
  public Index index(Index index) {
    indices.add(index);
    return index;
  }

  public void start() {
    list();
  }

  public void stop() {
    stopped = true;
    if (watch != null) {
      watch.cancel();
    }
  }

  /** Whether the first list has arrived. */
  public boolean synced() {
    return synced;
  }

  /** Everything up to this revision is in the copy. */
  public long revision() {
    return revision;
  }

  public Optional<Obj> get(ObjectKey key) {
    return Optional.ofNullable(objects.get(key));
  }

  /** All objects in key order; a view of the copy, not to be kept over turns. */
  public Iterable<Obj> all() {
    return objects.values();
  }

  public int size() {
    return objects.size();
  }

  /** The objects of one namespace, in name order. */
  public Iterable<Obj> in(String namespace) {
    return objects
        .subMap(new ObjectKey(namespace, ""), true, new ObjectKey(namespace + "\0", ""), false)
        .values();
  }

  private void list() {
    if (stopped) {
      return;
    }
    client.list(resource, namespace, listQuery()).whenComplete((result, failure) -> {
      if (stopped) {
        return;
      }
      if (result instanceof Result.Ok(int code, Obj list)) {
        failures = 0;
        replaceAll(list);
        watch();
      } else {
        later(this::list);
      }
    });
  }

  /** Asks for the newest: an older state would take back what was known before. */
  private Map<String, String> listQuery() {
    if (!client.has(ClientFlaw.LISTS_WHAT_IS_AT_HAND) || synced) {
      return selectors;
    }
    Map<String, String> query = new LinkedHashMap<>(selectors);
    query.put("resourceVersion", "0");
    return query;
  }

  private void replaceAll(Obj list) {
    Map<ObjectKey, Obj> fresh = new LinkedHashMap<>();
    for (Value item : list.list("items")) {
      Obj object = typed(item.asObj());
      fresh.put(ObjectKey.of(object), object);
    }
    revision = Math.max(revision, Meta.revision(list));
    synced = true;
    for (ObjectKey key : List.copyOf(objects.keySet())) {
      if (!fresh.containsKey(key) && !client.has(ClientFlaw.LATER_LIST_MISSES_DELETIONS)) {
        put(key, null);
      }
    }
    fresh.forEach(this::put);
    progressed();
  }

  /** List items come without kind and apiVersion; components want them. */
  private Obj typed(Obj item) {
    return item.has("kind") ? item : item.with("kind", resource.kind()).with("apiVersion", resource.apiVersion());
  }

  private void watch() {
    if (stopped) {
      return;
    }
    Map<String, String> query = new LinkedHashMap<>(selectors);
    query.put("resourceVersion", Long.toString(revision));
    query.put("allowWatchBookmarks", "true");
    client.watch(resource, namespace, query).whenComplete((response, failure) -> {
      if (stopped) {
        if (response instanceof ApiResponse.Streaming stream) {
          stream.frames().cancel();
        }
      } else if (response instanceof ApiResponse.Streaming stream) {
        follow(stream.frames());
      } else if (response != null && response.code() == 410) {
        later(this::list);
      } else {
        later(this::watch);
      }
    });
  }

  private void follow(ApiResponse.Frames frames) {
    watch = new OpenWatch(loop, frames, event -> take(event.text("type"), event.at("object").asObj()), ending -> {
      watch = null;
      if (!stopped) {
        resume(ending);
      }
    });
    watch.start();
  }

  private void resume(OpenWatch.Ending ending) {
    switch (ending) {
      case OVER -> loop.execute(this::watch);
      case FUTILE -> later(this::watch);
      case EXPIRED -> later(this::list);
    }
  }

  /** Takes one watch event; false when the server says that the wanted history is gone. */
  private boolean take(String type, Obj object) {
    if (type.equals("ERROR")) {
      return false;
    }
    failures = 0;
    revision = Math.max(revision, Meta.revision(object));
    if (!type.equals("BOOKMARK")) {
      put(ObjectKey.of(object), type.equals("DELETED") ? null : object);
    }
    progressed();
    return true;
  }

  private void progressed() {
    client.observer().progressed(this);
    progressListeners.forEach(Runnable::run);
  }

  private void put(ObjectKey key, Obj after) {
    Obj before = after == null ? objects.remove(key) : objects.put(key, after);
    if (before == after || (before != null && after != null && Meta.revision(before) == Meta.revision(after))) {
      return;
    }
    if (client.has(ClientFlaw.SAME_SPEC_IS_NO_CHANGE) && isSameSpec(before, after)) {
      return;
    }
    indices.forEach(index -> index.change(key, before, after));
    handlers.forEach(handler -> handler.changed(before, after));
  }

  private static boolean isSameSpec(Obj before, Obj after) {
    return before != null && after != null && Meta.uid(before).equals(Meta.uid(after)) && before.has("spec")
        && before.at("spec").equals(after.at("spec")) && before.at("status").equals(after.at("status"))
        && Meta.isTerminating(before) == Meta.isTerminating(after);
  }

  private void later(Runnable task) {
    if (client.has(ClientFlaw.ASKS_AGAIN_AT_ONCE)) {
      loop.after(Duration.ofMillis(1), task);
      return;
    }
    long nanos = FIRST_RETRY.toNanos() << Math.min(failures++, 10);
    loop.after(nanos > LAST_RETRY.toNanos() ? LAST_RETRY : Duration.ofNanos(nanos), task);
  }
}
