package io.hexareme.core.apiserver.storage;

import io.hexareme.core.apiserver.flaw.ApiServerFlaw;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/**
 * A copy of all objects, fed by one watch on the store, with the newest history. At start it is rebuilt from the store's own history,
 * so a watch can be resumed over a restart of the server.
 */
// Justification: the copy, how it is filled, read and followed; each is a few small methods on the same maps.
public final class ObjectCache implements ObjectReader {
  private static final Bytes ROOT = Bytes.utf8(GroupResource.ROOT);

  /** Hears of the events of one resource, in order. */
  public interface Listener {
    void event(ObjectEvent event);

    /** Everything up to that revision has been told, whether or not it concerned this resource. */
    default void progress(long revision) {}

    /** The copy lost its connection to history and starts anew: the listener must be told no more, its client must list again. */
    void lost();
  }

  private final Store store;
  private final BodyDecoder decoder;
  private final KeyParser keys;
  private final EventWindow window;
  private final Set<ApiServerFlaw> flaws;
  private final Map<GroupResource, NavigableMap<ObjectKey, StoredObject>> collections = new LinkedHashMap<>();
  private final Map<GroupResource, List<Listener>> listeners = new LinkedHashMap<>();
  private final Awaited awaited = new Awaited();
  private long revision;
  private boolean stopped;
  private Store.Watch watch; // null before the start
  private ObjectEvent held; // with a flaw only

  /** @param history how many events are kept for watches that come back */
  public ObjectCache(Store store, BodyDecoder decoder, List<GroupResource> resources, int history) {
    this(store, decoder, resources, history, Set.of());
  }

  /** @param flaws known bugs put back in on purpose, for simulations that must notice them */
  public ObjectCache(Store store, BodyDecoder decoder, List<GroupResource> resources, int history, Set<ApiServerFlaw> flaws) {
    this.flaws = flaws;
    this.store = store;
    this.decoder = decoder;
    this.keys = new KeyParser(resources);
    this.window = new EventWindow(history, flaws.contains(ApiServerFlaw.EMPTY_HISTORY_LOSES_THE_NEXT_EVENT));
    resources.forEach(resource -> collections.put(resource, new TreeMap<>()));
  }

  /** Fills the copy; completes when it is as new as the store was at the call. */
  public CompletionStage<Void> start() {
    return store.revision().thenCompose(newest -> {
      follow(1);
      return atLeast(newest);
    });
  }

  /** Begins with what another copy held, which the store must hold as well at that revision. Listeners are told {@link Listener#lost}. */
  public CompletionStage<Void> start(CacheImage image) {
    image.objects().forEach((resource, objects) -> collections.put(resource, new TreeMap<>(objects)));
    window.reset(image.oldest(), image.events());
    revision = image.revision();
    forgetListeners().forEach(Listener::lost);
    return store.revision().thenCompose(newest -> {
      follow(revision + 1);
      return atLeast(newest);
    });
  }

  /** What the copy holds now, to start another one with. */
  public CacheImage image() {
    Map<GroupResource, NavigableMap<ObjectKey, StoredObject>> objects = new LinkedHashMap<>();
    collections.forEach((resource, all) -> objects.put(resource, new TreeMap<>(all)));
    return new CacheImage(revision, window.start(), objects, window.all());
  }

  public void stop() {
    stopped = true;
    if (watch != null) watch.cancel();
  }

  /** Replays history from {@code from} on if the store still has it, else from its oldest state on. */
  private void follow(long from) {
    watch = store.watch(new WatchRequest(ROOT, ROOT.prefixEnd(), from), new Store.Watcher() {
      @Override
      public void onEvents(List<StoreEvent> events, long last) {
        events.stream().filter(event -> !isLost(event, events)).forEach(ObjectCache.this::apply);
        reached(last);
      }

      @Override
      public void onProgress(long last) {
        reached(last);
      }

      @Override
      public void onCompacted(long compactRevision) {
        rebuild(compactRevision);
      }

      @Override
      public void onClosed(String reason) {
        if (!stopped) {
          follow(revision + 1);
        }
      }
    });
    if (from == 1) {
      store.revision().thenAccept(this::reachedIfEmpty);
    }
  }

  /** A store without a single event below the root never calls the watcher. */
  private void reachedIfEmpty(long newest) {
    if (revision == 0 && newest <= 1) {
      reached(newest);
    }
  }

  /** History below {@code compactRevision} is gone: begin with the state at that revision and follow from there. */
  private void rebuild(long compactRevision) {
    store.range(new RangeRequest(ROOT, ROOT.prefixEnd(), compactRevision, 0, false, false)).thenAccept(result -> {
      switch (result) {
        case RangeResult.Pairs pairs -> restart(compactRevision, pairs.pairs());
        case RangeResult.Compacted(long newer) -> rebuild(newer);
        case RangeResult.FutureRevision future -> throw new IllegalStateException("compacted revision in the future");
      }
    });
  }

  private void restart(long at, List<KeyValue> pairs) {
    List<Listener> told = forgetListeners();
    collections.values().forEach(Map::clear);
    for (KeyValue pair : pairs) {
      keys.parse(pair.key()).ifPresent(place ->
          collection(place.resource()).put(place.object(), new StoredObject(place.object(), pair, decoder)));
    }
    window.reset(at);
    if (!flaws.contains(ApiServerFlaw.FORGETS_WATCHES_WHEN_IT_BEGINS_ANEW)) {
      told.forEach(Listener::lost);
    }
    reached(at); // last: whoever waits for it goes on at once, and must find everybody up to date
    follow(at + 1);
  }

