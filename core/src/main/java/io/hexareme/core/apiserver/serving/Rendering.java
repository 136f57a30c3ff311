package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.negotiation.Negotiated;
import io.hexareme.core.apiserver.negotiation.Negotiated.Encoding;
import io.hexareme.core.apiserver.negotiation.Negotiated.Transform;
import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.StoredObject;
import io.hexareme.core.apiserver.table.Tables;
import io.hexareme.core.apiserver.table.Tables.IncludeObject;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Objects of one resource in the form that one caller negotiated. Kept bytes go out as they are wherever the form allows it. */
final class Rendering {
  private final ServedResource resource;
  private final Negotiated form;
  private final Responder responder;
  private final Tables tables;
  private final Call call;
  private final IncludeObject include;

  Rendering(ServedResource resource, Negotiated form, Responder responder, Tables tables, Call call) {
    this.resource = resource;
    this.form = form;
    this.responder = responder;
    this.tables = tables;
    this.call = call;
    this.include = include(form, call);
  }

  Negotiated form() {
    return form;
  }

  String kind() {
    return resource.kind();
  }

  String apiVersion() {
    return resource.schema().apiVersion();
  }

  /** Whether kept JSON is what the caller wants. */
  private boolean asKept(StoredObject object) {
    return form.encoding() == Encoding.JSON && form.transform() == Transform.NONE
        && (resource.servesAsStored() || resource.custom().isPresent() && served(object) == object.tree());
  }

  /** One object. */
  Body object(StoredObject object) {
    return asKept(object) ? Body.Encoded.of(object.json()) : responder.body(form.encoding(), transformed(object, true));
  }

  /** A list at a revision. {@code metadata} carries resourceVersion, continue and remainingItemCount. */
  Body list(List<StoredObject> objects, Obj metadata) {
    return switch (form.transform()) {
      case NONE -> objects.stream().allMatch(this::asKept) && form.encoding() == Encoding.JSON
          ? keptList(objects, metadata) : responder.body(form.encoding(), list(resource.listKind(),
          resource.schema().apiVersion(), metadata, objects.stream().map(this::item).toList()));
      case PARTIAL_METADATA -> responder.body(form.encoding(), list("PartialObjectMetadataList", "meta.k8s.io/v1", metadata,
          objects.stream().<Value>map(o -> partial(served(o))).toList()));
      case TABLE -> responder.body(form.encoding(), table(objects.stream().map(this::served).toList(), metadata, true));
    };
  }

  private static Obj list(String kind, String apiVersion, Obj metadata, List<Value> items) {
    return Value.obj("kind", kind, "apiVersion", apiVersion, "metadata", metadata, "items", new Arr(items));
  }

  /** List items carry no kind and apiVersion of their own. */
  private Value item(StoredObject object) {
    return served(object).without("kind").without("apiVersion");
  }

  private Body keptList(List<StoredObject> objects, Obj metadata) {
    Bytes head = ((Body.Encoded) responder.body(Encoding.JSON,
        list(resource.listKind(), resource.schema().apiVersion(), metadata, List.of()))).pieces().getFirst();
    List<Bytes> pieces = new ArrayList<>(objects.size() * 2 + 2);
    pieces.add(new Bytes(Arrays.copyOf(head.array(), head.length() - 2)));
    Bytes comma = Bytes.utf8(",");
    for (int i = 0; i < objects.size(); i++) {
      if (i > 0) {
        pieces.add(comma);
      }
      pieces.add(objects.get(i).itemJson());
    }
    pieces.add(Bytes.utf8("]}"));
    return new Body.Encoded(pieces);
  }

  /** The object as a tree in the wanted transformation. */
  Obj transformed(StoredObject object, boolean withHeader) {
    return transformed(served(object), withHeader);
  }

  /** The same of an object that is served but not kept. */
  Obj transformed(Obj served) {
    return transformed(served, true);
  }

  private Obj transformed(Obj served, boolean withHeader) {
    return switch (form.transform()) {
      case NONE -> served;
      case PARTIAL_METADATA -> partial(served);
      case TABLE -> table(List.of(served), Value.obj("resourceVersion", served.text("metadata", "resourceVersion")), withHeader);
    };
  }

  /** The object as this version serves it. */
  Obj served(StoredObject object) {
    return resource.conversion().toServed(object.tree());
  }

  /** An empty table with that metadata: what a bookmark is to a watcher of tables. */
  Obj emptyTable(Obj metadata) {
    return table(List.of(), metadata, false);
  }

  private Obj table(List<Obj> objects, Obj metadata, boolean withHeader) {
    return tables.table(resource, objects, metadata, include, withHeader, call.now());
  }

  /** What the rows of a table carry, if it is one that the caller wants. */
  static IncludeObject include(Negotiated form, Call call) {
    String wanted = form.transform() == Transform.TABLE ? call.request().param("includeObject") : "";
    return switch (wanted) {
      case "", "Metadata" -> IncludeObject.METADATA;
      case "None" -> IncludeObject.NONE;
      case "Object" -> IncludeObject.OBJECT;
      default -> throw Refusals.badRequest("unrecognized includeObject value: \"" + wanted + "\"");
    };
  }

  /** PartialObjectMetadata (meta/v1) of an object. */
  static Obj partial(Obj object) {
    return Value.obj("kind", "PartialObjectMetadata", "apiVersion", "meta.k8s.io/v1", "metadata", object.at("metadata"));
  }
}
