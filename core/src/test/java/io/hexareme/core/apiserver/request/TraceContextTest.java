package io.hexareme.core.apiserver.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.Caller;
import io.hexareme.core.apiserver.Outside;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.core.machinery.NoExpressions;
import io.hexareme.ports.trace.TraceEvent;
import io.hexareme.ports.webhook.Webhooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** W3C Trace Context: taken from requests, kept in our trace, handed on to webhooks. */
class TraceContextTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";

  @Test
  void a_traceparent_is_read() {
    assertThat(TraceContext.of(request(PARENT))).contains(new TraceContext(TRACE, "00f067aa0ba902b7", "01", "vendor=x"));
    assertThat(TraceContext.of(request("cc-" + TRACE + "-00f067aa0ba902b7-01-more"))).as("of a later version").isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
      "00-00000000000000000000000000000000-00f067aa0ba902b7-01", "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7"})
  void what_is_malformed_is_no_context(String given) {
    assertThat(TraceContext.of(request(given))).isEmpty();
  }

  @Test
  void what_a_request_does_is_told_as_a_child_in_that_trace() {
    ApiServerFixture api = new ApiServerFixture();
    Caller.admin(api).with("traceparent", PARENT).post(MAPS, "{'metadata':{'name':'a'}}");
    List<TraceEvent> told = api.trace.since(0).stream().map(recorded -> recorded.event()).filter(event -> event.details().containsKey("traceID")).toList();
    assertThat(told).extracting(TraceEvent::action).contains("authenticate", "store", "respond");
    assertThat(told).allMatch(event -> event.details().get("traceID").equals(TRACE) && event.details().get("parentSpanID").equals("00f067aa0ba902b7")
        && event.details().get("spanID").equals(told.getFirst().details().get("spanID")));
    assertThat(told.getFirst().details().get("spanID")).matches("[0-9a-f]{16}").isNotEqualTo("00f067aa0ba902b7");
  }

  @Test
  void a_webhook_is_asked_in_the_same_trace() {
    List<Webhooks.Call> calls = new ArrayList<>();
    ApiServerFixture api = new ApiServerFixture(new Outside(NoExpressions.NONE, call -> {
      calls.add(call);
      return CompletableFuture.completedFuture(new Webhooks.Answer.Failed(true, "context deadline exceeded"));
    }));
    api.post("/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations", "{'metadata':{'name':'v'},'webhooks':[{'name':'v.example.com',"
        + "'clientConfig':{'url':'https://hook.example.com/x'},'admissionReviewVersions':['v1'],'sideEffects':'None','failurePolicy':'Ignore',"
        + "'rules':[{'apiGroups':[''],'apiVersions':['v1'],'resources':['configmaps'],'operations':['*']}]}]}");
    Caller.admin(api).with("traceparent", PARENT).with("tracestate", "vendor=x").post(MAPS, "{'metadata':{'name':'a'}}");
    assertThat(calls.getLast().headers().get("traceparent")).matches("00-" + TRACE + "-[0-9a-f]{16}-01").isNotEqualTo(PARENT);
    assertThat(calls.getLast().headers()).containsEntry("tracestate", "vendor=x");
    api.post(MAPS, "{'metadata':{'name':'b'}}");
    assertThat(calls.getLast().headers()).doesNotContainKey("traceparent");
  }

  private static ApiRequest request(String traceparent) {
    return new ApiRequest("GET", "/", Map.of(), Map.of("traceparent", traceparent, "tracestate", "vendor=x"), new Body.None(), new Credential.None(), "");
  }
}
