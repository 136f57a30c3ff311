package io.hexareme.core.apiserver.subresource;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiResponse.Dialogue;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.node.NodeAgents.CommandRequest;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.stream.Streams;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TalkingTest {
  private static final String PODS = "/api/v1/namespaces/default/pods";
  private static final String ONE = "'containers':[{'name':'a','image':'n','ports':[{'containerPort':8080}]}]";
  private final StubAgent agent = new StubAgent();
  private final ApiServerFixture api = new ApiServerFixture(
      node -> node.equals("n1") ? Optional.of(agent) : Optional.empty(), ApiServerFixture.NO_TOKENS);

  private void pod(String name, String spec, String node) {
    Answer made = api.post(PODS, "{'metadata':{'name':'" + name + "'},'spec':{" + spec + "}}");
    assertThat(made.code()).as(made.message()).isEqualTo(201);
    if (!node.isEmpty()) {
      api.post(PODS + "/" + name + "/binding", "{'target':{'name':'" + node + "'}}");
      api.patch(PODS + "/" + name + "/status", "{'status':{'podIP':'10.0.0.7'}}");
    }
  }

  private ApiResponse ask(String method, String path, String query, String... headers) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
      parameters.computeIfAbsent(pair.split("=", 2)[0], name -> new ArrayList<>()).add(pair.split("=", 2)[1]);
    }
    Map<String, String> all = new LinkedHashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return api.loop.await(api.server.handle(new ApiRequest(method, path, parameters, all, new Body.None(), new Credential.Bearer("admin-token"), "")));
  }

  private ApiResponse upgrade(String path, String query) {
    return ask("GET", path, query, "upgrade", "websocket");
  }

  private static String text(ApiResponse answer) {
    return ApiServerFixture.text((ApiResponse.Whole) answer);
  }

  @Test
  void a_command_is_talked_with_as_its_query_says() {
    pod("web", ONE, "n1");
    ApiResponse answer = upgrade(PODS + "/web/exec", "command=sh&command=-c&command=true&stdin=true&stdout=1&stderr=false");
    assertThat(answer.code()).isEqualTo(101);
    assertThat(((ApiResponse.Conversing) answer).dialogue()).isInstanceOfSatisfying(Dialogue.Command.class,
        command -> assertThat(command.streams()).isEqualTo(new Streams(true, true, false, false)));
    assertThat(agent.commands).containsExactly(
        new CommandRequest("default", "web", "a", List.of("sh", "-c", "true"), new Streams(true, true, false, false)));
  }

  @Test
  void a_terminal_has_no_error_stream_of_its_own() {
    pod("web", ONE, "n1");
    ApiResponse.Conversing answer = (ApiResponse.Conversing) upgrade(PODS + "/web/attach", "stdin=true&stdout=true&stderr=true&tty=true");
    assertThat(answer.dialogue()).isInstanceOfSatisfying(Dialogue.Command.class,
        command -> assertThat(command.streams()).isEqualTo(new Streams(true, true, false, true)));
  }

  @Test
  void who_attaches_and_names_no_stream_hears_both() {
    pod("web", ONE, "n1");
    upgrade(PODS + "/web/attach", "");
    assertThat(agent.commands.getFirst().streams()).isEqualTo(Streams.OUTPUT);
  }

  @Test
  void what_cannot_be_talked_with_is_refused_before_the_upgrade() {
    pod("web", ONE, "n1");
    pod("two", "'containers':[{'name':'a','image':'n'},{'name':'gone','image':'n'}]", "n1");
    pod("nowhere", ONE, "");
    pod("far", ONE, "n2");
    assertThat(text(upgrade(PODS + "/no/exec", "stdout=1"))).contains("pods \\\"no\\\" not found", "\"code\":404");
    assertThat(text(upgrade(PODS + "/web/exec", "stdout=1&container=x"))).contains("container x is not valid for pod web", "\"code\":400");
    assertThat(text(upgrade(PODS + "/two/exec", "stdout=1")))
        .contains("a container name must be specified for pod two, choose one of: [a gone]", "\"code\":400");
    assertThat(text(upgrade(PODS + "/nowhere/exec", "stdout=1"))).contains("pod nowhere does not have a host assigned", "\"code\":400");
    assertThat(text(ask("GET", PODS + "/web/exec", "stdout=1"))).contains("Upgrade request required", "\"code\":400");
    assertThat(text(upgrade(PODS + "/far/exec", "stdout=1"))).contains("error dialing backend: ", "\"code\":500");
  }

  /** Clients put this behind "unable to upgrade connection: ". */
  @Test
  void a_kubelets_refusal_is_passed_on_as_the_text_that_it_is() {
    pod("two", "'containers':[{'name':'a','image':'n'},{'name':'gone','image':'n'}]", "n1");
    ApiResponse refused = upgrade(PODS + "/two/exec", "stdout=1&container=gone");
    assertThat(refused.code()).isEqualTo(500);
    assertThat(text(refused)).isEqualTo("container not found (\"gone\")\n");
    assertThat(refused.headers().get("content-type")).isEqualTo("text/plain; charset=utf-8");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "ports=80&ports=443,8443;[80, 443, 8443]",
      "'';[]"})
  void ports_are_those_of_the_query(String query, String ports) {
    pod("web", ONE, "n1");
    ApiResponse.Conversing answer = (ApiResponse.Conversing) upgrade(PODS + "/web/portforward", query);
    assertThat(answer.dialogue()).isInstanceOfSatisfying(Dialogue.Ports.class, open -> assertThat(open.ports()).hasToString(ports));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "ports=;query parameter \\\"ports\\\" cannot be empty",
      "ports=x;unable to parse \\\"x\\\" as a port: strconv.ParseUint: parsing \\\"x\\\": invalid syntax",
      "ports=70000;unable to parse \\\"70000\\\" as a port: strconv.ParseUint: parsing \\\"70000\\\": value out of range",
      "ports=0;port \\\"0\\\" must be \\u003e 0"})
  void ports_that_are_none_are_refused(String query, String words) {
    pod("web", ONE, "n1");
    ApiResponse refused = upgrade(PODS + "/web/portforward", query);
    assertThat(refused.code()).isEqualTo(400);
    assertThat(text(refused)).contains(words);
  }

  @Test
  void other_methods_are_not_allowed() {
    pod("web", ONE, "n1");
    assertThat(ask("PUT", PODS + "/web/exec", "").code()).isEqualTo(405);
    assertThat(ask("DELETE", PODS + "/web/portforward", "").code()).isEqualTo(405);
  }

  // ---- proxies ----

  @ParameterizedTest
  @CsvSource(delimiter = ';', nullValues = "-", value = {
      "web/proxy/;web:8080;http://pods/",
      "web:81/proxy/a/b c;web:81;http://pods/a/b%20c",
      "https:web:444/proxy/a/;web:444;https://pods/a/"})
  void a_pods_port_is_asked_for_what_stands_behind_proxy(String path, String asked, String url) {
    pod("web", ONE, "n1");
    ApiResponse answer = ask("POST", PODS + "/" + path, "q=1&q=2", "x-mine", "1", "connection", "close", "upgrade", "h2c");
    assertThat(answer.code()).isEqualTo(200);
    assertThat(answer.headers().get("x-asked")).isEqualTo(asked);
    assertThat(text(answer)).isEqualTo("hello");
    assertThat(agent.calls.getFirst().method()).isEqualTo("POST");
    assertThat(agent.calls.getFirst().url()).isEqualTo(url + "?q=1&q=2");
    assertThat(agent.calls.getFirst().headers()).containsEntry("x-mine", "1").doesNotContainKeys("connection", "upgrade");
  }

  @Test
  void what_the_pod_answers_comes_back_and_redirections_lead_through_the_proxy() {
    pod("web", ONE, "n1");
    agent.reply = new HttpReply(302, Map.of("Location", "/login", "Connection", "close", "X-Own", "1"), Bytes.EMPTY);
    ApiResponse answer = ask("GET", PODS + "/web/proxy/x", "");
    assertThat(answer.code()).isEqualTo(302);
    assertThat(answer.headers()).containsEntry("location", PODS + "/web/proxy/login").containsEntry("x-own", "1").doesNotContainKey("connection");
  }

  @Test
  void the_links_of_a_page_lead_through_the_proxy() {
    pod("web", ONE, "n1");
    agent.reply = new HttpReply(200, Map.of("Content-Type", "text/html; charset=utf-8", "Access-Control-Allow-Origin", "*"),
        Bytes.utf8("<p>Grüße</p><a href=\"/next?a=/b\">"));
    ApiResponse answer = ask("GET", PODS + "/web/proxy/x", "");
    assertThat(text(answer)).isEqualTo("<p>Grüße</p><a href=\"" + PODS + "/web/proxy/next?a=/b\">");
    assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
    agent.reply = new HttpReply(200, Map.of("Content-Type", "text/plain"), Bytes.utf8("<a href=/next>"));
    assertThat(text(ask("GET", PODS + "/web/proxy/x", ""))).isEqualTo("<a href=/next>");
  }

  @Test
  void without_a_slash_a_proxy_is_elsewhere() {
    pod("web", ONE, "n1");
    ApiResponse moved = ask("GET", PODS + "/web/proxy", "a=b");
    assertThat(moved.code()).isEqualTo(301);
    assertThat(moved.headers().get("location")).isEqualTo(PODS + "/web/proxy/?a=b");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "/api/v1/namespaces/default/pods/web:1/proxy/;503;error trying to reach service: dial tcp 10.0.0.7:1: connect: connection refused",
      "/api/v1/namespaces/default/pods/ftp:web:1/proxy/;400;invalid pod request",
      "/api/v1/namespaces/default/pods/no/proxy/;404;not found",
      "/api/v1/namespaces/default/services/no/proxy/;404;not found",
      "/api/v1/namespaces/default/services/svc/proxy/;503;no endpoints available for service",
      "/api/v1/namespaces/default/services/svc:9/proxy/;503;no service port 9 found for service",
      "/api/v1/nodes/n9/proxy/healthz;404;not found",
      "/api/v1/nodes/n1:80/proxy/;503;error trying to reach service: dial tcp n1:80: connect: connection refused"})
  void who_cannot_be_reached_is_told(String path, int code, String words) {
    pod("web", ONE, "n1");
    api.post("/api/v1/nodes", "{'metadata':{'name':'n1'}}");
    api.post("/api/v1/namespaces/default/services", "{'metadata':{'name':'svc'},'spec':{'ports':[{'port':80}]}}");
    ApiResponse answer = ask("GET", path, "");
    assertThat(answer.code()).isEqualTo(code);
    assertThat(text(answer)).contains(words);
  }

  @Test
  void a_service_leads_to_its_ready_pods_in_turn() {
    api.post("/api/v1/namespaces/default/services", "{'metadata':{'name':'svc'},'spec':{'ports':[{'name':'http','port':80},{'name':'adm','port':81}]}}");
    Answer slice = api.post("/apis/discovery.k8s.io/v1/namespaces/default/endpointslices",
        "{'metadata':{'name':'svc-1','labels':{'kubernetes.io/service-name':'svc'}},'addressType':'IPv4',"
            + "'ports':[{'name':'http','port':8080},{'name':'adm','port':9090}],'endpoints':["
            + "{'addresses':['10.0.0.7'],'nodeName':'n1','targetRef':{'kind':'Pod','name':'web-1'},'conditions':{'ready':true}},"
            + "{'addresses':['10.0.0.8'],'nodeName':'n1','targetRef':{'kind':'Pod','name':'web-2'},'conditions':{'ready':false}},"
            + "{'addresses':['10.0.0.9'],'nodeName':'n1','targetRef':{'kind':'Pod','name':'web-3'}}]}");
    assertThat(slice.code()).as(slice.message()).isEqualTo(201);
    String services = "/api/v1/namespaces/default/services/";
    assertThat(ask("GET", services + "svc:80/proxy/", "").headers().get("x-asked")).isEqualTo("web-1:8080");
    assertThat(ask("GET", services + "svc:http/proxy/", "").headers().get("x-asked")).isEqualTo("web-3:8080");
    assertThat(ask("GET", services + "svc:adm/proxy/", "").headers().get("x-asked")).isEqualTo("web-1:9090");
  }

  @Test
  void a_nodes_own_paths_are_its_kubelets() {
    api.post("/api/v1/nodes", "{'metadata':{'name':'n1'}}");
    assertThat(text(ask("GET", "/api/v1/nodes/n1/proxy/healthz", ""))).isEqualTo("ok");
    assertThat(text(ask("GET", "/api/v1/nodes/n1:10250/proxy/healthz", ""))).isEqualTo("ok");
    assertThat(agent.calls.getFirst().path()).isEqualTo("/healthz");
  }
}
