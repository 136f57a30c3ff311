package io.hexareme.core.apiserver.serving;

import static io.hexareme.core.apiserver.serving.Wire.MAPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.serving.Wire.Reply;
import io.hexareme.core.apiserver.serving.Wire.Request;
import io.hexareme.ports.value.Bytes;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Good inputs, broken at random: whatever comes out is an answer of the API, never a broken invariant, and the server lives on. */
class HostileInputTest {
  private static final int ROUNDS = 400;
  private static final String POD = """
      {"apiVersion":"v1","kind":"Pod","metadata":{"name":"p","labels":{"a":"b"},"annotations":{"x":"y"},"finalizers":["a.b/c"]},
       "spec":{"containers":[{"name":"c","image":"i","ports":[{"containerPort":80,"protocol":"TCP"}],"env":[{"name":"A","value":"1"}],
       "resources":{"limits":{"cpu":"1","memory":"1Gi"}},"livenessProbe":{"httpGet":{"port":"http","path":"/"},"periodSeconds":3}}],
       "tolerations":[{"key":"k","operator":"Exists"}],"nodeSelector":{"a":"b"},"terminationGracePeriodSeconds":30,
       "volumes":[{"name":"v","configMap":{"name":"m","items":[{"key":"k","path":"p"}]}}]}}""";
  private static final String DEPLOYMENT = """
      apiVersion: apps/v1
      kind: Deployment
      metadata: &m {name: web, labels: {a: b}}
      spec:
        replicas: 3
        selector: {matchLabels: {a: b}}
        strategy: {rollingUpdate: {maxSurge: 25%, maxUnavailable: 1}}
        template:
          metadata: {labels: {a: b}}
          spec:
            containers:
            - name: c
              image: "i:1"
              args: ['x', "y\\n", z]
              command:
              - |
                sh -c
                true
      """;
  private static final List<String> SPLICES = List.of("null", "{}", "[]", "-1", "1e999", "\"\"", "true", "\"$patch\":\"delete\"", "99999999999999999999",
      "\"\\u0000\"", "{\"a\":", "]", "\"$setElementOrder/ports\":[{}]", "\\", "\u00e9", "<<: *m", "!!set", "- - -", "&a [*a]", "0x7fffffff", ".nan");

  private final Wire wire = new Wire();
  private final Random random = new Random(20_261_122);

