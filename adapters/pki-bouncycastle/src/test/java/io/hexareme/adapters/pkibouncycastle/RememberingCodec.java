package io.hexareme.adapters.pkibouncycastle;

import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stands for JSON: knows all trees ever written by their text. */
final class RememberingCodec implements BodyEncoder, BodyDecoder {
  static final RememberingCodec JSON = new RememberingCodec();

  private final Map<String, Value> written = new LinkedHashMap<>();

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public Bytes encode(Value value) {
    written.put(value.toString(), value);
    return Bytes.utf8(value.toString());
  }

  @Override
  public Decoded decode(Bytes body) throws MalformedBody {
    Value value = written.get(body.utf8());
    if (value == null) {
      throw new MalformedBody("never written");
    }
    return new Decoded(value, List.of());
  }
}
