package io.hexareme.adapters.assembly.clusterfaults.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Whoever lists a collection gets it no older than they had it before, in this life or an earlier one. */
final class NobodyGoesBack implements Invariant {
  private final Map<String, Long> seen = new LinkedHashMap<>();

  @Override
  public String rule() {
    return "no component goes back in time";
  }

  @Override
  public Optional<String> answered(Call call, ClusterHistory history) {
    boolean list = call.method().equals("GET") && call.key().name().isEmpty() && call.worked() && call.answer().has("items");
    if (!list) return Optional.empty();
    long revision = io.hexareme.core.machinery.Meta.revision(call.answer());
    String what = call.client() + " " + call.resource();
    long before = seen.merge(what, revision, Math::max);
    return before <= revision ? Optional.empty()
        : Optional.of(call.client() + " lists " + call.resource() + " at revision " + revision + ", and had them at " + before + " already");
  }

  /** A watch brought them to that revision. */
  void reached(String client, String resource, long revision) {
    seen.merge(client + " " + resource, revision, Math::max);
  }
}
