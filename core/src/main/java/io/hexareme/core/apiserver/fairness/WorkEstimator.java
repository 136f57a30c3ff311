package io.hexareme.core.apiserver.fairness;

import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.apiserver.storage.GroupResource;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.ports.api.ApiRequest;

/** What requests cost, estimated before they are done: lists by how many objects they go through, writes by how many watch (KEP-1040, "width"). */
final class WorkEstimator {
  static final int MOST_SEATS = 10;
  private static final int OBJECTS_PER_SEAT = 100;
  private static final int WATCHES_PER_SEAT = 10;
  /** No list takes more than that part of its level. */
  private static final double PART = 0.15;

  private final ObjectCache cache;

  WorkEstimator(ObjectCache cache) {
    this.cache = cache;
  }

  /** @param nominal the seats of the level */
  Work of(ApiRequest request, RequestInfo info, int nominal) {
    if (!info.isResource() || !info.subresource().isEmpty()) {
      return Work.ONE;
    }
    return switch (info.verb()) {
      case "list" -> list(request, info, nominal);
      case "watch" -> RequestInfo.isTrue(request, "sendInitialEvents") ? list(request, info, nominal) : Work.ONE;
      case "create", "update", "patch", "delete" -> write(info);
      default -> Work.ONE;
    };
  }

  private Work list(ApiRequest request, RequestInfo info, int nominal) {
    if (!info.name().isEmpty() || request.param("fieldSelector").startsWith("metadata.name=")) {
      return Work.ONE;
    }
    long seats = (objects(request, info) + OBJECTS_PER_SEAT - 1) / OBJECTS_PER_SEAT;
    int most = Math.min(MOST_SEATS, Math.max(1, (int) Math.ceil(nominal * PART)));
    return seats <= 1 ? Work.ONE : new Work((int) Math.min(seats, most), 0);
  }

  /** An older state is read from the store, page by page; the newest goes through all that is kept. */
  private long objects(ApiRequest request, RequestInfo info) {
    int stored = cache.count(new GroupResource(info.group(), info.resource()));
    boolean old = !request.param("continue").isEmpty() || request.param("resourceVersionMatch").equals("Exact");
    if (!old) {
      return stored;
    }
    long page = Math.min(stored, limit(request, stored));
    boolean selects = !request.param("fieldSelector").isEmpty() || !request.param("labelSelector").isEmpty();
    return selects ? stored + page : 2 * page;
  }

  private static long limit(ApiRequest request, int otherwise) {
    try {
      long limit = Long.parseLong(request.param("limit"));
      return limit > 0 ? limit : otherwise;
    } catch (NumberFormatException refusedLater) {
      return otherwise;
    }
  }

  private Work write(RequestInfo info) {
    int watchers = cache.watchers(new GroupResource(info.group(), info.resource()));
    return watchers < WATCHES_PER_SEAT ? Work.ONE
        : new Work(1, Math.min(MOST_SEATS, (watchers + WATCHES_PER_SEAT - 1) / WATCHES_PER_SEAT));
  }
}
