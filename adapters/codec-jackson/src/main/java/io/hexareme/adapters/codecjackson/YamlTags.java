package io.hexareme.adapters.codecjackson;

import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** What a scalar means, its style and its tag considered. Tags that we do not know are ignored, as kubectl does. */
final class YamlTags {
  private static final String STANDARD = "tag:yaml.org,2002:";

  private YamlTags() {}

  static Value value(ScalarEvent event) throws MalformedBody {
    String text = event.getValue();
    String tag = event.getTag().orElse("");
    if (!tag.startsWith(STANDARD)) {
      return tag.equals("!") || !event.isPlain() ? new Value.Str(text) : plain(text);
    }
    return switch (tag.substring(STANDARD.length())) {
      case "str" -> new Value.Str(text);
      case "binary" -> binary(text);
      case "int" -> wanted(plain(text) instanceof Value.Int number ? number : null, text, "int");
      case "float" -> wanted(number(plain(text)), text, "float");
      case "bool" -> wanted(plain(text) instanceof Value.Bool truth ? truth : null, text, "bool");
      case "null" -> wanted(plain(text) instanceof Value.Null none ? none : null, text, "null");
      default -> new Value.Str(text);
    };
  }

  private static Value plain(String text) throws MalformedBody {
    if (YamlScalars.notFinite(text)) {
      throw new MalformedBody("yaml: unsupported value: " + text);
    }
    return YamlScalars.resolve(text);
  }

  private static Value number(Value value) {
    return switch (value) {
      case Value.Int whole -> new Value.Dec(whole.value());
      case Value.Dec decimal -> decimal;
      case Value.Str _, Value.Bool _, Value.Null _, Value.Obj _, Value.Arr _ -> null;
    };
  }

  private static Value wanted(Value value, String text, String tag) throws MalformedBody {
    if (value == null) {
      throw new MalformedBody("yaml: cannot decode !!str `" + text + "` as a !!" + tag);
    }
    return value;
  }

  private static Value binary(String text) throws MalformedBody {
    try {
      return new Value.Str(new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new MalformedBody("yaml: !!binary value contains invalid base64 data", e);
    }
  }
}
