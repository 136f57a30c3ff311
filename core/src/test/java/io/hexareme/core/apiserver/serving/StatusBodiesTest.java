package io.hexareme.core.apiserver.serving;

import static io.hexareme.core.apiserver.serving.Wire.JSON;
import static io.hexareme.core.apiserver.serving.Wire.MAPS;
import static io.hexareme.core.apiserver.serving.Wire.MERGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.serving.Wire.Request;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Credential;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a client reads, byte for byte, in every situation that was recorded from a real server. {@code UID} and {@code REVISION}
 * stand for what differs from server to server.
 */
class StatusBodiesTest {
  private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";
  private static final Credential ALICE = new Credential.Certificate("alice", List.of());
  private static final String JSON_PATCH = "application/json-patch+json";
  private static final Map<String, String> ANSWERS = answers();
  private static final String APPLY = "application/apply-patch+yaml";

  record Situation(String name, Function<Wire, Request> request) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Situation of(String name, Function<Wire, Request> request) {
    return new Situation(name, request);
  }

  static Stream<Situation> situations() {
    return Stream.of(
        of("a missing object",
            w -> w.get(MAPS + "/nope")),
        of("a subresource of a missing object",
            w -> w.get(DEPLOYMENTS + "/nope/scale")),
        of("an unknown resource of a group",
            w -> w.get("/api/v1/namespaces/default/nonsenses")),
        of("an unknown group",
            w -> w.get("/apis/nope.example/v1/things")),
        of("an object that exists",
            w -> w.post(MAPS, "{'metadata':{'name':'x1'}}")),
        of("an old revision in a PUT",
            w -> w.put(MAPS + "/x1", "{'metadata':{'name':'x1','resourceVersion':'1'}}")),
        of("an old revision in a patch",
            w -> w.patch(MAPS + "/x1", MERGE, "{'metadata':{'resourceVersion':'1'}}")),
        of("another uid to delete",
            w -> w.delete(MAPS + "/x1", "{'preconditions':{'uid':'abc'}}")),
        of("another revision to delete",
            w -> w.delete(MAPS + "/x1", "{'preconditions':{'resourceVersion':'1'}}")),
        of("another name than the URL's",
            w -> w.put(MAPS + "/x1", "{'metadata':{'name':'x2'}}")),
        of("another namespace than the URL's",
            w -> w.post(MAPS, "{'metadata':{'name':'x2','namespace':'other'}}")),
        of("a missing namespace",
            w -> w.post("/api/v1/namespaces/nonex/configmaps", "{'metadata':{'name':'x'}}")),
        of("a namespace that ends",
            w -> ending(w).post("/api/v1/namespaces/nn1/configmaps", "{'metadata':{'name':'x9'}}")),
        of("another kind",
            w -> w.post(MAPS, "{'apiVersion':'v1','kind':'Secret','metadata':{'name':'x'}}")),
        of("no JSON",
            w -> w.request("POST", MAPS).body(JSON, "nonsense")),
        of("an empty body",
            w -> w.request("POST", MAPS).body(JSON, "")),
        of("plain text",
            w -> w.request("POST", MAPS).body("text/plain", "hello")),
        of("an unknown patch",
            w -> w.patch(MAPS + "/x1", "application/json", "{}")),
        of("a test in a JSON patch that fails",
            w -> w.request("PATCH", MAPS + "/x1").body(JSON_PATCH, w.strict("[{'op':'test','path':'/data/k','value':'w'}]"))),
        of("something to remove that is not there",
            w -> w.request("PATCH", MAPS + "/x1").body(JSON_PATCH, w.strict("[{'op':'remove','path':'/data/zz'}]"))),
        of("a bad name",
            w -> w.post(MAPS, "{'metadata':{'name':'X_1'}}")),
        of("no name",
            w -> w.post(MAPS, "{'metadata':{}}")),
        of("several faults",
            w -> w.post(DEPLOYMENTS, "{'metadata':{'name':'gen2'},'spec':{'template':{'spec':{'containers':[{'name':'a','image':'b'}]}}}}")),
        of("no revision where one is needed",
            w -> lease(w).put("/apis/coordination.k8s.io/v1/namespaces/default/leases/l1", "{'metadata':{'name':'l1'}}")),
        of("an unknown field selector",
            w -> w.get(MAPS + "?fieldSelector=foo%3Dbar")),
        of("a bad label selector",
            w -> w.get(MAPS + "?labelSelector=%3D%3D")),
        of("a continue token of nobody",
            w -> w.get(MAPS + "?limit=1&continue=garbage")),
        of("a revision to come",
            w -> w.get(MAPS + "?resourceVersion=99999999")),
        of("resourceVersionMatch without a revision",
            w -> w.get(MAPS + "?resourceVersionMatch=Exact")),
        of("an apply without a manager",
            w -> w.request("PATCH", MAPS + "/x1").body(APPLY, "{}")),
        of("force without an apply",
            w -> w.patch(MAPS + "/x1?force=true", MERGE, "{}")),
        of("an apply of what another owns",
            w -> w.request("PATCH", MAPS + "/x1?fieldManager=me").body(APPLY, "{apiVersion: v1, kind: ConfigMap, data: {k: mine}}")),
        of("an unknown propagation",
            w -> w.delete(MAPS + "/x1", "{'propagationPolicy':'Foo'}")),
        of("an unknown dry run",
            w -> w.delete(MAPS + "/x1?dryRun=Some")),
        of("an address of a service that changes",
            w -> service(w).patch("/api/v1/namespaces/default/services/s1", MERGE, "{'spec':{'clusterIP':'10.96.9.9','clusterIPs':['10.96.9.9']}}")),
        of("an immutable map",
            w -> immutable(w).patch(MAPS + "/im1", MERGE, "{'data':{'a':'c'}}")),
        of("a finalizer for what is being deleted",
            w -> terminating(w).patch(MAPS + "/t1", MERGE, "{'metadata':{'finalizers':['foo.com/x','foo.com/y']}}")),
        of("nobody that is known",
            w -> w.get(MAPS).as(new Credential.Bearer("unknown"))),
        of("a user without the right",
            w -> w.get(MAPS).header("impersonate-user", "alice")),
        of("a part of an identity without a user",
            w -> w.get(MAPS).header("impersonate-group", "dev")),
        of("a user whom one may not play",
            w -> w.get(MAPS).header("impersonate-user", "bob").as(ALICE)),
        of("a service account that one may not play",
            w -> w.get(MAPS).header("impersonate-user", "system:serviceaccount:red:bot").as(ALICE)),
        of("a group that one may not play",
            w -> impersonator(w).get(MAPS).header("impersonate-user", "bob").header("impersonate-group", "system:masters").as(ALICE)),
        of("an extra that one may not play",
            w -> impersonator(w).get(MAPS).header("impersonate-user", "bob").header("impersonate-extra-acme.com%2fproject", "x").as(ALICE)),
        of("a uid that one may not play",
            w -> impersonator(w).get(MAPS).header("impersonate-user", "bob").header("impersonate-uid", "u-1").as(ALICE)),
        of("a path that one may not see",
            w -> w.get("/metrics").as(ALICE)),
        of("a name that looks like a page",
            w -> w.get(MAPS).as(new Credential.Certificate("<b>&", List.of()))),
        of("a namespace that must stay",
            w -> w.delete("/api/v1/namespaces/default")),
        of("a form that there is not",
            w -> w.get(MAPS).header("accept", "application/xml")),
        of("a table of a review",
            w -> w.post("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", "{'spec':{}}").header("accept", "application/json;as=Table;v=v1;g=meta.k8s.io")),
        of("a method that there is not",
            w -> w.request("PUT", MAPS).body(JSON, "{}")),
        of("a deletion",
            w -> w.delete(MAPS + "/x1")),
        of("a deletion in a group",
            w -> lease(w).delete("/apis/coordination.k8s.io/v1/namespaces/default/leases/l1")),
        of("a label selector that ends too early",
            w -> w.get(MAPS + "?labelSelector=%21%20%3D")),
        of("a Pod that has a node",
            w -> bound(w).post("/api/v1/namespaces/default/pods/p1/binding", "{'metadata':{'name':'p1'},'target':{'kind':'Node','name':'n2'}}")));
  }

