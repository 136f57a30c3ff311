package io.hexareme.core.scheduler.score;

import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes that have the Pod's images. An image counts by its size times the share of nodes that have it, so that not everything
 * runs where it ran first; below 23 MB in all it counts nothing, from 1000 MB a container fully.
 */
final class ImageLocality implements Scorer {
  private static final long MB = 1024 * 1024;
  private static final long LEAST = 23 * MB;
  private static final long MOST_PER_CONTAINER = 1000 * MB;

  @Override
  public String name() {
    return "ImageLocality";
  }

  @Override
  public int weight() {
    return 1;
  }

  @Override
  public Scoring prepare(PodInfo pod, Snapshot snapshot, List<NodeRow> feasible) {
    List<String> images = images(pod);
    Map<String, Double> spread = new LinkedHashMap<>();
    for (String image : images) {
      int nodes = snapshot.nodesWithImage(image);
      if (nodes > 0) {
        spread.put(image, (double) nodes / snapshot.nodes().size());
      }
    }
    if (spread.isEmpty()) {
      return Scoring.NOTHING;
    }
    return node -> percent(present(images, spread, node), images.size());
  }

  private static long present(List<String> images, Map<String, Double> spread, NodeRow node) {
    long sum = 0;
    for (String image : images) {
      Long size = node.facts().images().get(image);
      if (size != null) {
        sum += (long) (size * spread.get(image));
      }
    }
    return sum;
  }

  private static long percent(long present, int containers) {
    long most = MOST_PER_CONTAINER * containers;
    long counted = Math.min(Math.max(present, LEAST), most);
    return Scoring.MAX * (counted - LEAST) / (most - LEAST);
  }

  private static List<String> images(PodInfo pod) {
    List<String> images = new ArrayList<>();
    for (String field : List.of("initContainers", "containers")) {
      for (Value container : pod.spec().list(field)) {
        images.add(normalized(container.text("image")));
      }
    }
    return images;
  }

  /** An image without tag or digest means {@code latest}. */
  private static String normalized(String image) {
    return image.lastIndexOf(':') > image.lastIndexOf('/') || image.contains("@") ? image : image + ":latest";
  }
}
