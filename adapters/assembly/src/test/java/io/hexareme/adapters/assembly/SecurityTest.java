package io.hexareme.adapters.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.core.apiserver.authorization.AuthorizationMode;
import io.hexareme.core.apiserver.request.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityTest {
  @Test
  void a_token_file_names_users_uids_and_groups() {
    assertThat(Security.users("# ours\ns3cret,jane,42,\"dev, ops\"\n\nother,joe,43\n")).containsExactly(
        Map.entry("s3cret", new User("jane", "42", List.of("dev", "ops"), Map.of())),
        Map.entry("other", new User("joe", "43", List.of(), Map.of())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret,jane", "s3cret", ",jane,42", "a,,1", "a,b,1\na,c,2"})
  void a_line_that_makes_no_sense_is_named(String text) {
    assertThatThrownBy(() -> Security.users(text)).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("line ");
  }

  @Test
  void modes_are_in_the_order_given_and_each_must_be_one() {
    assertThat(Security.of(SecurityFiles.DEFAULT).settings().authorization().modes()).containsExactly(AuthorizationMode.NODE, AuthorizationMode.RBAC);
    SecurityFiles wrong = new SecurityFiles(Optional.empty(), List.of("ABAC"), Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> Security.of(wrong)).hasMessage("authorization mode ABAC is not one of [AlwaysAllow, AlwaysDeny, Node, RBAC, Webhook]");
    SecurityFiles alone = new SecurityFiles(Optional.empty(), List.of("Webhook"), Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> Security.of(alone)).hasMessage("the authorization mode Webhook needs a webhook");
  }
}
