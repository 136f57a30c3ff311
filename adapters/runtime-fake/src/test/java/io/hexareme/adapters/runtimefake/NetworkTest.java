package io.hexareme.adapters.runtimefake;

import static io.hexareme.adapters.runtimefake.ProgramBench.any;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.proxy.ServiceRule;
import io.hexareme.ports.proxy.ServiceRule.Door;
import io.hexareme.ports.proxy.ServiceRule.Kind;
import io.hexareme.ports.proxy.ServiceRules.ServiceName;
import io.hexareme.ports.runtime.ContainerContext;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Programs that talk to each other over the cluster's network. */
class NetworkTest {
  private static final String VIP = "10.96.0.7";

  private final ProgramBench bench = new ProgramBench();
  private final ContainerContext client = bench.idle(0);

  private String server(int node, String says) {
    String id = bench.run(node, ctx -> ctx.serve(8080, call -> HttpReply.ok(says + " to " + call.clientIp() + " " + call.path() + "?" + call.query())));
    return bench.ip(node, id);
  }

  @Test
  void a_pod_is_reached_by_its_address_on_any_node() {
    String ip = server(1, "hello");
    assertThat(bench.ask(client, "http://" + ip + ":8080/x?y=1")).isEqualTo("200 hello to 10.244.0.2 /x?y=1");
    assertThat(bench.ask(client, "http://" + ip + ":81/")).isEqualTo("Get \"http://" + ip + ":81/\": dial tcp " + ip + ":81: connect: connection refused");
    assertThat(bench.ask(client, "http://10.244.1.99:81/")).endsWith("dial tcp 10.244.1.99:81: connect: no route to host");
  }

  @Test
  void a_pod_that_is_gone_does_not_answer() {
    String id = bench.run(1, ctx -> ctx.serve(8080, call -> HttpReply.ok("hello")));
    String ip = bench.ip(1, id);
    bench.loop.await(bench.nodes[1].stopSandbox(bench.container(id).sandboxId()));
    assertThat(bench.ask(client, "http://" + ip + ":8080/")).endsWith("no route to host");
  }

  @Test
  void names_are_looked_up_along_the_search_path_of_the_pod() {
    String ip = server(1, "hello");
    bench.names.put("web.default.svc.cluster.local", ip);
    bench.names.put("db.other.svc.cluster.local", "alias.example");
    bench.names.put("alias.example", ip);
    for (String host : List.of("web", "web.default", "web.default.svc", "web.default.svc.cluster.local", "web.default.svc.cluster.local.", "WEB", "db.other")) {
      assertThat(bench.ask(client, "http://" + host + ":8080/")).as(host).startsWith("200 hello");
    }
    assertThat(bench.ask(client, "http://nowhere/")).isEqualTo("Get \"http://nowhere/\": dial tcp: lookup nowhere: no such host");
    assertThat(bench.ask(client, "http://web./")).endsWith("lookup web.: no such host");
  }

  @Test
  void a_service_spreads_over_its_endpoints() {
    bench.service(VIP, any(server(0, "a"), server(1, "b")), null);
    Set<String> answers = new LinkedHashSet<>();
    for (int i = 0; i < 20; i++) {
      answers.add(bench.ask(client, "http://" + VIP + "/").substring(0, 5));
    }
    assertThat(answers).containsExactlyInAnyOrder("200 a", "200 b");
  }

  @Test
  void a_client_with_affinity_stays_where_it_was_until_that_is_over_or_the_endpoint_gone() {
    String[] ips = {server(0, "a"), server(1, "b"), server(1, "c"), server(0, "d")};
    bench.service(VIP, any(ips), Duration.ofHours(3));
    String first = bench.ask(client, "http://" + VIP + "/");
    for (int i = 0; i < 20; i++) {
      assertThat(bench.ask(client, "http://" + VIP + "/")).isEqualTo(first);
    }
    Set<String> afterwards = new LinkedHashSet<>();
    for (int i = 0; i < 20; i++) {
      bench.loop.advance(Duration.ofHours(3));
      afterwards.add(bench.ask(client, "http://" + VIP + "/"));
    }
    assertThat(afterwards).hasSizeGreaterThan(1);
    bench.service(VIP, any(ips[2]), Duration.ofHours(3));
    assertThat(bench.ask(client, "http://" + VIP + "/")).startsWith("200 c");
  }

