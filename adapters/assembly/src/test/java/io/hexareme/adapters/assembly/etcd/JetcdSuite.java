package io.hexareme.adapters.assembly.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.KV;
import io.etcd.jetcd.KeyValue;
import io.etcd.jetcd.Watch;
import io.etcd.jetcd.op.Cmp;
import io.etcd.jetcd.op.CmpTarget;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.DeleteOption;
import io.etcd.jetcd.options.GetOption;
import io.etcd.jetcd.options.LeaseOption;
import io.etcd.jetcd.options.PutOption;
import io.etcd.jetcd.options.WatchOption;
import io.etcd.jetcd.watch.WatchEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a Java program does with etcd through jetcd. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JetcdSuite {
  private EtcdEndpoint endpoint;
  private Client client;
  private KV kv;

  protected abstract EtcdEndpoint start();

  @BeforeAll
  final void open() {
    endpoint = start();
    client = Client.builder().endpoints(endpoint.url()).build();
    kv = client.getKVClient();
  }

  @AfterAll
  final void close() {
    if (client != null) client.close();
    if (endpoint != null) endpoint.close();
  }

  @BeforeEach
  final void empty() {
    await(kv.delete(bytes("\0"), DeleteOption.builder().withRange(bytes("\0")).build()));
  }

  private static ByteSequence bytes(String text) {
    return ByteSequence.from(text, StandardCharsets.UTF_8);
  }

  private static <T> T await(CompletableFuture<T> future) {
    return future.orTimeout(20, TimeUnit.SECONDS).join();
  }

  private long put(String key, String value) {
    return await(kv.put(bytes(key), bytes(value))).getHeader().getRevision();
  }

  private static List<String> texts(List<KeyValue> pairs) {
    return pairs.stream().map(pair -> pair.getKey() + "=" + pair.getValue()).toList();
  }

  @Test
  void keys_are_written_read_and_deleted() {
    put("a", "1");
    assertThat(await(kv.put(bytes("a"), bytes("2"), PutOption.builder().withPrevKV().build())).getPrevKv().getValue()).isEqualTo(bytes("1"));
    assertThat(texts(await(kv.get(bytes("a"))).getKvs())).containsExactly("a=2");
    assertThat(await(kv.delete(bytes("a"))).getDeleted()).isEqualTo(1);
    assertThat(await(kv.get(bytes("a"))).getKvs()).isEmpty();
  }

  @Test
  void ranges_are_sorted_and_limited() {
    for (String key : List.of("p1", "p3", "p2", "q")) put(key, "v" + key);
    GetOption newest = GetOption.builder().isPrefix(true).withLimit(2)
        .withSortField(GetOption.SortTarget.MOD).withSortOrder(GetOption.SortOrder.DESCEND).build();
    var answer = await(kv.get(bytes("p"), newest));
    assertThat(texts(answer.getKvs())).containsExactly("p2=vp2", "p3=vp3");
    assertThat(answer.isMore()).isTrue();
    assertThat(answer.getCount()).isEqualTo(3);
  }

  @Test
  void a_transaction_takes_one_branch() {
    put("a", "1");
    var txn = kv.txn().If(new Cmp(bytes("a"), Cmp.Op.EQUAL, CmpTarget.value(bytes("1"))))
        .Then(Op.put(bytes("b"), bytes("then"), PutOption.DEFAULT)).Else(Op.put(bytes("b"), bytes("else"), PutOption.DEFAULT));
    assertThat(await(txn.commit()).isSucceeded()).isTrue();
    assertThat(texts(await(kv.get(bytes("b"))).getKvs())).containsExactly("b=then");
  }

  @Test
  void history_is_read_until_it_is_compacted() {
    long first = put("a", "1");
    long second = put("a", "2");
    GetOption past = GetOption.builder().withRevision(first).build();
    assertThat(texts(await(kv.get(bytes("a"), past)).getKvs())).containsExactly("a=1");
    await(kv.compact(second));
    assertThatThrownBy(() -> await(kv.get(bytes("a"), past))).hasMessageContaining("etcdserver: mvcc: required revision has been compacted");
  }

  @Test
  void a_watch_hears_every_change_in_order() throws InterruptedException {
    long first = put("w", "0");
    LinkedBlockingQueue<WatchEvent> heard = new LinkedBlockingQueue<>();
    WatchOption past = WatchOption.builder().withRevision(first).withPrevKV(true).build();
    try (Watch.Watcher watcher = client.getWatchClient().watch(bytes("w"), past, response -> heard.addAll(response.getEvents()))) {
      for (int i = 1; i < 100; i++) put("w", "" + i);
      await(kv.delete(bytes("w")));
      List<String> values = new ArrayList<>();
      for (int i = 0; i < 100; i++) values.add(heard.poll(20, TimeUnit.SECONDS).getKeyValue().getValue().toString());
      assertThat(values).isEqualTo(java.util.stream.IntStream.range(0, 100).mapToObj(i -> "" + i).toList());
      WatchEvent last = heard.poll(20, TimeUnit.SECONDS);
      assertThat(last.getEventType()).isEqualTo(WatchEvent.EventType.DELETE);
      assertThat(last.getPrevKV().getValue()).isEqualTo(bytes("99"));
      assertThat(watcher.isClosed()).isFalse();
    }
  }

  @Test
  void a_watch_of_what_is_compacted_fails_in_words() {
    long first = put("w", "0");
    await(kv.compact(put("w", "1")));
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    WatchOption past = WatchOption.builder().withRevision(first).build();
    try (Watch.Watcher watcher = client.getWatchClient().watch(bytes("w"), past, Watch.listener(response -> {}, failure::complete))) {
      assertThat(await(failure)).hasMessageContaining("required revision has been compacted");
      assertThat(watcher).isNotNull();
    }
  }

  @Test
  void leases_are_granted_kept_and_revoked() {
    var leases = client.getLeaseClient();
    long id = await(leases.grant(60)).getID();
    await(kv.put(bytes("leased"), bytes("x"), PutOption.builder().withLeaseId(id).build()));
    assertThat(await(leases.keepAliveOnce(id)).getTTL()).isEqualTo(60);
    var left = await(leases.timeToLive(id, LeaseOption.builder().withAttachedKeys().build()));
    assertThat(left.getTTL()).isBetween(50L, 60L);
    assertThat(left.getKeys()).containsExactly(bytes("leased"));
    await(leases.revoke(id));
    assertThat(await(kv.get(bytes("leased"))).getKvs()).isEmpty();
    assertThatThrownBy(() -> await(leases.revoke(id))).hasMessageContaining("requested lease not found");
  }

  @Test
  void members_and_their_status_are_told() {
    var members = await(client.getClusterClient().listMember()).getMembers();
    assertThat(members).hasSize(1);
    var status = await(client.getMaintenanceClient().statusMember(endpoint.url()));
    assertThat(status.getLeader()).isEqualTo(members.getFirst().getId());
    assertThat(status.getVersion()).startsWith("3.4.");
    assertThat(await(client.getMaintenanceClient().listAlarms()).getAlarms()).isEmpty();
  }
}
