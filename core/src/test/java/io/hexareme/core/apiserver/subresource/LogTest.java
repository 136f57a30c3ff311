package io.hexareme.core.apiserver.subresource;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.node.NodeAgents.LogAnswer;
import io.hexareme.ports.node.NodeAgents.LogRequest;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTest {
  private static final String PODS = "/api/v1/namespaces/default/pods";
  private final List<LogRequest> asked = new ArrayList<>();
  private LogAnswer answer = new LogAnswer.Lines(new ApiResponse.Frames() {
    @Override
    public void start(ApiResponse.Sink sink) {
      sink.frame(Body.Encoded.of(Bytes.utf8("hello\n")));
      sink.end();
    }

    @Override
    public void cancel() {}
  });
  private final ApiServerFixture api = new ApiServerFixture(node -> node.equals("n1")
      ? Optional.of(new StubAgent() {
        @Override
        public CompletionStage<LogAnswer> logs(LogRequest request) {
          asked.add(request);
          return CompletableFuture.completedFuture(answer);
        }
      })
      : Optional.empty(), ApiServerFixture.NO_TOKENS);

  private void pod(String containers, String node) {
    Answer made = api.post(PODS, "{'metadata':{'name':'web'},'spec':{" + containers + "}}");
    assertThat(made.code()).as(made.message()).isEqualTo(201);
    if (!node.isEmpty()) {
      api.post(PODS + "/web/binding", "{'target':{'name':'" + node + "'}}");
    }
  }

  private static final String ONE = "'containers':[{'name':'a','image':'n'}]";
  private static final String TWO = "'containers':[{'name':'a','image':'n'},{'name':'b','image':'n'}]";

  @Test
  void the_only_containers_log_is_passed_on_from_its_kubelet() {
    pod(ONE, "n1");
    ApiResponse response = api.raw("GET", PODS + "/web/log?follow=true&tailLines=5&timestamps=true&previous=false");
    assertThat(response.code()).isEqualTo(200);
    assertThat(response.headers().get("content-type")).isEqualTo("text/plain");
    assertThat(asked).containsExactly(new LogRequest("default", "web", "a", true, false, true, 5, -1, "", -1));
    StringBuilder text = new StringBuilder();
    ((ApiResponse.Streaming) response).frames().start(new ApiResponse.Sink() {
      @Override
      public boolean frame(Body frame) {
        text.append(((Body.Encoded) frame).joined().utf8());
        return true;
      }

      @Override
      public void end() {
        text.append("<end>");
      }
    });
    assertThat(text).hasToString("hello\n<end>");
  }

  @Test
  void of_several_containers_one_must_be_named() {
    pod(TWO + ",'initContainers':[{'name':'i','image':'n'}]", "n1");
    Answer refused = api.get(PODS + "/web/log");
    assertThat(refused.code()).isEqualTo(400);
    assertThat(refused.message()).isEqualTo(
        "a container name must be specified for pod web, choose one of: [a b] or one of the init containers: [i]");
    assertThat(api.get(PODS + "/web/log?container=x").message()).isEqualTo("container x is not valid for pod web");
    assertThat(api.get(PODS + "/web/log?container=i").code()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "tailLines=-1;422;PodLogOptions \"web\" is invalid: tailLines: Invalid value: -1: must be greater than or equal to 0",
      "limitBytes=0;422;PodLogOptions \"web\" is invalid: limitBytes: Invalid value: 0: must be greater than 0",
      "sinceSeconds=0;422;PodLogOptions \"web\" is invalid: sinceSeconds: Invalid value: 0: must be greater than 0",
      "stream=Both;422;PodLogOptions \"web\" is invalid: stream: Unsupported value: \"Both\": supported values: \"All\", \"Stderr\", \"Stdout\"",
      "stream=Stdout&tailLines=1;422;PodLogOptions \"web\" is invalid: : Forbidden: `tailLines` and specific `stream` are mutually exclusive for now",
      "tailLines=x;400;strconv.ParseInt: parsing \"x\": invalid syntax"})
  void options_are_checked(String query, int code, String words) {
    pod(ONE, "n1");
    Answer refused = api.get(PODS + "/web/log?" + query);
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.message()).isEqualTo(words);
    assertThat(asked).isEmpty();
  }

  @Test
  void a_pod_that_is_nowhere_has_an_empty_log() {
    pod(ONE, "");
    assertThat(api.raw("GET", PODS + "/web/log").code()).isEqualTo(200);
    assertThat(asked).isEmpty();
  }

  @Test
  void an_unreachable_node_is_an_error_of_the_server() {
    pod(ONE, "n2");
    Answer failed = api.get(PODS + "/web/log");
    assertThat(failed.code()).isEqualTo(500);
    assertThat(failed.message()).contains("the kubelet of node \"n2\" cannot be reached");
  }

  @Test
  void what_the_kubelet_refuses_is_told() {
    pod(ONE, "n1");
    answer = new LogAnswer.Refused(400, "container \"a\" in pod \"web\" is waiting to start: ContainerCreating");
    Answer refused = api.get(PODS + "/web/log");
    assertThat(refused.code()).isEqualTo(400);
    assertThat(refused.message()).isEqualTo("container \"a\" in pod \"web\" is waiting to start: ContainerCreating");
  }

  @Test
  void a_missing_pod_has_none() {
    assertThat(api.get(PODS + "/no/log").message()).isEqualTo("pods \"no\" not found");
  }
}
