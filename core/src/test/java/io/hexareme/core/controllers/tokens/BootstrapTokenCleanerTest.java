package io.hexareme.core.controllers.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.ViewFixture;
import io.hexareme.core.machinery.Resource;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootstrapTokenCleanerTest {
  private final BootstrapTokenCleaner controller = new BootstrapTokenCleaner();
  private final ViewFixture view = new ViewFixture();

  @ParameterizedTest
  @CsvSource({"2025-12-31T23:59:59Z", "2026-01-01T00:00:00Z", "2026-01-01T01:00:00+02:00", "tomorrow"})
  void what_is_over_or_cannot_be_read_goes(String expiration) {
    BootstrapTokensFixture.put(view, "abcdef", "s", "expiration", expiration);
    view.settle(controller, BootstrapTokensFixture.key("abcdef"));
    assertThat(view.list(Resource.SECRETS)).isEmpty();
  }

  @Test
  void what_ends_later_is_looked_at_then() {
    BootstrapTokensFixture.put(view, "abcdef", "s", "expiration", "2026-01-01T00:10:00Z");
    Plan plan = view.settle(controller, BootstrapTokensFixture.key("abcdef"));
    assertThat(plan.recheck()).isEqualTo(Optional.of(Duration.ofMinutes(10)));
    view.pass(Duration.ofMinutes(10));
    view.settle(controller, BootstrapTokensFixture.key("abcdef"));
    assertThat(view.list(Resource.SECRETS)).isEmpty();
  }

  @Test
  void what_has_no_end_and_what_is_no_token_stays() {
    BootstrapTokensFixture.put(view, "abcdef", "s");
    assertThat(controller.reconcile(BootstrapTokensFixture.key("abcdef"), view)).isEqualTo(Plan.nothing());
    BootstrapTokensFixture.put(view, "ghijkl", "s", "expiration", "2020-01-01T00:00:00Z");
    var other = view.object(Resource.SECRETS, "kube-system", "bootstrap-token-ghijkl").with("type", "Opaque");
    view.put(Resource.SECRETS, other);
    assertThat(controller.affected(Resource.SECRETS, null, other, view)).isEmpty();
    assertThat(controller.reconcile(BootstrapTokensFixture.key("ghijkl"), view)).isEqualTo(Plan.nothing());
  }
}
