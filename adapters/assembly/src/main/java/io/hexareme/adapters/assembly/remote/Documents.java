package io.hexareme.adapters.assembly.remote;

import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.adapters.codecjackson.YamlCodec;
import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.BodyEncoder;

/** The encodings of this process, for those who talk to a cluster from outside. */
public final class Documents {
  private static final JsonCodec JSON = new JsonCodec();
  private static final YamlCodec YAML = new YamlCodec();

  private Documents() {}

  public static BodyDecoder json() {
    return JSON;
  }

  public static BodyEncoder jsonEncoder() {
    return JSON;
  }

  public static BodyDecoder yaml() {
    return YAML;
  }
}
