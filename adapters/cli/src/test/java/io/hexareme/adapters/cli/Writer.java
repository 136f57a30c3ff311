package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.remote.KubeconfigFile;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Creates, replaces and deletes its own ConfigMaps, one after the other, until no answer comes. */
final class Writer {
  private static final String PATH = "/api/v1/namespaces/default/configmaps";
  private static final int NAMES = 6;

  private final String prefix;
  private final Random random;
  private final Ledger ledger = new Ledger();
  private int sequence;

  Writer(String prefix, Random random) {
    this.prefix = prefix;
    this.random = random;
  }

  Ledger ledger() {
    return ledger;
  }

  boolean owns(String name) {
    return name.startsWith(prefix);
  }

  /** @param acknowledged called after each answer */
  void run(KubeconfigFile config, Runnable acknowledged) {
    try (Remote remote = new Remote(config)) {
      while (write(remote)) {
        acknowledged.run();
      }
    }
  }

  /** False when no answer came. */
  private boolean write(Remote remote) {
    String name = prefix + random.nextInt(NAMES);
    Optional<Ledger.Version> known = ledger.of(name);
    boolean delete = known.isPresent() && random.nextInt(4) == 0;
    String content = prefix + sequence++ + " " + "x".repeat(random.nextInt(10) == 0 ? random.nextInt(40_000) : random.nextInt(1_000));
    ledger.writing(name, delete ? Optional.empty() : Optional.of(content));
    Optional<Remote.Answer> answer = delete
        ? remote.write("DELETE", PATH + "/" + name, Value.Null.NULL)
        : known.map(version -> remote.write("PUT", PATH + "/" + name, object(name, content, version.revision())))
            .orElseGet(() -> remote.write("POST", PATH, object(name, content, 0)));
    answer.filter(refused -> !refused.done()).ifPresent(refused -> {
      throw new AssertionError("refused: " + name + ": " + refused);
    });
    answer.ifPresent(done -> ledger.acknowledged(delete ? 0 : done.revision()));
    return answer.isPresent();
  }

  private static Value object(String name, String content, long revision) {
    Value.Obj metadata = Value.obj("name", name, "labels", Value.obj("load", "killed"));
    return Value.obj("apiVersion", "v1", "kind", "ConfigMap",
        "metadata", revision == 0 ? metadata : metadata.with("resourceVersion", Long.toString(revision)),
        "data", Value.obj("content", content));
  }

  /** All ConfigMaps of the load that are there, by name. */
  static Map<String, Ledger.Version> there(Value list) {
    Map<String, Ledger.Version> there = new LinkedHashMap<>();
    list.list("items").forEach(item -> there.put(item.text("metadata", "name"), version(item)));
    return there;
  }

  static Ledger.Version version(Value configMap) {
    return new Ledger.Version(Long.parseLong(configMap.text("metadata", "resourceVersion")), configMap.text("data", "content"));
  }
}
