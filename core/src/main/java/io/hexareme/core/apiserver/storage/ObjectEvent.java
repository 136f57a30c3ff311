package io.hexareme.core.apiserver.storage;

import io.hexareme.ports.value.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One change of one object. {@code before} null: it was created; {@code after} null: it was deleted, and {@code before} then carries
 * the deletion's revision.
 */
public final class ObjectEvent {
  private final GroupResource resource;
  private final long revision;
  private final StoredObject before;
  private final StoredObject after;
  private final Map<Sort, Bytes> frames = new LinkedHashMap<>(2);

  /**
   * What makes the frames of one event differ.
   *
   * @param type ADDED, MODIFIED or DELETED
   * @param form the encoding, transformation and version of an object
   */
  public record Sort(String type, String form) {}

  ObjectEvent(GroupResource resource, long revision, StoredObject before, StoredObject after) {
    this.resource = resource;
    this.revision = revision;
    this.before = before;
    this.after = after;
  }

  public GroupResource resource() {
    return resource;
  }

  public long revision() {
    return revision;
  }

  public StoredObject before() {
    return before;
  }

  public StoredObject after() {
    return after;
  }

  /** The encoded watch frame of that sort: made by the first watcher that needs it, shared by all others. */
  public Bytes frame(Sort sort, Supplier<Bytes> maker) {
    Bytes known = frames.get(sort);
    if (known == null) {
      known = maker.get();
      frames.put(sort, known);
    }
    return known;
  }
}