  /** Up to three injuries: bytes flipped, cut out, doubled, or foreign pieces put in. */
  private byte[] broken(byte[] good) {
    byte[] bytes = good;
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      bytes = injured(bytes);
    }
    return bytes;
  }

  private byte[] injured(byte[] bytes) {
    int from = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(12));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    switch (random.nextInt(5)) {
      case 0 -> out.write(random.nextInt(256));
      case 1 -> { }
      case 2 -> {
        out.write(bytes, from, to - from);
        out.write(bytes, from, to - from);
      }
      case 3 -> out.writeBytes(SPLICES.get(random.nextInt(SPLICES.size())).getBytes(StandardCharsets.UTF_8));
      default -> {
        return out.toByteArray();
      }
    }
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }

  private void each(byte[] good, BiFunction<Bytes, Integer, Request> request) {
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = broken(good);
      Reply reply = request.apply(new Bytes(bytes), round).send();
      assertThat(reply.code()).as(() -> reply.text() + "\n" + new String(bytes, StandardCharsets.ISO_8859_1)).isBetween(200, 499);
      assertThat(reply.text()).doesNotContain("Exception", "java.", "io.hexareme");
    }
    assertThat(wire.api.trace.since(0).stream().map(recorded -> recorded.event()).filter(event -> event.action().equals("panic"))).isEmpty();
    wire.map("alive" + random.nextInt(1_000_000));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(Bytes bytes) {
    return URLEncoder.encode(new String(bytes.array(), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  @Test
  void broken_json() {
    each(utf8(POD), (body, round) -> wire.request("POST", "/api/v1/namespaces/default/pods?dryRun=All").body("application/json", body));
  }

  @Test
  void broken_yaml() {
    each(utf8(DEPLOYMENT), (body, round) -> wire.request("POST", "/apis/apps/v1/namespaces/default/deployments?dryRun=All").body("application/yaml", body));
  }

  @Test
  void broken_protobuf() {
    // A ConfigMap: metadata{name, labels{a:b}, creationTimestamp{1s}}, data{k:v}.
    byte[] good = java.util.HexFormat.of().parseHex("6b3873000a0f0a02763112" + "09436f6e6669674d6170" + "1220"
        + "0a160a01704202080" + "15a060a01611201627a06" + "0a016b120176" + "12060a016b120176");
    each(good, (body, round) -> wire.request("POST", MAPS + "?dryRun=All").body("application/vnd.kubernetes.protobuf", body));
  }

  @Test
  void broken_json_patches() {
    wire.map("x1");
    each(utf8("[{\"op\":\"add\",\"path\":\"/metadata/labels\",\"value\":{\"a\":\"b\"}},{\"op\":\"test\",\"path\":\"/data/k\",\"value\":\"v\"},"
        + "{\"op\":\"copy\",\"from\":\"/data/k\",\"path\":\"/data/l~1~0\"},{\"op\":\"move\",\"from\":\"/data/k\",\"path\":\"/data/m\"},{\"op\":\"remove\",\"path\":\"/data/m\"}]"),
        (body, round) -> wire.request("PATCH", MAPS + "/x1?dryRun=All").body("application/json-patch+json", body));
  }

  @Test
  void broken_merge_patches() {
    wire.map("x1");
    each(utf8("{\"metadata\":{\"labels\":{\"a\":null,\"b\":\"c\"},\"finalizers\":[\"a.b/c\"]},\"data\":{\"k\":\"w\"},\"binaryData\":{\"b\":\"AAAA\"}}"),
        (body, round) -> wire.request("PATCH", MAPS + "/x1?dryRun=All").body("application/merge-patch+json", body));
  }

  @Test
  void broken_strategic_patches_and_applies() {
    wire.made(wire.request("POST", "/apis/apps/v1/namespaces/default/deployments").body("application/yaml", DEPLOYMENT));
    String web = "/apis/apps/v1/namespaces/default/deployments/web?dryRun=All";
    byte[] patch = utf8("{\"spec\":{\"template\":{\"spec\":{\"$setElementOrder/containers\":[{\"name\":\"d\"},{\"name\":\"c\"}],\"containers\":"
        + "[{\"name\":\"c\",\"image\":\"j\",\"$patch\":\"replace\"},{\"name\":\"d\",\"image\":\"k\"}],\"$retainKeys\":[\"containers\"]}},\"strategy\":"
        + "{\"$retainKeys\":[\"type\"],\"type\":\"Recreate\"}},\"metadata\":{\"$deleteFromPrimitiveList/finalizers\":[\"x\"]}}");
    each(patch, (body, round) -> wire.request("PATCH", web).body("application/strategic-merge-patch+json", body));
    each(utf8(DEPLOYMENT), (body, round) -> wire.request("PATCH", web + "&fieldManager=m&force=true").body("application/apply-patch+yaml", body));
  }

  @Test
  void broken_selectors_tokens_and_options() {
    wire.map("x1");
    each(utf8("a in (b,c),!d,e!=f,g==h,i,j notin (k),l>5"), (text, round) -> wire.get(MAPS + "?labelSelector=" + encoded(text)));
    each(utf8("metadata.name=x\\,y,metadata.namespace!=z,metadata.name==w"), (text, round) -> wire.get(MAPS + "?fieldSelector=" + encoded(text)));
    String token = wire.get(MAPS + "?limit=1").send().string("metadata.continue");
    wire.map("x2");
    String good = token.isEmpty() ? wire.get(MAPS + "?limit=1").send().string("metadata.continue") : token;
    each(utf8(good), (text, round) -> wire.get(MAPS + "?limit=1&continue=" + encoded(text)));
    each(utf8("{\"gracePeriodSeconds\":5,\"propagationPolicy\":\"Orphan\",\"dryRun\":[\"All\"],\"preconditions\":{\"uid\":\"u\",\"resourceVersion\":\"5\"}}"),
        (body, round) -> wire.request("DELETE", MAPS + "/x1?dryRun=All").body("application/json", body));
    each(utf8("resourceVersion=0&resourceVersionMatch=NotOlderThan&sendInitialEvents=1&allowWatchBookmarks=1&timeoutSeconds=5&limit=3&watch=1"),
        (text, round) -> wire.get(MAPS + "?" + new String(text.array(), StandardCharsets.UTF_8).replace("%", "%25")));
    each(utf8("application/json;as=Table;v=v1;g=meta.k8s.io, application/yaml;q=0.5, */*"),
        (text, round) -> wire.get(MAPS).header("accept", new String(text.array(), StandardCharsets.UTF_8)));
  }
}
