package io.hexareme.core.apiserver.kinds.pod;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.machinery.JsonText;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;

/** A Pod spec may change in a few fields only: images, the active deadline, more tolerations, fewer gates, a mended grace period. */
final class PodUpdateValidation {
  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final String WORDS = "pod updates may not change fields other than `spec.containers[*].image`,"
      + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),"
      + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)\n";

  private PodUpdateValidation() {}

  static void check(Obj before, Obj after, List<FieldError> errors) {
    PodSpecValidation.check(after.at("spec"), SPEC, errors);
    Obj was = before.at("spec").asObj();
    Obj is = after.at("spec").asObj();
    counts(was, is, errors);
    if (!errors.isEmpty()) {
      return;
    }
    images(is, "containers", errors);
    images(is, "initContainers", errors);
    deadline(was.at("activeDeadlineSeconds"), is.at("activeDeadlineSeconds"), errors);
    tolerations(was.list("tolerations"), is.list("tolerations"), errors);
    gates(was.list("schedulingGates"), is.list("schedulingGates"), errors);
    Obj levelled = levelled(was, is);
    if (!levelled.equals(was)) {
      errors.add(FieldError.forbidden(SPEC, WORDS + difference(levelled, was)));
    }
  }

  private static void counts(Obj was, Obj is, List<FieldError> errors) {
    for (String kind : List.of("containers", "initContainers")) {
      if (was.list(kind).size() != is.list(kind).size()) {
        errors.add(FieldError.forbidden(SPEC.child(kind), "pod updates may not add or remove containers"));
      }
    }
  }

  private static void images(Obj spec, String kind, List<FieldError> errors) {
    for (int i = 0; i < spec.list(kind).size(); i++) {
      if (spec.list(kind).get(i).text("image").isEmpty()) {
        errors.add(FieldError.required(SPEC.child(kind).index(i).child("image"), ""));
      }
    }
  }

  private static void deadline(Value was, Value is, List<FieldError> errors) {
    if (was.isNull()) {
      return;
    }
    if (is.isNull()) {
      errors.add(FieldError.invalid(SPEC.child("activeDeadlineSeconds"), is, "must not update from a positive integer to nil value"));
    } else if (is.asLong(0) > was.asLong(0)) {
      errors.add(FieldError.invalid(SPEC.child("activeDeadlineSeconds"), is, "must be less than or equal to previous value"));
    }
  }

  private static void tolerations(List<Value> was, List<Value> is, List<FieldError> errors) {
    if (!new LinkedHashSet<>(bare(is)).containsAll(bare(was))) {
      errors.add(FieldError.forbidden(SPEC.child("tolerations"), "existing toleration can not be modified except its tolerationSeconds"));
    }
  }

  private static List<Value> bare(List<Value> tolerations) {
    return tolerations.stream().<Value>map(toleration -> toleration.asObj().without("tolerationSeconds")).toList();
  }

  private static void gates(List<Value> was, List<Value> is, List<FieldError> errors) {
    List<Value> added = new ArrayList<>(is);
    added.removeAll(was);
    if (!added.isEmpty()) {
      errors.add(FieldError.forbidden(SPEC.child("schedulingGates"),
          "only deletion is allowed, but found new scheduling gates '" + added.getFirst().text("name") + "'"));
    }
  }

  /** The new spec with the old values of all that may change. */
  private static Obj levelled(Obj was, Obj is) {
    Obj level = is;
    for (String kind : List.of("containers", "initContainers")) {
      if (!is.at(kind).isNull()) {
        level = level.with(kind, withImages(is.list(kind), was.list(kind)));
      }
    }
    for (String field : List.of("activeDeadlineSeconds", "tolerations")) {
      level = put(level, field, was.at(field));
    }
    boolean gated = !was.list("schedulingGates").isEmpty();
    if (gated) {
      level = gatedFields(was, put(level, "schedulingGates", was.at("schedulingGates")));
    }
    boolean mended = was.at("terminationGracePeriodSeconds").asLong(0) < 0 && is.at("terminationGracePeriodSeconds").asLong(0) == 1;
    return mended ? put(level, "terminationGracePeriodSeconds", was.at("terminationGracePeriodSeconds")) : level;
  }

  /** While a Pod is gated its node selection may be narrowed (KEP-3838); what was there must stay. */
  private static Obj gatedFields(Obj was, Obj is) {
    boolean narrowed = is.at("nodeSelector").asObj().fields().entrySet().containsAll(was.at("nodeSelector").asObj().fields().entrySet());
    return narrowed ? put(is, "nodeSelector", was.at("nodeSelector")) : is;
  }

  private static Obj put(Obj object, String field, Value value) {
    return value.isNull() ? object.without(field) : object.with(field, value);
  }

  private static Arr withImages(List<Value> containers, List<Value> old) {
    List<Value> items = new ArrayList<>();
    for (int i = 0; i < containers.size(); i++) {
      items.add(put(containers.get(i).asObj(), "image", old.get(i).at("image")));
    }
    return new Arr(items);
  }

  /** What differs, field by field, in JSON. */
  private static String difference(Obj is, Obj was) {
    StringBuilder text = new StringBuilder();
    TreeSet<String> names = new TreeSet<>(was.fields().keySet());
    names.addAll(is.fields().keySet());
    for (String name : names) {
      if (!was.at(name).equals(is.at(name))) {
        text.append("- ").append(name).append(": ").append(JsonText.of(was.at(name))).append('\n');
        text.append("+ ").append(name).append(": ").append(JsonText.of(is.at(name))).append('\n');
      }
    }
    return text.toString();
  }
}
