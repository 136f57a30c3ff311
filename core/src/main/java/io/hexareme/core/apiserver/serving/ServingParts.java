package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.admission.AdmissionChain;
import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.ownership.FieldOwnership;
import io.hexareme.core.apiserver.schema.Shaping;
import io.hexareme.core.apiserver.storage.HistoricReads;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.apiserver.storage.ObjectWriter;
import io.hexareme.core.apiserver.table.Tables;
import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import java.util.List;

/**
 * What the handlers of stored resources are made of, and how: the one place that puts them together.
 *
 * @param decoders all encodings of request bodies
 */
public record ServingParts(
    SchemaTable schemas,
    ServedResources resources,
    Shaping shaping,
    AdmissionChain admission,
    FieldOwnership fieldOwnership,
    ObjectCache cache,
    ObjectWriter writer,
    HistoricReads history,
    Responder responder,
    Tables tables,
    List<BodyDecoder> decoders,
    Loop loop,
    Clock clock,
    Randomness randomness,
    RequestTrace trace) {

  /** The handlers of all verbs. */
  public Verbs verbs() {
    WriteStages stages = new WriteStages(admission, trace);
    Stamps stamps = new Stamps(randomness.fork("names"));
    Ownership ownership = new Ownership(fieldOwnership, resources);
    Bodies bodies = bodies();
    ReadHandlers reads = new ReadHandlers(cache, history, responder, tables, loop);
    WatchHandler watches = new WatchHandler(cache, responder, tables, loop, randomness.fork("watch-timeouts"));
    CreateHandler creates = new CreateHandler(stages, stamps, ownership, cache, writer);
    UpdateHandler updates = new UpdateHandler(stages, stamps, ownership, cache, writer);
    PatchHandler patches = new PatchHandler(bodies, updates, creates, ownership, cache, schemas);
    DeleteHandler deletes = new DeleteHandler(stages, stamps, cache, writer);
    return new Verbs(stages, reads, watches, creates, updates, patches, deletes, bodies, responder, tables, cache, schemas);
  }

  /** The decode stage. */
  public Bodies bodies() {
    return new Bodies(decoders, shaping, trace);
  }
}
