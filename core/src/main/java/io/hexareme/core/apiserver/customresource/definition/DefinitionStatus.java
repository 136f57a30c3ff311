package io.hexareme.core.apiserver.customresource.definition;

import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the status of a definition says at each step of its life. Pure. */
public final class DefinitionStatus {
  private DefinitionStatus() {}

  /**
   * Its names are settled; it is not established by that alone.
   *
   * @param complete whether all names that it asks for are its own
   */
  public static Obj named(Definition definition, Obj accepted, boolean complete, String reason, String message, Instant now) {
    Obj status = definition.object().at("status").asObj().with("acceptedNames", accepted);
    status = with(status, "NamesAccepted", complete, reason, message, now);
    if (definition.is("Established")) {
      return status;
    }
    return complete
        ? with(status, "Established", false, "Installing", "the initial names have been accepted", now)
        : with(status, "Established", false, "NotAccepted", "not all names are accepted", now);
  }

  public static Obj established(Definition definition, Instant now) {
    return with(definition.object().at("status").asObj(), "Established", true, "InitialNamesAccepted",
        "the initial names have been accepted", now);
  }

  /** Its objects are being deleted. */
  public static Obj cleaning(Definition definition, Instant now) {
    return with(definition.object().at("status").asObj(), "Terminating", true, "InstanceDeletionInProgress",
        "CustomResource deletion is in progress", now);
  }

  /** It is marked for deletion; nothing has happened to its objects yet. */
  public static Obj marked(Obj status, Instant now) {
    return with(status, "Terminating", true, "InstanceDeletionPending",
        "CustomResourceDefinition marked for deletion; CustomResource deletion will be issued soon", now);
  }

  private static Obj with(Obj status, String type, boolean holds, String reason, String message, Instant now) {
    String word = holds ? "True" : "False";
    List<Value> conditions = new ArrayList<>();
    Value made = Value.obj("type", type, "status", word, "lastTransitionTime", Timestamps.seconds(now), "reason", reason, "message", message);
    boolean found = false;
    for (Value old : status.list("conditions")) {
      if (old.text("type").equals(type)) {
        found = true;
        boolean same = old.text("status").equals(word) && !old.at("lastTransitionTime").isNull();
        conditions.add(same ? made.asObj().with("lastTransitionTime", old.at("lastTransitionTime")) : made);
      } else {
        conditions.add(old);
      }
    }
    if (!found) {
      conditions.add(made);
    }
    return status.with("conditions", new Arr(conditions));
  }
}
