package io.hexareme.adapters.codecjackson;

import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON (RFC 8259). One instance serves every loop.
 *
 * <p>Whole numbers that fit 64 bits become {@link Value.Int}, all others {@link Value.Dec}; both come back as what they were.
 * Written without white space, fields in tree order, {@code < > &} escaped as Kubernetes' serializer does.
 */
public final class JsonCodec implements BodyDecoder, BodyEncoder {
  private static final JsonFactory FACTORY = JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(Limits.DEPTH)
          .maxStringLength(Integer.MAX_VALUE)
          .maxNameLength(1 << 20)
          .build())
      .build();
  private static final SharedValues SHARED = new SharedValues();

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public Decoded decode(Bytes body) throws MalformedBody {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body.array(), 0, body.length())) {
      JsonTree tree = new JsonTree(parser, SHARED);
      return new Decoded(tree.readWhole(), tree.duplicates());
    } catch (JacksonException e) {
      throw new MalformedBody(JsonSyntax.complaint(body.array()).orElse(e.getOriginalMessage()), e);
    }
  }

  @Override
  public Bytes encode(Value value) {
    JsonWriter writer = new JsonWriter();
    writer.write(value);
    return writer.bytes();
  }
}
