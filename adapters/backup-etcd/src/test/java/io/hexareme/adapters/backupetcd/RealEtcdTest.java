package io.hexareme.adapters.backupetcd;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our files in a real etcd's hands, and its in ours. */
class RealEtcdTest {
  private final EtcdSnapshotFormat format = new EtcdSnapshotFormat();

  @TempDir
  private Path directory;

  @BeforeEach
  void etcd_is_here() {
    RealEtcd.require();
  }

  @Test
  void etcdctl_finds_no_fault_with_our_snapshot() throws Exception {
    DecodedImage image = ModelImage.random(new Random(21), 2_000, 50_000).image();
    Path file = write(image);

    String status = RealEtcd.ctl("snapshot", "status", file.toString(), "--write-out=json");

    assertThat(status).contains("\"revision\":" + image.revision() + ",", "\"totalSize\":" + (Files.size(file) - 32));
  }

  @Test
  void a_real_etcd_serves_what_our_snapshot_holds() throws Exception {
    ModelImage model = ModelImage.random(new Random(22), 1_500, 30_000);
    Path file = write(model.image());
    Path data = directory.resolve("restored");
    RealEtcd.ctl("snapshot", "restore", file.toString(), "--data-dir=" + data, "--name=m", "--initial-cluster=m=http://127.0.0.1:1",
        "--initial-advertise-peer-urls=http://127.0.0.1:1");

    try (RealEtcd etcd = RealEtcd.start(data, directory)) {
      assertThat(etcd.ctlOf("get", "", "--from-key", "--keys-only")).isEqualTo(keys(model.pairs()));
      Bytes key = model.pairs().firstKey();
      KeyValue pair = model.pairs().get(key);
      assertThat(etcd.ctlOf("get", key.utf8(), "--write-out=json")).contains("\"create_revision\":" + pair.createRevision() + ",",
          "\"mod_revision\":" + pair.modRevision() + ",", "\"version\":" + pair.version() + ",", "\"revision\":" + model.image().revision());
      assertThat(etcd.ctlOf("put", "new", "value")).isEqualTo("OK\n");
      assertThat(etcd.ctlOf("get", "new", "--write-out=json")).contains("\"mod_revision\":" + (model.image().revision() + 1));
    }
  }

  @Test
  void a_snapshot_of_a_real_etcd_is_read() throws Exception {
    Path snapshot = directory.resolve("snapshot.db");
    try (RealEtcd etcd = RealEtcd.start(directory.resolve("fresh"), directory)) {
      for (String key : List.of("a", "b", "c", "d")) etcd.ctlOf("put", key, "1");
      etcd.ctlOf("del", "b");
      etcd.ctlOf("put", "c", "2");
      etcd.ctlOf("compaction", "6");
      etcd.ctlOf("put", "b", "x".repeat(10_000));
      etcd.ctlOf("del", "a", "b");
      String lease = etcd.ctlOf("lease", "grant", "600").split(" ")[1];
      etcd.ctlOf("put", "leased", "3", "--lease=" + lease);
      etcd.ctlOf("snapshot", "save", snapshot.toString());

      StoreImage image = format.decode(List.of(new Bytes(Files.readAllBytes(snapshot))));

      assertThat(image.compactRevision()).isEqualTo(6);
      assertThat(image.revision()).isEqualTo(10);
      assertThat(image.leases()).containsExactly(new StoreImage.Lease(Long.parseUnsignedLong(lease, 16), 600));
      assertThat(keys(image.pairs())).containsExactly("a", "c", "d");
      assertThat(image.changes()).containsExactlyElementsOf(expected(image.leases().getFirst().id()));
    }
  }

  @Test
  void what_a_real_etcd_saved_comes_out_of_ours_unchanged() throws Exception {
    Path snapshot = directory.resolve("snapshot.db");
    try (RealEtcd etcd = RealEtcd.start(directory.resolve("fresh"), directory)) {
      for (int i = 0; i < 30; i++) etcd.ctlOf("put", "key" + i % 11, "value " + i);
      etcd.ctlOf("del", "key1", "key3");
      etcd.ctlOf("snapshot", "save", snapshot.toString());
    }
    StoreImage image = format.decode(List.of(new Bytes(Files.readAllBytes(snapshot))));

    assertThat(format.decode(format.encode(image))).isEqualTo(image);
    assertThat(RealEtcd.ctl("snapshot", "status", write(image).toString(), "--write-out=json")).contains("\"revision\":" + image.revision());
  }

  private static List<List<StoreEvent>> expected(long lease) {
    KeyValue a = pair("a", "1", 2, 2, 1, 0);
    KeyValue c1 = pair("c", "1", 4, 4, 1, 0);
    return List.of(
        List.of(new StoreEvent.Put(pair("c", "2", 4, 7, 2, 0), c1)),
        List.of(new StoreEvent.Put(pair("b", "x".repeat(10_000), 8, 8, 1, 0), null)),
        List.of(new StoreEvent.Delete(Bytes.utf8("a"), 9, a)),
        List.of(new StoreEvent.Put(pair("leased", "3", 10, 10, 1, lease), null)));
  }

  private static KeyValue pair(String key, String value, long created, long modified, long version, long lease) {
    return new KeyValue(Bytes.utf8(key), Bytes.utf8(value), created, modified, version, lease);
  }

  private static List<String> keys(Iterable<KeyValue> pairs) {
    List<String> keys = new ArrayList<>();
    pairs.forEach(pair -> keys.add(pair.key().utf8()));
    return keys;
  }

  /** As etcdctl prints them: an empty line behind each. */
  private static String keys(TreeMap<Bytes, KeyValue> pairs) {
    StringBuilder lines = new StringBuilder();
    pairs.keySet().forEach(key -> lines.append(key.utf8()).append("\n\n"));
    return lines.toString();
  }

  private Path write(StoreImage image) throws IOException {
    Path file = directory.resolve("ours.db");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (Bytes chunk : format.encode(image)) out.write(chunk.array());
    }
    return file;
  }
}
