package io.hexareme.core.controllers.tokens;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.security.KeyedDigest;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The only key is the ConfigMap {@code kube-public/cluster-info}: how the cluster is reached, signed by every bootstrap token that is for
 * signing, so that a node which knows such a token can tell that cluster from another (a detached JWS, RFC 7515 appendix F).
 */
public final class BootstrapSigner implements Controller {
  private static final ObjectKey INFO = new ObjectKey("kube-public", "cluster-info");
  private static final String SIGNATURE = "jws-kubeconfig-";

  private final KeyedDigest digest;

  public BootstrapSigner(KeyedDigest digest) {
    this.digest = digest;
  }

  @Override
  public String name() {
    return "bootstrap-signer";
  }

  @Override
  public List<Resource> watches() {
    return List.of(Resource.CONFIG_MAPS, Resource.SECRETS);
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    Obj object = after == null ? before : after;
    boolean ours = resource.equals(Resource.CONFIG_MAPS) ? ObjectKey.of(object).equals(INFO) : BootstrapToken.of(object).isPresent();
    return ours ? List.of(INFO) : List.of();
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    return view.get(Resource.CONFIG_MAPS, INFO).filter(map -> map.at("data", "kubeconfig") instanceof Value.Str && !Meta.isTerminating(map))
        .map(map -> signed(map, view)).orElse(Plan.nothing());
  }

  private Plan signed(Obj map, ClusterView view) {
    List<BootstrapToken> tokens = tokens(view);
    Obj data = Obj.EMPTY;
    for (var entry : map.at("data").asObj().fields().entrySet()) {
      data = entry.getKey().startsWith(SIGNATURE) ? data : data.with(entry.getKey(), entry.getValue());
    }
    for (BootstrapToken token : tokens) {
      data = data.with(SIGNATURE + token.id(), Value.of(signature(map.text("data", "kubeconfig"), token)));
    }
    Plan plan = data.equals(map.at("data")) ? Plan.nothing() : Plan.of(new Command.Update(Resource.CONFIG_MAPS, map.with("data", data)));
    Optional<Instant> soonest = tokens.stream().flatMap(token -> token.end().stream()).min(Instant::compareTo);
    return soonest.map(end -> plan.recheckAfter(Duration.between(view.now(), end))).orElse(plan);
  }

  private static List<BootstrapToken> tokens(ClusterView view) {
    List<BootstrapToken> tokens = new ArrayList<>();
    for (Obj secret : view.in(Resource.SECRETS, BootstrapToken.NAMESPACE)) {
      BootstrapToken.of(secret).filter(token -> token.signs(view.now())).ifPresent(tokens::add);
    }
    return tokens;
  }

  /** Header and signature, without what is between them: that is the kubeconfig itself. */
  private String signature(String content, BootstrapToken token) {
    String header = base64(Bytes.utf8("{\"alg\":\"HS256\",\"kid\":\"" + token.id() + "\"}"));
    Bytes text = Bytes.utf8(header + "." + base64(Bytes.utf8(content)));
    return header + ".." + base64(digest.of(Bytes.utf8(token.secretPart()), text));
  }

  private static String base64(Bytes bytes) {
    return new String(Base64.getUrlEncoder().withoutPadding().encode(bytes.array()), StandardCharsets.US_ASCII);
  }
}