  @Test
  void nobody_behind_a_service_is_a_refusal_and_nobody_here_a_silence() {
    bench.service(VIP, new ServiceRule.Rejected(), null);
    assertThat(bench.ask(client, "http://" + VIP + "/")).endsWith("dial tcp " + VIP + ":80: connect: connection refused");
    assertThat(bench.ask(client, "http://" + VIP + ":81/")).endsWith("connection refused");
    bench.service(VIP, new ServiceRule.Dropped(), null);
    long before = bench.loop.nanos();
    assertThat(bench.ask(client, "http://" + VIP + "/")).endsWith("dial tcp " + VIP + ":80: i/o timeout");
    assertThat(Duration.ofNanos(bench.loop.nanos() - before)).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void services_that_are_not_retained_are_no_more() {
    bench.service(VIP, any(server(0, "a")), null);
    bench.networks[0].retain(Set.of(new ServiceName("default", "web")));
    assertThat(bench.ask(client, "http://" + VIP + "/")).startsWith("200 a");
    bench.networks[0].retain(Set.of());
    assertThat(bench.ask(client, "http://" + VIP + "/")).endsWith("no route to host");
  }

  @Test
  void a_node_port_is_open_on_the_node_whose_rules_decide_and_from_outside() {
    String ip = server(0, "a");
    Door door = new Door(Kind.NODE_PORT, "", 30080, "TCP");
    bench.networks[1].replace(new ServiceName("default", "web"), List.of(new ServiceRule(door, any(ip), new ServiceRule.Rejected(), null)));
    assertThat(bench.ask(client, "http://10.0.0.2:30080/")).startsWith("200 a");
    assertThat(bench.ask(client, "http://10.0.0.1:30080/")).endsWith("connection refused");
    var outside = bench.cluster.fromOutside("203.0.113.9", HttpCall.get("http://10.0.0.2:30080/")).toCompletableFuture();
    bench.loop.runAll();
    assertThat(outside).isCompletedExceptionally();
  }

  @Test
  void a_node_that_is_cut_off_talks_to_itself_only() {
    ContainerContext near = bench.idle(1);
    String ip = server(1, "hello");
    bench.networks[1].cut(true);
    assertThat(bench.ask(near, "http://" + ip + ":8080/")).startsWith("200 hello");
    assertThat(bench.ask(client, "http://" + ip + ":8080/")).endsWith("i/o timeout");
    bench.networks[1].cut(false);
    assertThat(bench.ask(client, "http://" + ip + ":8080/")).startsWith("200 hello");
  }

  @Test
  void a_server_may_ask_others_before_it_answers() {
    String ip = server(1, "deep");
    String front = bench.ip(0, bench.run(0, ctx -> ctx.serveLater(8080, call ->
        ctx.http("http://" + ip + ":8080/").thenApply(reply -> HttpReply.ok("through: " + reply.text())))));
    assertThat(bench.ask(client, "http://" + front + ":8080/")).startsWith("200 through: deep to " + front);
    String broken = bench.ip(0, bench.run(0, ctx -> ctx.serveLater(8080, call -> ctx.http("http://nowhere/"))));
    assertThat(bench.ask(client, "http://" + broken + ":8080/")).isEqualTo("502");
  }

  @Test
  void a_scripted_pod_says_its_name_on_every_port_while_it_is_healthy() {
    bench.images.script("nginx", "ready after 10s");
    String ip = bench.ip(1, bench.start(1, "web-1", "nginx:1.27"));
    assertThat(bench.ask(client, "http://" + ip + "/")).isEqualTo("503");
    bench.loop.advance(Duration.ofSeconds(10));
    assertThat(bench.ask(client, "http://" + ip + ":8443/")).isEqualTo("200 web-1");
  }
}
