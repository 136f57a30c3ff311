/**
 * In which form an answer goes out: encoding (JSON, YAML, protobuf, tree) and transformation (the object itself, a Table, metadata only),
 * as the Accept header asks, best wanted first.
 *
 * <p>Entry: {@code Responder}, which negotiates and encodes; {@code Negotiated} is what came out of it. What a table looks like is told
 * in {@code table}; how kept bytes are put together into lists and frames in {@code serving}.
 */
package io.hexareme.core.apiserver.negotiation;
