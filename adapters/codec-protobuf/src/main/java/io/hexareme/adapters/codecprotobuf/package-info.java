/**
 * Kubernetes' protobuf encoding of bodies, read by the schema table: no generated classes, no protobuf library.
 *
 * <p>Entry: {@link io.hexareme.adapters.codecprotobuf.ProtobufDecoder}. {@code WireReader} knows tags, varints and lengths;
 * {@code MessageDecoder} turns a message into an object, field by field as the table numbers them; {@code WellKnownMessages} knows the
 * dozen messages that JSON writes as something else (times, quantities, raw JSON); {@code KindIndex} finds the type of a kind.
 *
 * <p>Hostile bytes end in {@link io.hexareme.ports.codec.MalformedBody}: lengths are checked against what is left, depth is limited,
 * nothing is allocated on the word of a length alone. Unknown fields are skipped, as protobuf has it. Nothing is encoded here: answers
 * may stay JSON, which every client accepts.
 */
package io.hexareme.adapters.codecprotobuf;
