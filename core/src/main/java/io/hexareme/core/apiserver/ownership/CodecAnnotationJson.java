package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.util.Optional;

/** The JSON in annotations, read and written by the server's JSON codec. kubectl ends it with a line feed, so it is written with one. */
public record CodecAnnotationJson(BodyDecoder decoder, BodyEncoder encoder) implements AnnotationJson {
  @Override
  public Optional<Value> read(String text) {
    try {
      return Optional.of(decoder.decode(Bytes.utf8(text)).value());
    } catch (MalformedBody notJson) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> write(Value.Obj object) {
    return Optional.of(encoder.encode(object).utf8() + "\n");
  }
}
