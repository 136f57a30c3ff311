package io.hexareme.architecture;

/** What the adapters are made of, and the names of the adapters that may know it. {@link ImportTest} fails for one that is not there. */
enum Technology {
  GUICE("com.google.inject", "assembly"),
  JAKARTA_INJECT("jakarta.inject", "assembly"),
  VERTX("io.vertx", "*vertx", "etcd*", "assembly"),
  NETTY("io.netty", "*vertx", "etcd*"),
  ETCD("io.etcd", "etcd*"),
  PROTOBUF("com.google.protobuf", "etcd*"),
  CEL("dev.cel", "*cel"),
  RE2J("com.google.re2j", "*cel"),
  MICROMETER("io.micrometer", "*micrometer"),
  PROMETHEUS("io.prometheus", "*micrometer"),
  JACKSON("tools.jackson", "*jackson"),
  SNAKEYAML("org.snakeyaml", "*jackson"),
  BOUNCYCASTLE("org.bouncycastle", "*bouncycastle"),
  PICOCLI("picocli", "benchmark", "cli");

  final String root;
  private final String[] adapters;

  Technology(String root, String... adapters) {
    this.root = root;
    this.adapters = adapters;
  }

  /** The packages of the adapters that may know it. */
  String[] homes(House house) {
    String[] homes = new String[adapters.length];
    for (int i = 0; i < adapters.length; i++) {
      homes[i] = house.root() + ".adapters." + adapters[i] + "..";
    }
    return homes;
  }
}
