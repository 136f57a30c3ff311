package io.hexareme.adapters.schemakubernetes;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads {@code descriptions.bin}: text by type and field, the empty field being the type itself. */
final class DescriptionsReader {
  private DescriptionsReader() {}

  static Map<String, Map<String, String>> read(DataInputStream in) throws IOException {
    Map<String, Map<String, String>> descriptions = new HashMap<>();
    for (int types = in.readUnsignedShort(); types > 0; types--) {
      Map<String, String> texts = new HashMap<>();
      descriptions.put(in.readUTF(), texts);
      for (int count = in.readUnsignedShort(); count > 0; count--) {
        texts.put(in.readUTF(), in.readUTF());
      }
    }
    return descriptions;
  }
}
