package io.hexareme.core.apiserver.customresource;

import io.hexareme.core.apiserver.status.Refusal;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the ConversionReview that a webhook answered, and holds it to what a conversion may do.
 *
 * @param objects that were to be converted; all have one version
 * @param version that they were to have
 */
record ConversionAnswer(List<Obj> objects, String version) {

  /** The same objects in that version, in their order; fails with a refusal. */
  List<Obj> read(Obj review, String reviewVersion, String uid) {
    Value response = review.at("response");
    boolean strict = reviewVersion.equals("v1");
    String kind = review.text("apiVersion") + ", Kind=" + review.text("kind");
    String wanted = "apiextensions.k8s.io/v1, Kind=ConversionReview";
    if (strict && !kind.equals(wanted)) {
      throw failed("failed: expected webhook response of " + wanted + ", got " + kind);
    }
    if (response.isNull()) {
      throw failed("failed: no response provided");
    }
    if (strict && !response.text("uid").equals(uid)) {
      throw failed("failed: expected response.uid=\"" + uid + "\", got \"" + response.text("uid") + "\"");
    }
    String status = response.text("result", "status");
    if (!status.equals("Success")) {
      String message = response.text("result", "message");
      throw failed("failed: " + (message.isEmpty() ? "response.result.status was '" + status + "', not 'Success'" : message));
    }
    return checked(response.list("convertedObjects"));
  }

  private List<Obj> checked(List<Value> converted) {
    if (converted.size() != objects.size()) {
      throw failed("returned " + converted.size() + " objects, expected " + objects.size());
    }
    List<Obj> checked = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      checked.add(checked(objects.get(i), converted.get(i).asObj(), i));
    }
    return checked;
  }

  private Obj checked(Obj before, Obj after, int index) {
    String at = "returned invalid object at index " + index + ": ";
    if (!after.text("apiVersion").equals(version)) {
      throw failed(at + "invalid groupVersion (expected " + version + ", received " + after.text("apiVersion") + ")");
    }
    if (!after.text("kind").equals(before.text("kind"))) {
      throw failed(at + "invalid kind (expected " + before.text("kind") + ", received " + after.text("kind") + ")");
    }
    for (String field : new String[] {"name", "namespace", "uid"}) {
      String is = after.text("metadata", field);
      if (!is.equals(before.text("metadata", field))) {
        throw failed("returned invalid object: must have the same " + (field.equals("uid") ? "UID" : field) + ": "
            + before.text("metadata", field) + " != " + is);
      }
    }
    if (!(after.at("metadata") instanceof Obj)) {
      throw failed("returned invalid metadata: missing metadata in converted object");
    }
    return after.with("metadata", metadata(before, after));
  }

  /** Of the metadata a conversion may change labels and annotations, and nothing else. */
  private Obj metadata(Obj before, Obj after) {
    Obj metadata = before.at("metadata").asObj();
    for (String field : new String[] {"labels", "annotations"}) {
      Value changed = after.at("metadata", field);
      if (!changed.isNull() && !(changed instanceof Obj)) {
        throw failed("returned invalid metadata: invalid metadata." + field + " of type " + goType(changed) + " in converted object");
      }
      changed.asObj().fields().forEach((key, value) -> {
        if (!(value instanceof Value.Str)) {
          throw failed("returned invalid metadata: metadata." + field + "[" + key + "] must be a string, but is " + goType(value)
              + " in converted object");
        }
      });
      metadata = changed.isNull() ? metadata.without(field) : metadata.with(field, changed);
    }
    return metadata;
  }

  private static String goType(Value value) {
    return switch (value) {
      case Value.Str text -> "string";
      case Value.Int number -> "int64";
      case Value.Dec number -> "float64";
      case Value.Bool truth -> "bool";
      case Value.Arr array -> "[]interface {}";
      case Obj object -> "map[string]interface {}";
      case Value.Null none -> "<nil>";
    };
  }

  Refusal failed(String why) {
    Obj first = objects.getFirst();
    return Refusals.plain("conversion webhook for " + first.text("apiVersion") + ", Kind=" + first.text("kind") + " " + why);
  }
}
