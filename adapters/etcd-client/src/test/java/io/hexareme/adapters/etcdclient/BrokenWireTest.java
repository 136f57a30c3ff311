package io.hexareme.adapters.etcdclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.peers.FreePorts;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.RecordingWatcher;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreHealth.State;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One real etcd behind a wire that breaks. */
class BrokenWireTest {
  private static EtcdProcess etcd;
  private Proxy proxy;
  private EtcdFixture client;

  @BeforeAll
  static void startEtcd() {
    etcd = EtcdProcess.start();
  }

  @AfterAll
  static void stopEtcd() {
    if (etcd != null) etcd.close();
  }

  @BeforeEach
  void connect() {
    proxy = new Proxy(etcd.port());
    client = new EtcdFixture(proxy.uri());
  }

  @AfterEach
  void disconnect() {
    client.close();
    proxy.close();
  }

  @Test
  void a_write_that_cannot_be_sent_is_refused() {
    proxy.refuse();
    StoreUnavailable failure = client.failure(client.store.txn(EtcdFixture.put("a", "1")));
    assertThat(failure).hasMessageContaining(proxy.uri().toString());
    proxy.mend();
    assertThat(client.readSurely("a")).isNull();
  }

  @Test
  void a_write_to_nobody_is_refused() throws IOException {
    try (EtcdFixture lost = new EtcdFixture(URI.create("http://127.0.0.1:" + FreePorts.next()))) {
      StoreUnavailable failure = lost.failure(lost.store.txn(EtcdFixture.put("a", "1")));
      assertThat(failure.refused()).isTrue();
      assertThat(failure).hasMessageContaining("refused");
    }
  }

  @Test
  void a_write_whose_answer_is_lost_may_have_happened() {
    client.write("warm", "up");
    proxy.holdAnswers();
    StoreUnavailable failure = client.failure(client.store.txn(EtcdFixture.put("held", "1")));
    assertThat(failure.refused()).isFalse();
    proxy.cut();
    proxy.mend();
    assertThat(client.readSurely("held")).as("and here it has").isEqualTo("1");
  }

  @Test
  void a_write_that_is_cut_off_is_not_sent_again() {
    long before = client.write("warm", "up");
    proxy.holdAnswers();
    CompletableFuture<TxnResult> write = client.store.txn(EtcdFixture.put("once", "1")).toCompletableFuture();
    try (EtcdFixture direct = new EtcdFixture(etcd.uri())) {
      while (direct.read("once") == null) assertThat(write).isNotDone();
      proxy.cut();
      proxy.mend();
      assertThat(client.failure(write).refused()).isFalse();
      client.readSurely("once");
      assertThat(direct.loop.await(direct.store.revision())).as("one write, one revision").isEqualTo(before + 1);
    }
  }

  @Test
  void a_read_that_is_cut_off_is_repeated() {
    client.write("a", "repeated");
    proxy.holdAnswers();
    CompletableFuture<String> read = client.store.range(RangeRequest.of(Bytes.utf8("a")))
        .thenApply(result -> ((RangeResult.Pairs) result).pairs().getFirst().value().utf8()).toCompletableFuture();
    proxy.cut();
    proxy.mend();
    assertThat(client.loop.await(read)).isEqualTo("repeated");
  }

  @Test
  void a_watch_goes_on_after_a_cut_without_a_loss_or_a_repetition() {
    long first = client.write("w/0", "") + 1;
    RecordingWatcher watcher = client.watch("w/", first);
    try (EtcdFixture direct = new EtcdFixture(etcd.uri())) {
      long last = 0;
      for (int i = 1; i <= 60; i++) {
        last = direct.write("w/" + i, "");
        if (i % 6 == 0) proxy.cut();
        if (i % 10 == 0) client.heard(watcher, last);
      }
      client.heard(watcher, last);
    }
    assertThat(watcher.keys()).hasSize(60).startsWith("w/1").endsWith("w/60").doesNotHaveDuplicates();
  }

