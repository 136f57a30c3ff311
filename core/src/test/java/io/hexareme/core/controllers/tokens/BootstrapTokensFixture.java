package io.hexareme.core.controllers.tokens;

import io.hexareme.core.controllers.ViewFixture;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Bootstrap tokens in a view. */
final class BootstrapTokensFixture {
  private BootstrapTokensFixture() {}

  static ObjectKey key(String id) {
    return new ObjectKey("kube-system", "bootstrap-token-" + id);
  }

  /** @param pairs more keys and values of the data, not encoded */
  static void put(ViewFixture view, String id, String secret, String... pairs) {
    Obj data = Value.obj("token-id", base64(id), "token-secret", base64(secret));
    for (int i = 0; i < pairs.length; i += 2) {
      data = data.with(pairs[i], Value.of(base64(pairs[i + 1])));
    }
    view.put(Resource.SECRETS, Value.obj("type", "bootstrap.kubernetes.io/token", "data", data,
        "metadata", Value.obj("name", "bootstrap-token-" + id, "namespace", "kube-system")));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