  private boolean isLost(StoreEvent event, List<StoreEvent> together) {
    return flaws.contains(ApiServerFlaw.DELETION_LOST_IN_THE_CACHE) && event instanceof StoreEvent.Delete && together.size() > 1;
  }

  private List<Listener> forgetListeners() {
    List<Listener> told = listeners.values().stream().flatMap(List::stream).toList();
    listeners.clear();
    return told;
  }

  private void apply(StoreEvent event) {
    Bytes key = switch (event) {
      case StoreEvent.Put put -> put.current().key();
      case StoreEvent.Delete delete -> delete.key();
    };
    keys.parse(key).ifPresent(place -> apply(place, event));
  }

  private void apply(KeyParser.Place place, StoreEvent event) {
    NavigableMap<ObjectKey, StoredObject> collection = collection(place.resource());
    ObjectEvent change = switch (event) {
      case StoreEvent.Put put -> {
        StoredObject after = new StoredObject(place.object(), put.current(), decoder);
        yield new ObjectEvent(place.resource(), event.revision(), collection.put(place.object(), after), after);
      }
      case StoreEvent.Delete delete -> {
        StoredObject before = collection.remove(place.object());
        yield new ObjectEvent(place.resource(), event.revision(), before == null ? null : before.deletedAt(event.revision()), null);
      }
    };
    if (change.before() == null && change.after() == null) {
      return;
    }
    revision = Math.max(revision, event.revision());
    window.add(change);
    tell(flaws.contains(ApiServerFlaw.BOOKMARK_RUNS_AHEAD) ? heldBack(change) : change);
  }

  private void tell(ObjectEvent change) {
    if (change == null) {
      return;
    }
    for (Listener listener : List.copyOf(listeners.getOrDefault(change.resource(), List.of()))) {
      listener.event(change);
    }
  }

  /** The one that was held back before; null for none. */
  private ObjectEvent heldBack(ObjectEvent change) {
    ObjectEvent before = held;
    held = change;
    return before;
  }

  private void reached(long newest) {
    revision = Math.max(revision, newest);
    awaited.reached(revision);
  }

  // ---- reading ----

  /** The copy holds everything up to this revision. */
  public long revision() {
    return revision;
  }

  /** Watches can be resumed from this revision on. */
  public long oldest() {
    return window.start();
  }

  /** Completes once the copy has everything that was acknowledged before the call. */
  public CompletionStage<Void> fresh() {
    return store.revision().thenCompose(this::atLeast);
  }

  /** Completes once the copy holds that revision. */
  public CompletionStage<Void> atLeast(long wanted) {
    return awaited.from(revision, wanted);
  }

  public Optional<StoredObject> find(GroupResource resource, ObjectKey key) {
    return Optional.ofNullable(collection(resource).get(key));
  }

  /** All objects of a resource in key order, or of one namespace when that is not empty; a view, not to be kept over turns. */
  public NavigableMap<ObjectKey, StoredObject> objects(GroupResource resource, String namespace) {
    NavigableMap<ObjectKey, StoredObject> all = Collections.unmodifiableNavigableMap(collection(resource));
    return namespace.isEmpty()
        ? all
        : all.subMap(new ObjectKey(namespace, ""), true, new ObjectKey(namespace + "\0", ""), false);
  }

  /** How many objects of a resource there are; 0 for one that is not stored. */
  public int count(GroupResource resource) {
    NavigableMap<ObjectKey, StoredObject> all = collections.get(resource);
    return all == null ? 0 : all.size();
  }

  /** How many listen to a resource. */
  public int watchers(GroupResource resource) {
    return listeners.getOrDefault(resource, List.of()).size();
  }

  @Override
  public Optional<Obj> get(Resource resource, ObjectKey key) {
    return find(GroupResource.of(resource), key).map(StoredObject::tree);
  }

  @Override
  public Iterable<Obj> list(Resource resource, String namespace) {
    NavigableMap<ObjectKey, StoredObject> objects = objects(GroupResource.of(resource), namespace);
    return () -> objects.values().stream().map(StoredObject::tree).iterator();
  }

  // ---- following ----

  /** The events of a resource after {@code from} that are still kept; {@code from} must be at least {@link #oldest}. */
  public List<ObjectEvent> history(GroupResource resource, long from) {
    return window.after(from, resource);
  }

  public void subscribe(GroupResource resource, Listener listener) {
    listeners.computeIfAbsent(resource, r -> new ArrayList<>()).add(listener);
    if (flaws.contains(ApiServerFlaw.HISTORY_TOLD_TWICE)) {
      window.newest(resource).ifPresent(listener::event);
    }
  }

  public void unsubscribe(GroupResource resource, Listener listener) {
    List<Listener> of = listeners.get(resource);
    if (of != null) {
      of.remove(listener);
    }
  }

  private NavigableMap<ObjectKey, StoredObject> collection(GroupResource resource) {
    return collections.computeIfAbsent(resource, r -> new TreeMap<>());
  }
}
