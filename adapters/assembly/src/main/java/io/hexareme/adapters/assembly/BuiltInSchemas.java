package io.hexareme.adapters.assembly;

import io.hexareme.adapters.schemakubernetes.KubernetesSchemas;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.schema.SchemaSource;
import io.hexareme.ports.schema.SchemaTable;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The built-in kinds, read once in a process: the table never changes, and reading it takes a good part of a start. */
public final class BuiltInSchemas implements SchemaSource {
  private static final CompletableFuture<SchemaTable> TABLE = CompletableFuture.supplyAsync(() -> new KubernetesSchemas().load());

  private final SchemaSource descriptions = new KubernetesSchemas();

  /** What is served in every cluster, in discovery order: groups by preference, then by plural name. */
  public static List<ResourceSchema> resources() {
    return TABLE.join().resources();
  }

  /** Begins to read, so that it is done beside what comes first in a start. */
  static void readAhead() {
    // Calling it has initialised the class.
  }

  @Override
  public SchemaTable load() {
    return TABLE.join();
  }

  @Override
  public String description(String type, String field) {
    return descriptions.description(type, field);
  }
}
