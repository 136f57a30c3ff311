package io.hexareme.core.apiserver.ownership;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the books short: of more than ten updaters the oldest are put together, one entry per version, under the name
 * {@code ancient-changes}. An updater alone in its version stays what it is, for joining it with nobody saves nothing.
 */
final class UpdateCap {
  static final int MAX_UPDATERS = 10;
  static final String BUCKET = "ancient-changes";

  private UpdateCap() {}

  static ManagedFields capped(ManagedFields books) {
    List<Claim> updaters = books.claims().values().stream()
        .filter(Claim::isUpdate)
        .sorted(Comparator.comparing(Claim::time).thenComparing(Claim::claimant, Claimant.ORDER))
        .toList();
    int left = updaters.size();
    if (left <= MAX_UPDATERS) {
      return books;
    }
    Map<Claimant, Claim> claims = new LinkedHashMap<>(books.claims());
    Map<String, Claim> firstOfVersion = new LinkedHashMap<>();
    for (Claim claim : updaters) {
      if (left <= MAX_UPDATERS) {
        break;
      }
      Claim first = firstOfVersion.putIfAbsent(claim.apiVersion(), claim);
      if (first != null) {
        merge(claims, first, claim);
        left--;
      }
    }
    return new ManagedFields(claims);
  }

  private static void merge(Map<Claimant, Claim> claims, Claim first, Claim claim) {
    Claimant bucket = Claimant.updater(BUCKET, claim.apiVersion(), "");
    Claim before = claims.containsKey(bucket) ? claims.get(bucket) : claims.remove(first.claimant());
    if (!claim.claimant().equals(bucket)) {
      claims.remove(claim.claimant());
    }
    claims.put(bucket, new Claim(bucket, claim.apiVersion(), claim.time(), before.fields().union(claim.fields()), null));
  }
}
