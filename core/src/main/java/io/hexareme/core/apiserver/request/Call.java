package io.hexareme.core.apiserver.request;

import io.hexareme.ports.api.ApiRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One request on its way through the pipeline: what came, who asks, what is asked, and the warnings and audit annotations that gather.
 *
 * @param span the trace's name for this request
 * @param now when it arrived
 */
public record Call(ApiRequest request, RequestInfo info, User user, String span, Instant now, Set<String> warnings,
    Map<String, String> annotations) {

  public static Call of(ApiRequest request, RequestInfo info, User user, String span, Instant now) {
    return new Call(request, info, user, span, now, new LinkedHashSet<>(), new LinkedHashMap<>());
  }

  /** A warning for the caller; the same one is told once. */
  public void warn(String warning) {
    warnings.add(warning);
  }

  /** Something for the audit log, such as {@code pod-security.kubernetes.io/enforce-policy}; the first word on a key stays. */
  public void annotate(String key, String value) {
    annotations.putIfAbsent(key, value);
  }

  public List<String> warningList() {
    return new ArrayList<>(warnings);
  }

  /** The field manager of a write: the parameter, or the user agent up to the first slash. */
  public String fieldManager() {
    String given = request.param("fieldManager");
    if (!given.isEmpty()) {
      return given;
    }
    String agent = request.header("user-agent");
    int slash = agent.indexOf('/');
    String prefix = slash < 0 ? agent : agent.substring(0, slash);
    return prefix.isEmpty() ? "unknown" : prefix;
  }

  /** Whether nothing may be stored. */
  public boolean dryRun() {
    List<String> values = request.query().get("dryRun");
    return values != null && values.contains("All");
  }
}
