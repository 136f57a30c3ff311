/**
 * Kubernetes' protobuf encoding of bodies, read and written by the schema table: no generated classes, no protobuf library.
 *
 * <p>Entry: {@link io.hexareme.adapters.codecprotobuf.ProtobufDecoder} and {@link io.hexareme.adapters.codecprotobuf.ProtobufEncoder}.
 * {@code WireReader} and {@code WireWriter} know tags, varints and lengths; {@code MessageDecoder} and {@code MessageEncoder} turn a
 * message into an object and back, field by field as the table numbers them; {@code WellKnownMessages} and {@code ScalarWriter} know the
 * dozen messages that JSON writes as something else (times, quantities, raw JSON); {@code KindIndex} finds the type of a kind,
 * {@code WrittenKinds} says which kinds can be answered with.
 *
 * <p>Hostile bytes end in {@link io.hexareme.ports.codec.MalformedBody}: lengths are checked against what is left, depth is limited,
 * nothing is allocated on the word of a length alone. Unknown fields are skipped, as protobuf has it.
 */
package io.hexareme.adapters.codecprotobuf;
