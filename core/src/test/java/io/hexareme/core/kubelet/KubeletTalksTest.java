package io.hexareme.core.kubelet;

import static io.hexareme.core.kubelet.KubeletBench.container;
import static io.hexareme.core.kubelet.KubeletBench.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.node.NodeAgents.CommandRequest;
import io.hexareme.ports.node.NodeAgents.PortsAnswer;
import io.hexareme.ports.node.NodeAgents.TalkAnswer;
import io.hexareme.ports.node.NodeAgents.WebAnswer;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.End;
import io.hexareme.ports.stream.Streams;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class KubeletTalksTest {
  private final KubeletBench bench = new KubeletBench().start();

  private static CommandRequest command(String pod, String container, Streams streams, String... words) {
    return new CommandRequest("default", pod, container, List.of(words), streams);
  }

  private String told(TalkAnswer answer) {
    return switch (answer) {
      case TalkAnswer.Talk(Conversation conversation) -> heard(conversation);
      case TalkAnswer.Refused(int code, String message) -> code + ": " + message;
    };
  }

  private String heard(Conversation conversation) {
    StringBuilder text = new StringBuilder();
    conversation.start(new Conversation.Listener() {
      @Override
      public CompletionStage<Void> output(Bytes bytes) {
        text.append(bytes.utf8());
        return Conversation.TAKEN;
      }

      @Override
      public CompletionStage<Void> error(Bytes bytes) {
        return Conversation.TAKEN;
      }

      @Override
      public void end(End end) {
        text.append(end instanceof End.Failed(String message) ? message : " (end)");
      }
    });
    bench.loop.runAll();
    return text.toString();
  }

  @Test
  void a_command_runs_in_the_running_container_of_that_name() {
    bench.submit(pod("web", List.of(container("app"))));
    bench.advance(3);
    assertThat(told(bench.loop.await(bench.kubelet.agent().exec(command("web", "app", new Streams(true, true, true, true), "echo", "hi")))))
        .isEqualTo("echo hi (end)");
    assertThat(bench.runtime.calls).contains("exec " + bench.runtime.container("app").id() + " [echo, hi] tty");
    assertThat(told(bench.loop.await(bench.kubelet.agent().attach(command("web", "app", Streams.OUTPUT))))).isEqualTo("attached (end)");
  }

  @Test
  void nobody_talks_where_nothing_runs() {
    bench.submit(pod("web", List.of(container("app"))));
    bench.advance(3);
    assertThat(told(bench.loop.await(bench.kubelet.agent().exec(command("no", "app", Streams.OUTPUT, "ls"))))).isEqualTo("404: pod does not exist");
    assertThat(told(bench.loop.await(bench.kubelet.agent().exec(command("web", "x", Streams.OUTPUT, "ls")))))
        .isEqualTo("500: container not found (\"x\")");
    assertThat(told(bench.loop.await(bench.kubelet.agent().exec(command("web", "app", new Streams(false, false, false, false), "ls")))))
        .isEqualTo("400: you must specify at least 1 of stdin, stdout, stderr");
  }

  @Test
  void ports_are_open_as_long_as_the_sandbox_is_and_failures_say_whose() {
    bench.submit(pod("web", List.of(container("app"))));
    bench.advance(3);
    PortsAnswer answer = bench.loop.await(bench.kubelet.agent().portForward("default", "web"));
    assertThat(answer).isInstanceOfSatisfying(PortsAnswer.Open.class, open -> {
      assertThat(heard(open.forward().connect(80))).isEqualTo(" (end)");
      assertThat(heard(open.forward().connect(1))).matches("error forwarding port 1 to pod s\\d+, uid \\S+: connection refused");
    });
    assertThat(bench.loop.await(bench.kubelet.agent().portForward("default", "no"))).isEqualTo(new PortsAnswer.Refused(404, "pod does not exist"));
  }

  @Test
  void what_a_pod_serves_is_asked_for() {
    bench.submit(pod("web", List.of(container("app"))));
    bench.advance(3);
    WebAnswer answer = bench.loop.await(bench.kubelet.agent().web("default", "web", 8080, HttpCall.get("http://x/a")));
    assertThat(answer).isEqualTo(new WebAnswer.Replied(HttpReply.ok("GET /a at 8080")));
    assertThat(bench.loop.await(bench.kubelet.agent().web("default", "web", 1, HttpCall.get("http://x/a"))))
        .isEqualTo(new WebAnswer.Unreachable("dial tcp 10.0.0.1:1: connect: connection refused"));
  }

  @Test
  void the_kubelet_has_paths_of_its_own() {
    bench.submit(pod("web", List.of(container("app"))));
    bench.advance(3);
    assertThat(own("/healthz")).isEqualTo(HttpReply.ok("ok").withHeader("content-type", "text/plain; charset=utf-8"));
    assertThat(own("/pods").text()).contains("\"kind\":\"PodList\"", "\"name\":\"web\"");
    assertThat(own("/metrics").text()).contains("kubelet_running_pods 1\n", "kubelet_running_containers{container_state=\"running\"} 1\n");
    assertThat(own("/no").code()).isEqualTo(404);
  }

  private HttpReply own(String path) {
    return bench.loop.await(bench.kubelet.agent().own(HttpCall.get("http://nodes" + path)));
  }
}
