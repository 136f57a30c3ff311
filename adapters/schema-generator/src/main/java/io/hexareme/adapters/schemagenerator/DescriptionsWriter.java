package io.hexareme.adapters.schemagenerator;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Writes {@code descriptions.bin}, gzipped: per type its name, a count, and pairs of field name and text, all in modified UTF-8. */
final class DescriptionsWriter {
  private DescriptionsWriter() {}

  static void write(Map<String, Map<String, String>> descriptions, Path file) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
      out.writeShort(descriptions.size());
      for (Map.Entry<String, Map<String, String>> type : descriptions.entrySet()) {
        out.writeUTF(type.getKey());
        out.writeShort(type.getValue().size());
        for (Map.Entry<String, String> text : type.getValue().entrySet()) {
          out.writeUTF(text.getKey());
          out.writeUTF(text.getValue());
        }
      }
    }
  }
}
