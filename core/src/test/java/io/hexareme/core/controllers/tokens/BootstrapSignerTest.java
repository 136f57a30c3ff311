package io.hexareme.core.controllers.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.ViewFixture;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a digest that is the secret and the text themselves; a real one is checked where it is made. */
class BootstrapSignerTest {
  private static final ObjectKey INFO = new ObjectKey("kube-public", "cluster-info");
  private static final String SIGNING = "usage-bootstrap-signing";
  private final BootstrapSigner controller = new BootstrapSigner((key, text) -> Bytes.utf8(key.utf8() + "|" + text.utf8()));
  private final ViewFixture view = new ViewFixture();

  @BeforeEach
  void published() {
    view.put(Resource.CONFIG_MAPS, Value.obj("metadata", Value.obj("name", "cluster-info", "namespace", "kube-public"),
        "data", Value.obj("kubeconfig", "clusters")));
  }

  private List<String> signers() {
    view.settle(controller, INFO);
    return view.object(Resource.CONFIG_MAPS, "kube-public", "cluster-info").at("data").asObj().fields().keySet().stream()
        .filter(key -> !key.equals("kubeconfig")).sorted().toList();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_token_signs_without_repeating_what_it_signs() {
    BootstrapTokensFixture.put(view, "abcdef", "0123456789abcdef", SIGNING, "true");
    assertThat(signers()).containsExactly("jws-kubeconfig-abcdef");
    String header = base64("{\"alg\":\"HS256\",\"kid\":\"abcdef\"}");
    assertThat(view.object(Resource.CONFIG_MAPS, "kube-public", "cluster-info").text("data", "jws-kubeconfig-abcdef"))
        .isEqualTo(header + ".." + base64("0123456789abcdef|" + header + "." + base64("clusters")));
  }

  @Test
  void only_tokens_for_signing_sign_and_what_is_signed_already_stays() {
    BootstrapTokensFixture.put(view, "aaaaaa", "s", SIGNING, "true");
    BootstrapTokensFixture.put(view, "bbbbbb", "s");
    BootstrapTokensFixture.put(view, "cccccc", "s", SIGNING, "True");
    BootstrapTokensFixture.put(view, "dddddd", "", SIGNING, "true");
    BootstrapTokensFixture.put(view, "TOOBIG", "s", SIGNING, "true");
    BootstrapTokensFixture.put(view, "eeeeee", "s", SIGNING, "true", "expiration", "nonsense");
    assertThat(signers()).containsExactly("jws-kubeconfig-aaaaaa");
    assertThat(view.writes).hasSize(1);
    assertThat(controller.reconcile(INFO, view)).isEqualTo(Plan.nothing());
  }

  @Test
  void a_signature_goes_with_its_token_and_with_its_time() {
    BootstrapTokensFixture.put(view, "aaaaaa", "s", SIGNING, "true", "expiration", "2026-01-01T01:00:00Z");
    BootstrapTokensFixture.put(view, "bbbbbb", "s", SIGNING, "true");
    assertThat(signers()).containsExactly("jws-kubeconfig-aaaaaa", "jws-kubeconfig-bbbbbb");
    assertThat(controller.reconcile(INFO, view).recheck()).isEqualTo(Optional.of(Duration.ofHours(1)));
    view.pass(Duration.ofHours(1));
    assertThat(signers()).containsExactly("jws-kubeconfig-bbbbbb");
    view.remove(Resource.SECRETS, BootstrapTokensFixture.key("bbbbbb"));
    assertThat(signers()).isEmpty();
  }

  @Test
  void without_anything_to_sign_nothing_is_signed() {
    BootstrapTokensFixture.put(view, "aaaaaa", "s", SIGNING, "true");
    view.put(Resource.CONFIG_MAPS, view.object(Resource.CONFIG_MAPS, "kube-public", "cluster-info").with("data", Value.Obj.EMPTY));
    assertThat(controller.reconcile(INFO, view)).isEqualTo(Plan.nothing());
    view.remove(Resource.CONFIG_MAPS, INFO);
    assertThat(controller.reconcile(INFO, view)).isEqualTo(Plan.nothing());
  }

  @Test
  void tokens_and_the_map_lead_to_it_and_nothing_else_does() {
    BootstrapTokensFixture.put(view, "aaaaaa", "s");
    var token = view.object(Resource.SECRETS, "kube-system", "bootstrap-token-aaaaaa");
    assertThat(controller.affected(Resource.SECRETS, token, null, view)).containsExactly(INFO);
    assertThat(controller.affected(Resource.SECRETS, null, token.with("type", "Opaque"), view)).isEmpty();
    var map = view.object(Resource.CONFIG_MAPS, "kube-public", "cluster-info");
    assertThat(controller.affected(Resource.CONFIG_MAPS, null, map, view)).containsExactly(INFO);
    assertThat(controller.affected(Resource.CONFIG_MAPS, null, map.withPath(Value.of("x"), "metadata", "name"), view)).isEmpty();
  }
}
