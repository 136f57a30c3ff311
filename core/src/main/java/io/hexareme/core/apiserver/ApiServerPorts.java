package io.hexareme.core.apiserver;

import io.hexareme.core.machinery.NoCertificates;
import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.codec.ObjectEncoder;
import io.hexareme.ports.node.NodeAgents;
import io.hexareme.ports.schema.SchemaSource;
import io.hexareme.ports.security.CertificateSigner;
import io.hexareme.ports.security.TokenSigner;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.trace.Trace;
import java.util.List;

/**
 * What the API server needs of the world.
 *
 * @param json reads what the store holds
 * @param openApiEncoder writes OpenAPI 2 as the protobuf document that older clients ask for
 * @param decoders all encodings of request bodies, {@code json} among them
 * @param operations what those who operate the cluster look at
 * @param outside what users extend the server with
 * @param certificates reads what users ask to be signed
 */
public record ApiServerPorts(
    Store store,
    Loop loop,
    Clock clock,
    Randomness randomness,
    Trace trace,
    TokenSigner tokens,
    NodeAgents nodes,
    SchemaSource schemas,
    BodyDecoder json,
    BodyEncoder jsonEncoder,
    BodyEncoder yamlEncoder,
    ObjectEncoder protobufEncoder,
    BodyEncoder openApiEncoder,
    List<BodyDecoder> decoders,
    Operations operations,
    Outside outside,
    CertificateSigner certificates) {

  /** Without a certificate authority. */
  public ApiServerPorts(Store store, Loop loop, Clock clock, Randomness randomness, Trace trace, TokenSigner tokens, NodeAgents nodes,
      SchemaSource schemas, BodyDecoder json, BodyEncoder jsonEncoder, BodyEncoder yamlEncoder, ObjectEncoder protobufEncoder, BodyEncoder openApiEncoder,
      List<BodyDecoder> decoders, Operations operations, Outside outside) {
    this(store, loop, clock, randomness, trace, tokens, nodes, schemas, json, jsonEncoder, yamlEncoder, protobufEncoder, openApiEncoder, decoders,
        operations, outside, NoCertificates.NONE);
  }
}
