/**
 * Bytes to trees and back for {@code application/json} and {@code application/yaml}.
 *
 * <p>Entries: {@link io.hexareme.adapters.codecjackson.JsonCodec} and {@link io.hexareme.adapters.codecjackson.YamlCodec}.
 *
 * <p>JSON is read with Jackson's streaming parser straight into a tree and written by hand straight into a byte array, because
 * both are on the hot path; there is no data binding. What is wrong with malformed JSON is found by a second, slow reading
 * ({@code JsonSyntax}) that speaks the words of Go's parser, which clients and tests of Kubernetes know. YAML is read from
 * SnakeYAML Engine's events, so that the meaning of plain scalars (YAML 1.1, as Kubernetes' own tools read them), of aliases
 * and of merge keys is decided here.
 *
 * <p>Limits: nesting of {@value io.hexareme.adapters.codecjackson.Limits#DEPTH} levels (a defence of this process' stack; real
 * objects nest about 30 deep), and a bound on what aliases may expand to. Nothing here knows any kind or schema: protobuf is
 * {@code codec-protobuf}, pruning and defaulting are the API server's.
 */
package io.hexareme.adapters.codecjackson;
