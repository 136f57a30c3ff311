package io.hexareme.core.apiserver.review;

import io.hexareme.core.apiserver.admission.AdmissionChain;
import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.authentication.ServiceAccountNames;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.serving.Bodies;
import io.hexareme.core.apiserver.serving.SubresourceHandler;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.security.TokenSigner;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** {@code serviceaccounts/token}: makes a token for a service account ({@code kubectl create token}, and every kubelet). */
public final class TokenRequests implements SubresourceHandler {
  /** Where the router finds it: {@code group/plural/subresource}. */
  public static final String PLACE = "/serviceaccounts/token";

  private static final String KIND = "TokenRequest";
  private static final String GROUP = "authentication.k8s.io";
  private static final long SHORTEST = 600;
  private static final long LONGEST = 1L << 32;
  private static final long USUAL = 3600;

  private final ObjectCache cache;
  private final TokenSigner signer;
  private final Randomness ids;
  private final String issuer;
  private final AdmissionChain admission;
  private final Bodies bodies;
  private final TypeSchema type;
  private final Responder responder;

  /**
   * @param issuer also the audience of tokens that name none
   * @param type the schema of a TokenRequest
   */
  public TokenRequests(ObjectCache cache, TokenSigner signer, Randomness ids, String issuer, AdmissionChain admission, Bodies bodies,
      TypeSchema type, Responder responder) {
    this.cache = cache;
    this.signer = signer;
    this.ids = ids;
    this.issuer = issuer;
    this.admission = admission;
    this.bodies = bodies;
    this.type = type;
    this.responder = responder;
  }

  @Override
  public CompletionStage<ApiResponse> handle(Call call, ServedResource resource) {
    if (!call.info().verb().equals("create")) {
      throw Refusals.methodNotAllowed();
    }
    Obj request = bodies.read(call, KIND, GROUP + "/v1", type);
    return cache.fresh().thenCompose(ready -> issued(call, resource, request)).thenApply(issued -> responder.tree(call, 201, issued));
  }

  private CompletionStage<Obj> issued(Call call, ServedResource resource, Obj request) {
    ObjectKey key = new ObjectKey(call.info().namespace(), call.info().name());
    Obj account = cache.get(Resource.SERVICE_ACCOUNTS, key).orElseThrow(() -> Refusals.notFound("", "serviceaccounts", key.name()));
    long seconds = request.at("spec", "expirationSeconds").asLong(USUAL);
    requireSensible(seconds);
    List<String> audiences = AccessReviews.texts(request.at("spec", "audiences"));
    Obj complete = request
        .withPath(Value.strings(audiences.isEmpty() ? List.of(issuer) : audiences), "spec", "audiences")
        .withPath(Value.of(seconds), "spec", "expirationSeconds");
    Attributes attributes = new Attributes(call, Attributes.Operation.CREATE, resource.schema(), "token", key.namespace(), key.name(),
        null, complete, Obj.EMPTY, call.dryRun());
    return admission.mutate(attributes).thenCompose(admitted ->
        admission.validate(attributes.with(admitted)).thenApply(agreed -> signed(call, key, account, admitted)));
  }

  private Obj signed(Call call, ObjectKey key, Obj account, Obj admitted) {
    long seconds = admitted.at("spec", "expirationSeconds").asLong(USUAL);
    BoundObject bound = BoundObject.of(admitted.at("spec", "boundObjectRef"), account, cache);
    Instant expires = call.now().plusSeconds(seconds);
    Obj claims = claims(account, AccessReviews.texts(admitted.at("spec", "audiences")), call.now(), expires, bound);
    return admitted
        .with("metadata", Value.obj("name", key.name(), "namespace", key.namespace(),
            "creationTimestamp", Timestamps.seconds(call.now())))
        .with("status", Value.obj("token", signer.sign(claims), "expirationTimestamp", Timestamps.seconds(expires)));
  }

  private static void requireSensible(long seconds) {
    List<FieldError> errors = new ArrayList<>();
    FieldPath field = FieldPath.of("spec", "expirationSeconds");
    if (seconds < SHORTEST) {
      errors.add(FieldError.invalid(field, Value.of(seconds), "may not specify a duration less than 10 minutes"));
    }
    if (seconds > LONGEST) {
      errors.add(FieldError.invalid(field, Value.of(seconds), "may not specify a duration larger than 2^32 seconds"));
    }
    if (!errors.isEmpty()) {
      throw Refusals.invalid(GROUP, KIND, "", errors);
    }
  }

  private Obj claims(Obj account, List<String> audiences, Instant now, Instant expires, BoundObject bound) {
    Obj kubernetes = bound.addTo(Value.obj("namespace", Meta.namespace(account),
        "serviceaccount", Value.obj("name", Meta.name(account), "uid", Meta.uid(account))));
    return Value.obj(
        "aud", audiences,
        "exp", expires.getEpochSecond(),
        "iat", now.getEpochSecond(),
        "iss", issuer,
        "jti", ids.nextUuid().toString(),
        "kubernetes.io", kubernetes,
        "nbf", now.getEpochSecond(),
        "sub", ServiceAccountNames.userName(Meta.namespace(account), Meta.name(account)));
  }
}