  // ---- what has to be there before ----

  private static Wire ending(Wire wire) {
    wire.made(wire.post("/api/v1/namespaces", "{'metadata':{'name':'nn1'}}"));
    wire.made(wire.delete("/api/v1/namespaces/nn1"));
    return wire;
  }

  private static Wire lease(Wire wire) {
    wire.made(wire.post("/apis/coordination.k8s.io/v1/namespaces/default/leases", "{'metadata':{'name':'l1'}}"));
    return wire;
  }

  /** Alice may play any user, and nothing else. */
  private static Wire impersonator(Wire wire) {
    wire.made(wire.post("/apis/rbac.authorization.k8s.io/v1/clusterroles",
        "{'metadata':{'name':'i'},'rules':[{'verbs':['impersonate'],'apiGroups':[''],'resources':['users']}]}"));
    wire.made(wire.post("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", "{'metadata':{'name':'i'},'subjects':[{'kind':'User',"
        + "'name':'alice'}],'roleRef':{'apiGroup':'rbac.authorization.k8s.io','kind':'ClusterRole','name':'i'}}"));
    return wire;
  }

  private static Wire service(Wire wire) {
    wire.made(wire.post("/api/v1/namespaces/default/services", "{'metadata':{'name':'s1'},'spec':{'ports':[{'port':80}],'clusterIP':'10.96.1.1'}}"));
    return wire;
  }

