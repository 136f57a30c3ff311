package io.hexareme.architecture;

/** Every package that a rule may name, below the root. {@link ImportTest} fails for one that is empty: its rules would guard nothing. */
enum Place {
  PORTS("ports"),
  LOG_PORT("ports.log"),
  RUNTIME_PORT("ports.runtime"),
  PEERS_PORT("ports.peers"),
  STORE_PORT("ports.store"),
  CORE("core"),
  MACHINERY("core.machinery"),
  CLIENT("core.client"),
  APISERVER("core.apiserver"),
  STORE("core.store"),
  CONSENSUS("core.consensus"),
  SCHEDULER("core.scheduler"),
  CONTROLLERS("core.controllers"),
  KUBELET("core.kubelet"),
  ADAPTERS("adapters"),
  ASSEMBLY("adapters.assembly"),
  BACKUP_ETCD("adapters.backupetcd"),
  BENCHMARK("adapters.benchmark"),
  CLI("adapters.cli"),
  ETCD_CLIENT("adapters.etcdclient"),
  ETCD_SERVER("adapters.etcdserver"),
  SCHEMA_GENERATOR("adapters.schemagenerator"),
  SIMULATION("adapters.simulation"),
  STORE_HISTORY("adapters.simulation.history"),
  TESTKIT("adapters.testkit");

  final String path;

  Place(String path) {
    this.path = path;
  }
}
