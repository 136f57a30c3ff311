package io.hexareme.ports.schema;

/** Driven port: where the table of built-in kinds comes from. */
public interface SchemaSource {

  /** The whole table. Called once at start; may block for a moment (it reads a resource). */
  SchemaTable load();

  /**
   * The description of a type ({@code field} empty) or of one of its fields, for {@code explain} and OpenAPI; empty when there is
   * none. The first call may read a resource.
   */
  String description(String type, String field);
}
