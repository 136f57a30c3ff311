package io.hexareme.core.apiserver.audit;

import io.hexareme.core.apiserver.negotiation.MoreHeaders;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import java.util.Map;

/** By what name the audit log knows a request, and its answer says so: the one that the client gave it, or else that of the trace. */
public final class AuditId {
  private static final String HEADER = "audit-id";
  private static final int LONGEST = 64;

  private AuditId() {}

  public static String of(ApiRequest request, String span) {
    String given = request.header(HEADER);
    return given.isEmpty() ? span : given.substring(0, Math.min(LONGEST, given.length()));
  }

  /** The answer under the name that the client gave, if it did. */
  public static ApiResponse on(ApiRequest request, ApiResponse response) {
    return request.header(HEADER).isEmpty() ? response : MoreHeaders.on(response, Map.of(HEADER, of(request, "")));
  }
}
