package io.hexareme.adapters.codecjackson;

import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML, with the scalars of YAML 1.1 as Kubernetes' tools read them: {@code yes}, {@code on} and {@code y} are true,
 * {@code 0644} is 420, a date is a string. One document a body; further ones must be empty. Stateless.
 *
 * <p>Written in block style, fields in tree order. The last line has no end, except where a block scalar stands there: its line
 * end is content.
 */
public final class YamlCodec implements BodyDecoder, BodyEncoder {
  private static final DumpSettings DUMP = DumpSettings.builder().setWidth(Integer.MAX_VALUE).setSplitLines(false).build();

  @Override
  public String mediaType() {
    return "application/yaml";
  }

  @Override
  public Decoded decode(Bytes body) throws MalformedBody {
    try {
      YamlTree tree = new YamlTree(new Parse(settings(body.length())).parseString(text(body)).iterator());
      return new Decoded(tree.readWhole(), tree.duplicates());
    } catch (MarkedYamlEngineException e) {
      String line = e.getProblemMark().map(mark -> "line " + (mark.getLine() + 1) + ": ").orElse("");
      throw new MalformedBody("yaml: " + line + e.getProblem(), e);
    } catch (YamlEngineException | CharacterCodingException e) {
      throw new MalformedBody("yaml: " + e.getMessage(), e);
    }
  }

  @Override
  public Bytes encode(Value value) {
    YamlEvents events = new YamlEvents();
    String text = new Present(DUMP).emitToString(events.of(value).iterator());
    return Bytes.utf8(events.endsInBlockScalar() ? text : text.stripTrailing());
  }

  private static String text(Bytes body) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body.array())).toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /**
   * The reader keeps what it has not passed yet and copies it whenever it reads on, so a long scalar read in small blocks costs the square
   * of its length: it gets the whole body as one block.
   */
  private static LoadSettings settings(int length) {
    return LoadSettings.builder()
        .setBufferSize(Math.max(1024, length + 1))
        .setCodePointLimit(Integer.MAX_VALUE) // the transport bounds the body
        .setVersionFunction(version -> version) // a %YAML 1.1 line is welcome: we read 1.1 anyway
        .build();
  }
}
