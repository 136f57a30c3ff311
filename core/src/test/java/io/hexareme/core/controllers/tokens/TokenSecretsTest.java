package io.hexareme.core.controllers.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.ViewFixture;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.security.TokenSigner;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenSecretsTest {
  private static final ObjectKey KEY = new ObjectKey("shop", "bot-token");
  private static final ObjectKey ACCOUNT = new ObjectKey("shop", "bot");
  private static final String NAME = "kubernetes.io/service-account.name";
  private static final String UID = "kubernetes.io/service-account.uid";
  private final ViewFixture view = new ViewFixture();
  private final TokenSecrets controller = new TokenSecrets(new PlainSigner(), "PEM");

  /** Tokens that can be read. */
  private static final class PlainSigner implements TokenSigner {
    @Override
    public String sign(Obj claims) {
      return claims.text("sub") + "/" + claims.text("kubernetes.io/serviceaccount/secret.name") + "/"
          + claims.text("kubernetes.io/serviceaccount/service-account.uid") + "/" + claims.text("iss");
    }

    @Override
    public Optional<Obj> verify(String token) {
      return Optional.empty();
    }

    @Override
    public Bytes keySet() {
      return Bytes.utf8("{}");
    }
  }

  private void account() {
    view.put(Resource.SERVICE_ACCOUNTS, Value.obj("metadata", Value.obj("name", "bot", "namespace", "shop", "uid", "u-1")));
  }

  private void secret(Obj annotations) {
    view.put(Resource.SECRETS, Value.obj("type", "kubernetes.io/service-account-token",
        "metadata", Value.obj("name", "bot-token", "namespace", "shop", "annotations", annotations)));
  }

  private Obj secret() {
    return view.object(Resource.SECRETS, "shop", "bot-token");
  }

  private String data(String key) {
    return new String(Base64.getDecoder().decode(secret().text("data", key)), StandardCharsets.UTF_8);
  }

  @Test
  void a_secret_gets_the_token_of_its_account() {
    account();
    secret(Value.obj(NAME, "bot"));
    view.settle(controller, KEY);
    assertThat(data("token")).isEqualTo("system:serviceaccount:shop:bot/bot-token/u-1/kubernetes/serviceaccount");
    assertThat(data("namespace")).isEqualTo("shop");
    assertThat(data("ca.crt")).isEqualTo("PEM");
    assertThat(Meta.annotations(secret())).containsEntry(UID, "u-1");
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing());
  }

  @Test
  void what_somebody_takes_away_comes_back_and_a_token_that_is_there_stays() {
    account();
    secret(Value.obj(NAME, "bot"));
    view.settle(controller, KEY);
    view.put(Resource.SECRETS, secret().with("data", Value.obj("token", "b3du", "ca.crt", "eA==")));
    view.settle(controller, KEY);
    assertThat(data("token")).isEqualTo("own");
    assertThat(data("ca.crt")).isEqualTo("PEM");
  }

  @Test
  void a_secret_of_nobody_goes_but_only_when_the_server_itself_says_so() {
    secret(Value.obj(NAME, "bot"));
    assertThat(controller.reconcile(KEY, view).reads()).hasSize(1);
    view.settle(controller, KEY);
    assertThat(view.list(Resource.SECRETS)).isEmpty();
    account();
    view.hide(ACCOUNT);
    secret(Value.obj(NAME, "bot"));
    view.settle(controller, KEY);
    assertThat(data("token")).startsWith("system:serviceaccount:shop:bot/");
  }

  @Test
  void a_secret_of_an_account_that_was_made_anew_goes() {
    account();
    secret(Value.obj(NAME, "bot", UID, "u-0"));
    view.settle(controller, KEY);
    assertThat(view.list(Resource.SECRETS)).isEmpty();
  }

  @Test
  void a_secret_that_names_nobody_waits() {
    secret(Obj.EMPTY);
    assertThat(controller.reconcile(KEY, view)).isEqualTo(Plan.nothing());
  }

  @Test
  void an_account_leads_to_its_secrets() {
    account();
    secret(Value.obj(NAME, "bot"));
    Obj account = view.object(Resource.SERVICE_ACCOUNTS, "shop", "bot");
    assertThat(controller.affected(Resource.SERVICE_ACCOUNTS, account, null, view)).containsExactly(KEY);
    assertThat(controller.affected(Resource.SERVICE_ACCOUNTS, null, account.withPath(Value.of("other"), "metadata", "name"), view)).isEmpty();
    assertThat(controller.affected(Resource.SECRETS, null, secret(), view)).containsExactly(KEY);
  }
}
