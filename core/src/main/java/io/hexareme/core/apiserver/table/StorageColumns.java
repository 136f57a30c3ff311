package io.hexareme.core.apiserver.table;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Columns of volumes, claims and storage.k8s.io. */
final class StorageColumns {
  private static final String GROUP = "storage.k8s.io/";
  private static final Map<String, String> SHORT_MODES = shortModes();

  private StorageColumns() {}

  static Map<String, List<Column>> all() {
    Map<String, List<Column>> all = new LinkedHashMap<>();
    all.put("/PersistentVolume", volume());
    all.put("/PersistentVolumeClaim", claim());
    all.put(GROUP + "StorageClass", List.of(Column.named(StorageColumns::className),
        Column.text("Provisioner", "Who makes its volumes.", o -> o.text("provisioner")),
        Column.text("ReclaimPolicy", "What happens to a volume that is let go.", o -> Cells.or(o.text("reclaimPolicy"), "Delete")),
        Column.text("VolumeBindingMode", "When a claim gets its volume.", o -> Cells.or(o.text("volumeBindingMode"), "Immediate")),
        Column.truth("AllowVolumeExpansion", "Whether volumes may grow.", o -> o.at("allowVolumeExpansion").asBool(false))
            .withType("string"),
        Column.age()));
    all.put(GROUP + "VolumeAttributesClass", List.of(Column.name(),
        Column.text("DriverName", "Whose volumes it is for.", o -> o.text("driverName")), Column.age()));
    all.put(GROUP + "CSIDriver", driver());
    all.put(GROUP + "CSINode", List.of(Column.name(),
        Column.integer("Drivers", "How many drivers the node has.", o -> o.list("spec", "drivers").size()), Column.age()));
    all.put(GROUP + "CSIStorageCapacity", List.of(Column.name(),
        Column.text("StorageClassName", "Of which class room is left.", o -> o.text("storageClassName")),
        Column.text("Capacity", "How much.", o -> Cells.or(o.text("capacity"), Cells.UNSET))));
    all.put(GROUP + "VolumeAttachment", List.of(Column.name(),
        Column.text("Attacher", "Who attaches it.", o -> o.text("spec", "attacher")),
        Column.text("PV", "Which volume.", o -> o.text("spec", "source", "persistentVolumeName")),
        Column.text("Node", "To which node.", o -> o.text("spec", "nodeName")),
        Column.truth("Attached", "Whether it is attached.", o -> o.at("status", "attached").asBool(false)),
        Column.age()));
    return all;
  }

  private static List<Column> volume() {
    return List.of(Column.name(),
        Column.text("Capacity", "Its size.", o -> o.text("spec", "capacity", "storage")),
        Column.text("Access Modes", "How it may be mounted.", o -> modes(o.list("spec", "accessModes"))),
        Column.text("Reclaim Policy", "What happens when it is let go.", o -> o.text("spec", "persistentVolumeReclaimPolicy")),
        Column.text("Status", "Whether it is bound.", StorageColumns::phase),
        Column.text("Claim", "Whose it is.", StorageColumns::claimOf),
        Column.text("StorageClass", "Its class.", o -> storageClass(o)),
        attributesClass(),
        Column.text("Reason", "Why it is in that state.", o -> o.text("status", "reason")),
        Column.age(), volumeMode());
  }

  private static List<Column> claim() {
    return List.of(Column.name(),
        Column.text("Status", "Whether it is bound.", StorageColumns::phase),
        Column.text("Volume", "What it is bound to.", o -> o.text("spec", "volumeName")),
        Column.text("Capacity", "The size it has.", o -> bound(o) ? o.text("status", "capacity", "storage") : ""),
        Column.text("Access Modes", "How it may be mounted.", o -> bound(o) ? modes(o.list("status", "accessModes")) : ""),
        Column.text("StorageClass", "Its class.", StorageColumns::storageClass),
        attributesClass(), Column.age(), volumeMode());
  }

  private static List<Column> driver() {
    return List.of(Column.name(),
        Column.truth("AttachRequired", "Whether volumes are attached first.", o -> o.at("spec", "attachRequired").asBool(true)),
        Column.truth("PodInfoOnMount", "Whether it is told of the Pod.", o -> o.at("spec", "podInfoOnMount").asBool(false)),
        Column.truth("StorageCapacity", "Whether it tells how much room is left.", o -> o.at("spec", "storageCapacity").asBool(false)),
        Column.text("TokenRequests", "For whom it wants tokens.", o -> Cells.or(Cells.joined(o.list("spec", "tokenRequests"), "audience"),
            Cells.UNSET)),
        Column.truth("RequiresRepublish", "Whether it wants volumes published again and again.",
            o -> o.at("spec", "requiresRepublish").asBool(false)),
        Column.text("Modes", "Which kinds of volumes it has.", o -> Cells.or(o.list("spec", "volumeLifecycleModes").stream()
            .map(mode -> mode.asString("")).collect(Collectors.joining(",")), Cells.NONE)),
        Column.age());
  }

  private static Column attributesClass() {
    return Column.text("VolumeAttributesClass", "Its class of attributes.",
        o -> Cells.or(o.text("spec", "volumeAttributesClassName"), Cells.UNSET));
  }

  private static Column volumeMode() {
    return Column.text("VolumeMode", "Whether it holds a file system.", o -> Cells.or(o.text("spec", "volumeMode"), Cells.UNSET)).wide();
  }

  private static String phase(Obj object) {
    return Meta.isTerminating(object) ? "Terminating" : object.text("status", "phase");
  }

  private static boolean bound(Obj claim) {
    return !claim.text("spec", "volumeName").isEmpty();
  }

  private static String claimOf(Obj volume) {
    Value claim = volume.at("spec", "claimRef");
    return claim.isNull() ? "" : claim.text("namespace") + "/" + claim.text("name");
  }

  /** The class, or what an old annotation says it is. */
  private static String storageClass(Obj object) {
    String old = Meta.annotations(object).get("volume.beta.kubernetes.io/storage-class");
    return old != null ? old : object.text("spec", "storageClassName");
  }

  private static String className(Obj storageClass) {
    Map<String, String> annotations = Meta.annotations(storageClass);
    boolean isDefault = "true".equals(annotations.get("storageclass.kubernetes.io/is-default-class"))
        || "true".equals(annotations.get("storageclass.beta.kubernetes.io/is-default-class"));
    return Meta.name(storageClass) + (isDefault ? " (default)" : "");
  }

  /** Access modes in short, each once, in a fixed order. */
  private static String modes(List<Value> modes) {
    List<String> shown = new ArrayList<>();
    SHORT_MODES.forEach((mode, brief) -> {
      if (modes.contains(Value.of(mode))) {
        shown.add(brief);
      }
    });
    return String.join(",", shown);
  }

  private static Map<String, String> shortModes() {
    Map<String, String> modes = new LinkedHashMap<>();
    modes.put("ReadWriteOnce", "RWO");
    modes.put("ReadOnlyMany", "ROX");
    modes.put("ReadWriteMany", "RWX");
    modes.put("ReadWriteOncePod", "RWOP");
    return modes;
  }
}