  private static Wire immutable(Wire wire) {
    wire.made(wire.post(MAPS, "{'metadata':{'name':'im1'},'data':{'a':'b'},'immutable':true}"));
    return wire;
  }

  private static Wire terminating(Wire wire) {
    wire.made(wire.post(MAPS, "{'metadata':{'name':'t1','finalizers':['foo.com/x']}}"));
    wire.made(wire.delete(MAPS + "/t1"));
    return wire;
  }

  private static Wire bound(Wire wire) {
    String pods = "/api/v1/namespaces/default/pods";
    wire.made(wire.post(pods, "{'metadata':{'name':'p1'},'spec':{'containers':[{'name':'a','image':'b'}]}}"));
    wire.made(wire.post(pods + "/p1/binding", "{'metadata':{'name':'p1'},'target':{'kind':'Node','name':'n1'}}"));
    return wire;
  }

  /** By the name of the situation: the code, a blank, and the body. */
  private static Map<String, String> answers() {
    Map<String, String> answers = new LinkedHashMap<>();
    try (InputStream in = StatusBodiesTest.class.getResourceAsStream("status-bodies.txt")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).forEach(line -> {
        String[] parts = line.split("\t");
        answers.put(parts[0], parts[1]);
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answers;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void the_whole_answer(Situation situation) {
    Wire wire = new Wire();
    wire.map("x1");
    CompletionStage<ApiResponse> answer = situation.request().apply(wire).begin();
    wire.advance(Duration.ofSeconds(5));
    ApiResponse.Whole whole = (ApiResponse.Whole) wire.api.loop.await(answer);
    String text = ApiServerFixture.text(whole).strip()
        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "UID")
        .replaceAll("(ResourceVersion in record \\(|current: )[0-9]+", "$1REVISION");
    assertThat(whole.code() + " " + text).isEqualTo(ANSWERS.get(situation.name()));
    assertThat(whole.headers()).doesNotContainKey("www-authenticate");
    assertThat(whole.headers().get("retry-after")).isEqualTo(whole.code() == 504 ? "1" : null);
  }

  @Test
  void every_answer_that_is_written_down_has_its_situation() {
    assertThat(situations().map(Situation::name)).containsExactlyElementsOf(ANSWERS.keySet());
  }
}