  @Test
  void a_watch_that_is_cut_in_the_middle_of_a_message_hears_it_whole_and_once() {
    Random random = new Random(20261122);
    long first = client.write("m/0", "") + 1;
    RecordingWatcher watcher = client.watch("m/", first);
    try (EtcdFixture direct = new EtcdFixture(etcd.uri())) {
      long last = 0;
      for (int i = 1; i <= 200; i++) {
        if (i % 20 == 0) proxy.cutAfter(1 + random.nextInt(20_000));
        last = direct.write("m/" + i % 5, "x".repeat(1000 + i));
      }
      client.heard(watcher, last);
      assertThat(watcher.events).extracting(StoreEvent::revision).hasSize(200).isSorted().doesNotHaveDuplicates();
      assertThat(watcher.events).extracting(event -> ((StoreEvent.Put) event).current().value().length())
          .isEqualTo(IntStream.rangeClosed(1001, 1200).boxed().toList());
    }
  }

  @Test
  void a_watch_on_a_wire_gone_silent_finds_out_and_goes_on() {
    RecordingWatcher watcher = client.watch("s/", client.write("s", "") + 1);
    try (EtcdFixture direct = new EtcdFixture(etcd.uri())) {
      client.heard(watcher, direct.write("s/1", ""));
      proxy.hold();
      long last = direct.write("s/2", "");
      client.loop.awaitUntil(() -> client.store.report().state() == State.FAILED);
      assertThat(client.store.report().causes()).singleElement().asString().contains(proxy.uri().toString(), "no ");
      proxy.mend();
      client.heard(watcher, last);
    }
    assertThat(watcher.keys()).containsExactly("s/1", "s/2");
  }

  @Test
  void a_compaction_while_a_watch_is_cut_off_is_told_and_not_passed_over() {
    long first = client.write("c", "") + 1;
    RecordingWatcher watcher = client.watch("c/", first);
    try (EtcdFixture direct = new EtcdFixture(etcd.uri())) {
      client.heard(watcher, direct.write("c/1", ""));
      proxy.refuse();
      direct.write("c/2", "");
      long last = direct.write("c/3", "");
      direct.loop.await(direct.store.compact(last));
      proxy.mend();
      client.loop.awaitUntil(() -> watcher.compacted != null);
      assertThat(watcher.compacted).isEqualTo(last);
      assertThat(watcher.keys()).containsExactly("c/1");
    }
  }

  @Test
  void closing_ends_calls_and_watches() {
    client.write("warm", "up");
    RecordingWatcher watcher = client.watch("z/", 0);
    client.heard(watcher, client.write("z/1", ""));
    proxy.holdAnswers();
    CompletableFuture<TxnResult> write = client.store.txn(EtcdFixture.put("late", "1")).toCompletableFuture();
    client.store.close();
    assertThat(client.failure(write)).hasMessageContaining("closed");
    client.loop.awaitUntil(() -> watcher.closed != null);
    assertThat(watcher.closed).isEqualTo("the store is closed");
    assertThat(client.failure(client.store.revision()).refused()).isTrue();
    assertThat(client.store.report().state()).isEqualTo(State.FAILED);
    RecordingWatcher after = client.watch("z/", 0);
    client.loop.awaitUntil(() -> after.closed != null);
  }

  @Test
  void writes_through_random_cuts_happen_once_or_not_at_all() {
    Random random = new Random(7);
    RecordingWatcher watcher = client.watch("r/", client.write("r", "") + 1);
    List<String> acknowledged = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      if (random.nextInt(4) == 0) proxy.cutAfter(random.nextInt(3000));
      String key = "r/" + i;
      try {
        client.write(key, "");
        acknowledged.add(key);
      } catch (StoreUnavailable e) {
        if (!e.refused()) unknown.add(key);
      }
    }
    long last = client.writeSurely("r/end", "");
    client.heard(watcher, last);
    assertThat(watcher.keys()).containsAll(acknowledged).doesNotHaveDuplicates();
    List<String> rest = new ArrayList<>(watcher.keys());
    rest.removeAll(acknowledged);
    rest.remove("r/end");
    assertThat(unknown).as("what was refused did not happen").containsAll(rest);
  }
}
