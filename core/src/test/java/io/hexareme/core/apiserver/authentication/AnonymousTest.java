package io.hexareme.core.apiserver.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.Caller;
import io.hexareme.core.apiserver.Outside;
import io.hexareme.core.apiserver.SecuritySettings;
import io.hexareme.core.machinery.NoCertificates;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnonymousTest {
  private static Caller nobody(Anonymous anonymous) {
    AuthenticationSettings authentication = new AuthenticationSettings(anonymous, true, List.of(), Optional.empty());
    return Caller.anonymous(new ApiServerFixture(ApiServerFixture.NO_TOKENS, Outside.none(), NoCertificates.NONE,
        SecuritySettings.DEFAULT.with(authentication)));
  }

  @Test
  void who_shows_nothing_may_ask_where_the_configuration_says() {
    Caller nobody = nobody(new Anonymous(true, List.of("/livez", "/readyz")));
    assertThat(nobody.get("/livez").code()).isEqualTo(200);
    assertThat(nobody.get("/healthz").code()).isEqualTo(401);
    assertThat(nobody.get("/livez/ping").code()).isEqualTo(401);
    assertThat(nobody.get("/api/v1/pods").code()).isEqualTo(401);
  }

  @Test
  void everywhere_is_everywhere_and_nowhere_is_nowhere() {
    assertThat(nobody(Anonymous.EVERYWHERE).get("/healthz").code()).isEqualTo(200);
    assertThat(nobody(Anonymous.EVERYWHERE).get("/api/v1/pods").code()).isEqualTo(403);
    assertThat(nobody(Anonymous.NOWHERE).get("/livez").code()).isEqualTo(401);
  }
}
