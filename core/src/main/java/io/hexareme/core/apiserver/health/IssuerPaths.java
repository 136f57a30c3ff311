package io.hexareme.core.apiserver.health;

import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.serving.PathHandler;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.security.TokenSigner;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where others learn to check service-account tokens: the issuer's metadata (OpenID Connect Discovery 1.0) and its public keys. */
public final class IssuerPaths implements PathHandler {
  private final Bytes metadata;
  private final Bytes keys;

  /** @param address host and port at which the keys are read */
  public IssuerPaths(TokenSigner signer, BodyDecoder json, BodyEncoder encoder, String issuer, String address) {
    this.keys = signer.keySet();
    this.metadata = encoder.encode(Value.obj(
        "issuer", issuer,
        "jwks_uri", "https://" + address + "/openid/v1/jwks",
        "response_types_supported", List.of("id_token"),
        "subject_types_supported", List.of("public"),
        "id_token_signing_alg_values_supported", algorithms(keys, json)));
  }

  private static List<String> algorithms(Bytes keys, BodyDecoder json) {
    try {
      return json.decode(keys).value().list("keys").stream().map(key -> key.text("alg")).distinct().toList();
    } catch (MalformedBody broken) {
      throw new IllegalStateException("the signer's key set is no JSON", broken);
    }
  }

  @Override
  public Optional<CompletionStage<ApiResponse>> handle(Call call) {
    return switch (call.request().path()) {
      case "/.well-known/openid-configuration" -> Optional.of(answer("application/json", metadata));
      case "/openid/v1/jwks" -> Optional.of(answer("application/jwk-set+json", keys));
      default -> Optional.empty();
    };
  }

  private static CompletionStage<ApiResponse> answer(String mediaType, Bytes body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("content-type", mediaType);
    headers.put("cache-control", "public, max-age=3600");
    return CompletableFuture.completedFuture(new ApiResponse.Whole(200, headers, Body.Encoded.of(body)));
  }
}
