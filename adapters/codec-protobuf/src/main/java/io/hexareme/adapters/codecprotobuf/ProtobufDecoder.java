package io.hexareme.adapters.codecprotobuf;

import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code application/vnd.kubernetes.protobuf}: four magic bytes, then a {@code runtime.Unknown} that names the kind and holds its
 * message. The answer is what the same object would be in JSON.
 *
 * <p>Unknown fields vanish, so there is nothing for field validation to find; duplicates are never reported. May be used by several
 * threads.
 */
public final class ProtobufDecoder implements BodyDecoder {
  static final Bytes MAGIC = new Bytes(new byte[] {'k', '8', 's', 0});

  private final KindIndex kinds;
  private final MessageDecoder messages;

  /**
   * @param table the types, with their field numbers
   * @param json reads the JSON that some fields hold as bytes (managed fields, raw extensions, defaults in CRD schemas)
   */
  public ProtobufDecoder(SchemaTable table, BodyDecoder json) {
    this(table, json, 0);
  }

  private ProtobufDecoder(SchemaTable table, BodyDecoder json, int nesting) {
    this.kinds = new KindIndex(table);
    this.messages = new MessageDecoder(table, new WellKnownMessages(json, nesting == 0 ? new ProtobufDecoder(table, json, 1) : new TooDeep()));
  }

  @Override
  public String mediaType() {
    return "application/vnd.kubernetes.protobuf";
  }

  @Override
  public Decoded decode(Bytes body) throws MalformedBody {
    if (!body.startsWith(MAGIC)) {
      throw new MalformedBody("provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
    }
    Fields envelope = Fields.of(new WireReader(body.array(), MAGIC.length(), body.length()));
    if (!envelope.text(3).isEmpty() || !envelope.text(4).isEmpty()) {
      throw new MalformedBody("proto: the envelope holds content of another type or encoding: " + envelope.text(4) + envelope.text(3));
    }
    byte[] typeMeta = envelope.bytes(1);
    Fields names = Fields.of(new WireReader(typeMeta, 0, typeMeta.length));
    return new Decoded(object(names.text(1), names.text(2), envelope.bytes(2)), List.of());
  }

  private Value.Obj object(String apiVersion, String kind, byte[] raw) throws MalformedBody {
    if (kind.isEmpty() || apiVersion.isEmpty()) {
      throw new MalformedBody("Object '" + (kind.isEmpty() ? "Kind" : "apiVersion") + "' is missing in the protobuf envelope");
    }
    TypeSchema type = kinds.type(apiVersion, kind)
        .orElseThrow(() -> new MalformedBody("no kind \"" + kind + "\" is registered for version \"" + apiVersion + "\""));
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("kind", Value.of(kind));
    fields.put("apiVersion", Value.of(apiVersion));
    fields.putAll(messages.decode(new WireReader(raw, 0, raw.length), type.name(), 0));
    return new Value.Obj(fields);
  }

  /** Stands where an object inside an object holds yet another: no client does that, and nothing should recurse on it. */
  private record TooDeep() implements BodyDecoder {
    @Override
    public String mediaType() {
      return "";
    }

    @Override
    public Decoded decode(Bytes body) throws MalformedBody {
      throw new MalformedBody("proto: more than two objects inside one another");
    }
  }
}
