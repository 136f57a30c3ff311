package io.hexareme.core.apiserver.storage;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Ordered;
import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.ObjectBuilder;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One version of one object: its canonical JSON as it is in the store, and its revision. The tree is a view made on demand, which
 * lives as long as somebody holds it.
 *
 * <p>The stored JSON begins with kind, apiVersion and metadata, and lacks the resourceVersion, which is known only after the write:
 * serving splices it in.
 */
public final class StoredObject {
  private static final byte[] METADATA = "\"metadata\":{".getBytes(StandardCharsets.UTF_8);

  private final ObjectKey key;
  private final Bytes stored;
  private final long revision;
  private final BodyDecoder decoder;
  private Map<String, String> labels;
  private WeakReference<Obj> tree = new WeakReference<>(null);

  StoredObject(ObjectKey key, KeyValue pair, BodyDecoder decoder) {
    this(key, pair.value(), pair.modRevision(), decoder);
  }

  private StoredObject(ObjectKey key, Bytes stored, long revision, BodyDecoder decoder) {
    this.key = key;
    this.stored = stored;
    this.revision = revision;
    this.decoder = decoder;
  }

  /** The same content, as a watcher whose selection it leaves sees it last, at the revision by which it left. */
  public StoredObject lastSeenAt(long revision) {
    return deletedAt(revision);
  }

  /** The same content as last seen by the deletion at {@code revision}. */
  StoredObject deletedAt(long revision) {
    return new StoredObject(key, stored, revision, decoder);
  }

  public ObjectKey key() {
    return key;
  }

  /** The revision of the write; what its resourceVersion says. */
  public long revision() {
    return revision;
  }

  public Map<String, String> labels() {
    if (labels == null) {
      labels = Ordered.copyOf(Meta.labels(tree()));
    }
    return labels;
  }

  /** The whole object, with its resourceVersion. */
  public Obj tree() {
    Obj known = tree.get();
    if (known == null) {
      known = decode();
      tree = new WeakReference<>(known);
    }
    return known;
  }

  private Obj decode() {
    try {
      return withRevision(decoder.decode(stored).value().asObj(), revision);
    } catch (MalformedBody malformed) {
      throw new IllegalStateException("the store holds a malformed object at " + key, malformed);
    }
  }

  /** The object with {@code metadata.resourceVersion} set. */
  public static Obj withRevision(Obj object, long revision) {
    ObjectBuilder metadata = new ObjectBuilder();
    metadata.put("resourceVersion", Value.of(Long.toString(revision)));
    object.at("metadata").asObj().without("resourceVersion").fields().forEach(metadata::put);
    return object.with("metadata", metadata.build());
  }

  /** The whole object's JSON, with its resourceVersion. */
  public Bytes json() {
    return splice(0);
  }

  /** The object's JSON as it stands in a list: without kind and apiVersion. */
  public Bytes itemJson() {
    return splice(metadataStart());
  }

  private Bytes splice(int from) {
    byte[] text = stored.array();
    int at = metadataStart() + METADATA.length;
    boolean alone = text[at] == '}';
    byte[] version = ("\"resourceVersion\":\"" + revision + (alone ? "\"" : "\",")).getBytes(StandardCharsets.UTF_8);
    int lead = from == 0 ? 0 : 1;
    byte[] whole = new byte[lead + text.length - from + version.length];
    if (lead == 1) {
      whole[0] = '{';
    }
    System.arraycopy(text, from, whole, lead, at - from);
    System.arraycopy(version, 0, whole, lead + at - from, version.length);
    System.arraycopy(text, at, whole, lead + at - from + version.length, text.length - at);
    return new Bytes(whole);
  }

  /** Where {@code "metadata":{} begins; kind and apiVersion before it hold no such text. */
  private int metadataStart() {
    byte[] text = stored.array();
    outer:
    for (int i = 1; i <= text.length - METADATA.length; i++) {
      for (int j = 0; j < METADATA.length; j++) {
        if (text[i + j] != METADATA[j]) {
          continue outer;
        }
      }
      return i;
    }
    throw new IllegalStateException("the store holds an object without metadata at " + key);
  }

  /** The tree as it is stored: kind, apiVersion and metadata first, no resourceVersion. */
  static Obj canonical(Obj object) {
    ObjectBuilder fields = new ObjectBuilder();
    fields.put("kind", object.at("kind"));
    fields.put("apiVersion", object.at("apiVersion"));
    fields.put("metadata", Value.Null.NULL);
    object.fields().forEach(fields::put);
    fields.put("metadata", object.at("metadata").asObj().without("resourceVersion").without("selfLink"));
    return fields.build();
  }
}
