package io.hexareme.core.apiserver.storage;

import io.hexareme.core.machinery.ObjectKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * What a server's copy of all objects was at one revision. Servers that begin with it share the objects, and whatever views of them are
 * still known; nothing is read or parsed again.
 */
public final class CacheImage {
  private final long revision;
  private final long oldest;
  private final Map<GroupResource, NavigableMap<ObjectKey, StoredObject>> objects;
  private final List<ObjectEvent> events;

  /**
   * @param oldest every event after it is in {@code events}, in order
   * @param objects never changed from now on
   */
  CacheImage(long revision, long oldest, Map<GroupResource, NavigableMap<ObjectKey, StoredObject>> objects, List<ObjectEvent> events) {
    this.revision = revision;
    this.oldest = oldest;
    this.objects = Collections.unmodifiableMap(new LinkedHashMap<>(objects));
    this.events = List.copyOf(events);
  }

  /** The revision it was taken at. */
  public long revision() {
    return revision;
  }

  /** The same objects in a store that has leaped to a later revision: no watch can be resumed from before that. */
  public CacheImage leapedTo(long later) {
    return new CacheImage(later, later, objects, List.of());
  }

  long oldest() {
    return oldest;
  }

  Map<GroupResource, NavigableMap<ObjectKey, StoredObject>> objects() {
    return objects;
  }

  List<ObjectEvent> events() {
    return events;
  }
}
