package io.hexareme.core.controllers.deployment;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The annotations by which ReplicaSets remember which revision of their Deployment they are, and of what size. */
final class Revisions {
  static final String REVISION = "deployment.kubernetes.io/revision";

  private static final String HISTORY = "deployment.kubernetes.io/revision-history";
  private static final String DESIRED = "deployment.kubernetes.io/desired-replicas";
  private static final String MAX = "deployment.kubernetes.io/max-replicas";
  private static final int MOST_HISTORY_CHARS = 2000;
  private static final List<String> NOT_COPIED = List.of(
      "kubectl.kubernetes.io/last-applied-configuration", REVISION, HISTORY, DESIRED, MAX, "deprecated.deployment.rollback.to");

  private Revisions() {}

  static long of(Obj set) {
    return number(set, REVISION);
  }

  /** How many replicas the Deployment wanted when it last scaled this set; -1 when it never did. */
  static int desired(Obj set) {
    return Meta.annotations(set).containsKey(DESIRED) ? (int) number(set, DESIRED) : -1;
  }

  /** How many Pods the Deployment could have when it last scaled this set; 0 when it never did. */
  static int max(Obj set) {
    return (int) number(set, MAX);
  }

  private static long number(Obj set, String annotation) {
    String text = set.text("metadata", "annotations", annotation);
    try {
      return text.isEmpty() ? 0 : Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }

  static Obj withReplicas(Obj set, Bounds bounds) {
    return Meta.withAnnotation(
        Meta.withAnnotation(set, DESIRED, Integer.toString(bounds.replicas())), MAX, Integer.toString(bounds.mostPods()));
  }

  /** The current set with its Deployment's annotations, as the newest of all revisions. */
  static Obj newest(Obj set, Obj deployment, List<Obj> older) {
    Obj copy = set;
    for (Map.Entry<String, String> annotation : Meta.annotations(deployment).entrySet()) {
      if (!NOT_COPIED.contains(annotation.getKey())) {
        copy = Meta.withAnnotation(copy, annotation.getKey(), annotation.getValue());
      }
    }
    long newest = older.stream().mapToLong(Revisions::of).max().orElse(0) + 1;
    if (of(copy) >= newest) {
      return copy;
    }
    if (Meta.annotations(copy).containsKey(REVISION)) {
      copy = withHistory(copy);
    }
    return Meta.withAnnotation(copy, REVISION, Long.toString(newest));
  }

  /** Rolled back to: the revision that it was stays on record, at the cost of the earliest ones when there are too many. */
  private static Obj withHistory(Obj set) {
    String history = set.text("metadata", "annotations", HISTORY);
    List<String> revisions = new ArrayList<>(history.isEmpty() ? List.of() : List.of(history.split(",")));
    revisions.add(set.text("metadata", "annotations", REVISION));
    while (String.join(",", revisions).length() > MOST_HISTORY_CHARS) {
      revisions.removeFirst();
    }
    return Meta.withAnnotation(set, HISTORY, String.join(",", revisions));
  }

  /** A ReplicaSet for the Deployment's template, without replicas yet. */
  static Obj create(Obj deployment, String hash, Bounds bounds, List<Obj> older) {
    Value spec = deployment.at("spec");
    Obj template = spec.at("template").asObj().withPath(Value.of(hash), "metadata", "labels", TemplateHash.LABEL);
    Obj metadata = Value.obj(
        "name", Meta.name(deployment) + "-" + hash,
        "namespace", Meta.namespace(deployment),
        "labels", template.at("metadata", "labels"),
        "ownerReferences", Value.array(Meta.controllerReference(deployment)));
    Obj set = Value.obj(
        "apiVersion", "apps/v1",
        "kind", "ReplicaSet",
        "metadata", metadata,
        "spec", Value.obj(
            "replicas", 0,
            "minReadySeconds", spec.at("minReadySeconds").isNull() ? null : spec.at("minReadySeconds"),
            "selector", spec.at("selector").asObj().withPath(Value.of(hash), "matchLabels", TemplateHash.LABEL),
            "template", template));
    return withReplicas(newest(set, deployment, older), bounds);
  }
}
