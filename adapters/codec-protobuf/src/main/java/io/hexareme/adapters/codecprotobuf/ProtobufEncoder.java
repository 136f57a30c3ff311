package io.hexareme.adapters.codecprotobuf;

import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.codec.ObjectEncoder;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Writes {@code application/vnd.kubernetes.protobuf}: four magic bytes, then a {@code runtime.Unknown} that names the kind and holds its
 * message, by the same table as {@link ProtobufDecoder} reads.
 *
 * <p>A watch event is a {@code meta.v1.WatchEvent} with the object, envelope and all, as raw bytes, and before it its length in four
 * bytes, the highest first. May be used by several threads.
 */
public final class ProtobufEncoder implements ObjectEncoder {
  private final WrittenKinds kinds;
  private final MessageEncoder messages;

  /**
   * @param table the types, with their field numbers
   * @param json writes the JSON that some fields hold as bytes
   */
  public ProtobufEncoder(SchemaTable table, BodyEncoder json) {
    this.kinds = new WrittenKinds(table, new KindIndex(table));
    this.messages = new MessageEncoder(table, new ScalarWriter(json));
  }

  @Override
  public String mediaType() {
    return "application/vnd.kubernetes.protobuf";
  }

  @Override
  public boolean writes(String apiVersion, String kind) {
    return kinds.find(apiVersion, kind).isPresent();
  }

  @Override
  public Bytes encode(Value value) {
    Obj object = value.asObj();
    String apiVersion = object.text("apiVersion");
    String kind = object.text("kind");
    Optional<TypeSchema> type = kinds.find(apiVersion, kind);
    if (type.isEmpty()) {
      throw new IllegalArgumentException("no protobuf form of " + apiVersion + " " + kind);
    }
    WireWriter out = new WireWriter();
    out.raw(ProtobufDecoder.MAGIC.array());
    int typeMeta = out.begin(1);
    out.text(1, apiVersion);
    out.text(2, kind);
    out.end(typeMeta);
    int raw = out.begin(2);
    messages.fields(out, object, type.get().name());
    out.end(raw);
    // The encoding and type of the content, as Go writes them though they are empty.
    out.text(3, "");
    out.text(4, "");
    return out.written();
  }

  @Override
  public Bytes event(String type, Bytes object) {
    WireWriter out = new WireWriter();
    out.raw(new byte[4]);
    out.bytes(1, type.getBytes(StandardCharsets.UTF_8));
    int raw = out.begin(2);
    out.bytes(1, object.array());
    out.end(raw);
    Bytes frame = out.written();
    int length = frame.length() - 4;
    for (int i = 0; i < 4; i++) {
      frame.array()[i] = (byte) (length >>> 8 * (3 - i));
    }
    return frame;
  }
}
