/**
 * The shape of every built-in kind as data: types with their fields, and the resources that serve them.
 *
 * <p>Entry: {@link io.hexareme.ports.schema.SchemaSource}. The rules that use the table (validation, defaulting, patching,
 * ownership, discovery, OpenAPI, tables, protobuf) live in the core and in codecs; here are only the words.
 */
package io.hexareme.ports.schema;
