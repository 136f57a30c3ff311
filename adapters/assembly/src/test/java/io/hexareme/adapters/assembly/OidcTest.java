package io.hexareme.adapters.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hexareme.adapters.assembly.TokenIssuer.Key;
import io.hexareme.adapters.assembly.remote.ClientTls;
import io.hexareme.adapters.assembly.remote.KubeconfigFile;
import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens of a real issuer at a real front door. */
class OidcTest {
  private static final String WHO_AM_I = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
  private static final long SOON = 4_000_000_000L;
  @TempDir
  Path directory;

  private static Cluster cluster(SecurityFiles security) {
    return Cluster.start(ClusterSettings.inMemory().withNodes(0).withSecurity(security), failure -> {
      throw new AssertionError(failure);
    });
  }

  private static HttpResponse<byte[]> ask(Cluster cluster, String token) throws Exception {
    KubeconfigFile config = KubeconfigFile.parse(cluster.kubeconfig(new Credential.Bearer(token)));
    try (HttpClient client = HttpClient.newBuilder().sslContext(ClientTls.of(config)).build()) {
      return client.send(HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + cluster.port() + WHO_AM_I))
          .header("content-type", "application/json").header("authorization", "Bearer " + token)
          .POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.ofByteArray());
    }
  }

  private static Value user(Cluster cluster, String token) throws Exception {
    HttpResponse<byte[]> answer = ask(cluster, token);
    assertThat(answer.statusCode()).as(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(201);
    return decoded(new Bytes(answer.body())).at("status", "userInfo");
  }

  private static Value decoded(Bytes bytes) throws MalformedBody {
    return new JsonCodec().decode(bytes).value();
  }

  private static Obj claims(TokenIssuer issuer) {
    return Value.obj("iss", issuer.url(), "aud", "hexareme", "exp", SOON, "sub", "jane", "groups", List.of("dev"), "team", "sea");
  }

  private SecurityFiles configured(TokenIssuer issuer) throws Exception {
    Path file = directory.resolve("authentication.yaml");
    Files.writeString(file, """
        apiVersion: apiserver.config.k8s.io/v1
        kind: AuthenticationConfiguration
        jwt:
        - issuer:
            url: %s
            audiences: [hexareme, other]
            audienceMatchPolicy: MatchAny
            certificateAuthority: |
        %s
          claimValidationRules:
          - expression: claims.team != "pirates"
            message: no pirates
          claimMappings:
            username: {expression: '"oidc:" + claims.sub'}
            groups: {claim: groups, prefix: 'oidc:'}
            extra:
            - {key: acme.com/team, valueExpression: claims.team}
          userValidationRules:
          - expression: "!user.username.startsWith('oidc:system:')"
            message: no system users
        """.formatted(issuer.url(), issuer.authority().indent(6).stripTrailing()));
    return SecurityFiles.DEFAULT.withAuthentication(file);
  }

  @Test
  void tokens_are_believed_by_what_the_configuration_says() throws Exception {
    try (TokenIssuer issuer = new TokenIssuer(directory)) {
      Key rsa = Key.made("one", "RS256");
      Key ec = Key.made("two", "ES256");
      issuer.publish(rsa, ec);
      try (Cluster cluster = cluster(configured(issuer))) {
        Value user = user(cluster, rsa.token(claims(issuer)));
        assertThat(user.text("username")).isEqualTo("oidc:jane");
        assertThat(user.list("groups")).containsExactly(Value.of("oidc:dev"), Value.of("system:authenticated"));
        assertThat(user.at("extra", "acme.com/team").items()).containsExactly(Value.of("sea"));
        assertThat(user(cluster, ec.token(claims(issuer).with("aud", Value.of("other")))).text("username")).isEqualTo("oidc:jane");
        assertThat(ask(cluster, rsa.token(claims(issuer).with("team", Value.of("pirates")))).statusCode()).isEqualTo(401);
        assertThat(ask(cluster, rsa.token(claims(issuer).with("sub", Value.of("system:admin")))).statusCode()).isEqualTo(401);
        assertThat(ask(cluster, rsa.token(claims(issuer).with("aud", Value.of("somebody")))).statusCode()).isEqualTo(401);
        assertThat(ask(cluster, Key.made("one", "RS256").token(claims(issuer))).statusCode()).isEqualTo(401);
        kubectl(cluster, rsa.token(claims(issuer)));
      }
    }
  }

  @Test
  void the_older_flags_say_the_same_and_keys_that_come_later_are_found() throws Exception {
    try (TokenIssuer issuer = new TokenIssuer(directory)) {
      Path authority = Files.writeString(directory.resolve("ca.crt"), issuer.authority());
      OidcFlags flags = new OidcFlags(issuer.url(), "hexareme", "sub", "", "groups", "", Map.of("team", "sea"), Optional.of(authority));
      Key first = Key.made("first", "ES256");
      Key second = Key.made("second", "RS256");
      try (Cluster cluster = cluster(SecurityFiles.DEFAULT.withOidc(flags))) {
        issuer.publish(first);
        assertThat(user(cluster, first.token(claims(issuer))).text("username")).isEqualTo(issuer.url() + "#jane");
        assertThat(ask(cluster, first.token(claims(issuer).with("team", Value.of("land")))).statusCode()).isEqualTo(401);
        issuer.publish(second);
        long begin = System.nanoTime();
        // It looks again when it sees a key that it does not know, but not more often than every ten seconds.
        while (ask(cluster, second.token(claims(issuer))).statusCode() != 201) {
          assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(60));
          TimeUnit.MILLISECONDS.sleep(200);
        }
        assertThat(ask(cluster, first.token(claims(issuer))).statusCode()).isEqualTo(401);
      }
    }
  }

  private void kubectl(Cluster cluster, String token) throws Exception {
    Optional<Path> kubectl = Arrays.stream(System.getenv().getOrDefault("HEXAREME_KUBECTL", "").split(File.pathSeparator))
        .filter(text -> !text.isBlank()).map(Path::of).filter(Files::isExecutable).findFirst();
    assumeTrue(kubectl.isPresent(), "HEXAREME_KUBECTL names no kubectl");
    Path config = Files.writeString(directory.resolve("kubeconfig"), cluster.kubeconfig(new Credential.Bearer("nobody")));
    Process process = new ProcessBuilder(kubectl.get().toString(), "--kubeconfig", config.toString(), "--token", token, "get", "pods")
        .redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(output).contains("User \"oidc:jane\" cannot list resource \"pods\" in API group \"\" in the namespace \"default\"");
  }
}
