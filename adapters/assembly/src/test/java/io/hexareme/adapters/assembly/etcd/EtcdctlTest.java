package io.hexareme.adapters.assembly.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What etcdctl 3.4 prints, and how it ends, over our server and over a real etcd. */
class EtcdctlTest extends SameAnswers {
  private Etcdctl overOurs;
  private Etcdctl overReal;

  @BeforeAll
  void findEtcdctl() {
    overOurs = new Etcdctl(ours);
    overReal = new Etcdctl(real);
  }

  private void same(String... arguments) {
    sameTyped("", arguments);
  }

  private void sameTyped(String input, String... arguments) {
    Etcdctl.Outcome expected = normal(overReal.run(input, List.of(arguments)));
    assertThat(normal(overOurs.run(input, List.of(arguments)))).as("etcdctl %s", List.of(arguments)).isEqualTo(expected);
  }

  private static Etcdctl.Outcome normal(Etcdctl.Outcome outcome) {
    return new Etcdctl.Outcome(outcome.code(), normal(outcome.output()), normal(outcome.errors()));
  }

  private static String normal(String text) {
    return text.replaceAll("\"(cluster_id|member_id|raft_term)\":\\d+", "\"$1\":0")
        .replaceAll("http://127.0.0.1:\\d+", "URL").replaceAll("took = \\S+", "took");
  }

  @Test
  void keys_are_put_and_read() {
    same("put", "a", "1");
    same("put", "a", "2", "--prev-kv", "-w", "json");
    same("put", "b", "", "-w", "json");
    same("get", "a", "-w", "json");
    same("get", "a", "--print-value-only");
    same("get", "nothing", "-w", "json");
    same("get", "", "--prefix", "-w", "json");
    same("get", "a", "c", "--keys-only", "-w", "json");
    same("get", "", "--from-key", "--count-only", "-w", "json");
    same("get", "", "--prefix", "--limit", "1", "-w", "json");
    same("get", "", "--prefix", "--order", "DESCEND", "--sort-by", "MODIFY");
    same("get", "a", "--consistency", "s", "-w", "json");
    same("put", "", "x");
    same("get", "a", "--rev", "999999");
  }

  @Test
  void keys_are_deleted() {
    for (String key : List.of("a", "b", "c", "d")) same("put", key, "v" + key);
    same("del", "zz", "-w", "json");
    same("del", "a", "--prev-kv", "-w", "json");
    same("del", "b", "d", "--prev-kv");
    same("del", "", "--from-key=true");
    same("get", "", "--prefix", "-w", "json");
  }

  @Test
  void a_put_keeps_what_it_is_told_to() {
    same("put", "a", "1");
    same("put", "a", "--ignore-value", "-w", "json");
    same("put", "nothing", "--ignore-value");
    same("put", "a", "2", "--ignore-lease", "--prev-kv");
    same("put", "a", "2", "--lease", "77");
  }

  @Test
  void transactions_run_from_standard_input() {
    sameTyped("mod(\"a\") = \"0\"\n\nput a 1\nget a\n\nget a\n\n", "txn", "-i", "-w", "json");
    sameTyped("value(\"a\") = \"1\"\nver(\"a\") > \"0\"\ncreate(\"a\") < \"999\"\n\ndel a\nput b 2\n\nget b\n\n", "txn", "-i");
    sameTyped("value(\"a\") != \"1\"\n\n\n\nput c 1\n\n", "txn", "-w", "json");
    sameTyped("\nput a 1\nput a 2\n\n\n", "txn", "-i");
  }

  @Test
  void history_is_compacted() {
    long first = oursWire.put("a", "1");
    realWire.put("a", "1");
    same("put", "a", "2");
    same("get", "a", "--rev", "" + first, "-w", "json");
    same("compact", "" + (first + 1));
    same("get", "a", "--rev", "" + first);
    same("get", "a", "--rev", "" + (first + 1), "-w", "json");
    same("compact", "" + (first + 1));
    same("compact", "" + (first + 99));
    same("compact", "--physical", "" + (first + 1));
  }

  @Test
  void watches_tell_of_past_and_future() {
    long first = oursWire.put("a", "1");
    realWire.put("a", "1");
    same("put", "b", "1");
    same("put", "a", "2");
    same("del", "a");
    String watch = "watch a --rev " + first + " --prev-kv";
    sameWatch(3, watch.split(" "));
    sameWatch(3, "watch", "", "--prefix", "--rev", "" + (first + 1));
  }

  /** A watch never ends by itself: it is cut off after the wanted number of events. */
  private void sameWatch(int events, String... arguments) {
    assertThat(EtcdctlWatch.events(ours, events, arguments)).isEqualTo(EtcdctlWatch.events(real, events, arguments));
  }

  @Test
  void leases_live_and_end() {
    for (Etcdctl etcdctl : List.of(overOurs, overReal)) {
      String granted = etcdctl.run("lease", "grant", "100").output();
      assertThat(granted).matches("lease [0-9a-f]{16} granted with TTL\\(100s\\)\n");
      String id = granted.split(" ")[1];
      etcdctl.run("put", "leased", "x", "--lease", id);
      assertThat(etcdctl.run("lease", "list").output()).contains(id);
      assertThat(etcdctl.run("lease", "timetolive", id, "--keys").output())
          .matches("lease " + id + " granted with TTL\\(100s\\), remaining\\((100|99|98)s\\), attached keys\\(\\[leased\\]\\)\n");
      assertThat(etcdctl.run("lease", "keep-alive", "--once", id).output()).isEqualTo("lease " + id + " keepalived with TTL(100)\n");
      assertThat(etcdctl.run("lease", "revoke", id).output()).isEqualTo("lease " + id + " revoked\n");
      assertThat(etcdctl.run("get", "leased").output()).isEmpty();
      assertThat(etcdctl.run("lease", "list").output()).doesNotContain(id);
    }
    same("lease", "timetolive", "77", "-w", "json");
    same("lease", "revoke", "77");
    same("lease", "keep-alive", "--once", "77");
  }

  @Test
  void an_operator_asks_how_it_is() {
    same("endpoint", "health");
    same("alarm", "list");
    same("alarm", "disarm");
    same("defrag");
    same("member", "remove", "77");
    same("member", "promote", "77");
    same("member", "update", "77", "--peer-urls", "http://127.0.0.1:1");
    same("move-leader", "77");
    assertThat(overOurs.run("endpoint", "status").output()).matches("\\S+, [0-9a-f]+, 3\\.4\\.\\d+, [^,]+, true, false, \\d+, \\d+, \\d+, \n");
    assertThat(overOurs.run("endpoint", "hashkv").code()).isZero();
  }

  @Test
  void locks_and_elections_work_as_far_as_the_client_makes_them_itself() {
    same("lock", "l", "echo", "held");
    same("check", "datascale", "--load", "nonsense");
  }
}
