package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.negotiation.Negotiated.Encoding;
import io.hexareme.core.apiserver.negotiation.Negotiated.Transform;
import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.status.Refusal;
import io.hexareme.core.apiserver.storage.ObjectEvent;
import io.hexareme.core.apiserver.storage.StoredObject;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.nio.charset.StandardCharsets;

/** Watch events in the form of one watcher. Encoded frames of an event are made once and shared by all watchers of that form. */
final class WatchFrames {
  private static final byte[] END = "}\n".getBytes(StandardCharsets.UTF_8);

  private final Rendering rendering;
  private final Responder responder;
  private final String form;
  private boolean headerSent;

  WatchFrames(Rendering rendering, Responder responder) {
    this.rendering = rendering;
    this.responder = responder;
    this.form = rendering.form().encoding() + "/" + rendering.form().transform() + "/" + rendering.apiVersion();
  }

  /** @param type ADDED, MODIFIED or DELETED; {@code event} shares the frame between watchers, null for an initial object */
  Body object(String type, StoredObject object, ObjectEvent event) {
    if (rendering.form().encoding() == Encoding.TREE) {
      return new Body.Tree(Value.obj("type", type, "object", rendering.transformed(object, withHeader())));
    }
    if (event == null || rendering.form().transform() == Transform.TABLE) {
      return Body.Encoded.of(encoded(type, object));
    }
    return Body.Encoded.of(event.frame(new ObjectEvent.Sort(type, form), () -> encoded(type, object)));
  }

  private Bytes encoded(String type, StoredObject object) {
    if (rendering.form().transform() == Transform.NONE) {
      return wrapped(type, rendering.object(object));
    }
    return wrapped(type, responder.body(rendering.form().encoding(), rendering.transformed(object, withHeader())));
  }

  /** Column definitions come with the first table only. */
  private boolean withHeader() {
    boolean first = !headerSent;
    headerSent = true;
    return first;
  }

  /** Nothing up to {@code revision} is missing; {@code initialEnd}: all initial events have been sent. */
  Body bookmark(long revision, boolean initialEnd) {
    Obj metadata = Value.obj(
        "resourceVersion", Long.toString(revision),
        "creationTimestamp", Value.Null.NULL,
        "annotations", initialEnd ? Value.obj("k8s.io/initial-events-end", "true") : null);
    Obj object = switch (rendering.form().transform()) {
      case NONE -> Value.obj("kind", rendering.kind(), "apiVersion", rendering.apiVersion(), "metadata", metadata);
      case PARTIAL_METADATA ->
          Value.obj("kind", "PartialObjectMetadata", "apiVersion", "meta.k8s.io/v1", "metadata", metadata);
      case TABLE -> rendering.emptyTable(metadata.without("creationTimestamp"));
    };
    return event("BOOKMARK", object);
  }

  /** The watch cannot go on. */
  Body error(Refusal refusal) {
    return event("ERROR", refusal.status());
  }

  private Body event(String type, Obj object) {
    return rendering.form().encoding() == Encoding.TREE
        ? new Body.Tree(Value.obj("type", type, "object", object))
        : Body.Encoded.of(wrapped(type, responder.body(rendering.form().encoding(), object)));
  }

  private Bytes wrapped(String type, Body object) {
    Bytes bytes = ((Body.Encoded) object).pieces().getFirst();
    return rendering.form().encoding() == Encoding.PROTOBUF ? responder.protobufEvent(type, bytes) : inJson(type, bytes);
  }

  private static Bytes inJson(String type, Bytes object) {
    byte[] head = ("{\"type\":\"" + type + "\",\"object\":").getBytes(StandardCharsets.UTF_8);
    byte[] whole = new byte[head.length + object.length() + END.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(object.array(), 0, whole, head.length, object.length());
    System.arraycopy(END, 0, whole, head.length + object.length(), END.length);
    return new Bytes(whole);
  }
}
