package io.hexareme.adapters.schemakubernetes;

import io.hexareme.ports.schema.SchemaSource;
import io.hexareme.ports.schema.SchemaTable;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The built-in kinds, out of resources that ship with this class. Descriptions are read when the first one is asked for.
 *
 * <p>Not for several threads at once: like all of the core's ports it belongs to one loop.
 */
public final class KubernetesSchemas implements SchemaSource {
  private Map<String, Map<String, String>> descriptions;

  @Override
  public SchemaTable load() {
    try (InputStream resource = open("schema.bin")) {
      byte[] unzipped = new GZIPInputStream(resource, 64 * 1024).readAllBytes();
      return TableReader.read(new DataInputStream(new ByteArrayInputStream(unzipped)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String description(String type, String field) {
    if (descriptions == null) {
      descriptions = readDescriptions();
    }
    return descriptions.getOrDefault(type, Map.of()).getOrDefault(field, "");
  }

  private static Map<String, Map<String, String>> readDescriptions() {
    try (InputStream resource = open("descriptions.bin")) {
      return DescriptionsReader.read(new DataInputStream(new BufferedInputStream(new GZIPInputStream(resource))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    InputStream resource = KubernetesSchemas.class.getResourceAsStream(name);
    if (resource == null) {
      throw new IllegalStateException("the build did not generate " + name);
    }
    return resource;
  }
}
