package io.hexareme.adapters.testkit;

import java.util.List;

/** The nodes, as the API server knows them. */
final class NodeNames {
  private NodeNames() {}

  static List<String> of(ClusterClient client) {
    return client.list("nodes").stream().map(node -> node.text("metadata", "name")).toList();
  }
}
