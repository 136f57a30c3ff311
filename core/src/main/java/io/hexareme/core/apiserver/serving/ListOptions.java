package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * The options of a list or watch (meta/v1 ListOptions), checked.
 *
 * @param revision -1 when none is given
 * @param timeoutSeconds 0 when none is given
 */
record ListOptions(
    long revision,
    String revisionMatch,
    long limit,
    String continueToken,
    boolean bookmarks,
    boolean sendInitialEvents,
    long timeoutSeconds) {

  static ListOptions of(ApiRequest request, boolean watch) {
    ListOptions options = new ListOptions(
        number(request, "resourceVersion", -1),
        request.param("resourceVersionMatch"),
        number(request, "limit", 0),
        request.param("continue"),
        RequestInfo.isTrue(request.param("allowWatchBookmarks")),
        RequestInfo.isTrue(request.param("sendInitialEvents")),
        number(request, "timeoutSeconds", 0));
    List<FieldError> errors = watch ? options.watchErrors(request) : options.listErrors(request);
    if (!errors.isEmpty()) {
      throw Refusals.invalid("meta.k8s.io", "ListOptions", "", errors);
    }
    return options;
  }

  private List<FieldError> listErrors(ApiRequest request) {
    List<FieldError> errors = new ArrayList<>();
    if (!request.param("sendInitialEvents").isEmpty()) {
      errors.add(FieldError.forbidden(FieldPath.of("sendInitialEvents"), "sendInitialEvents is forbidden for list"));
    }
    if (revisionMatch.isEmpty()) {
      return errors;
    }
    FieldPath field = FieldPath.of("resourceVersionMatch");
    if (revision < 0) {
      errors.add(FieldError.forbidden(field, "resourceVersionMatch is forbidden unless resourceVersion is provided"));
    }
    if (!continueToken.isEmpty()) {
      errors.add(FieldError.forbidden(field, "resourceVersionMatch is forbidden when continue is provided"));
    }
    if (!revisionMatch.equals("Exact") && !revisionMatch.equals("NotOlderThan")) {
      errors.add(FieldError.notSupported(field, Value.of(revisionMatch), List.of("Exact", "NotOlderThan", "")));
    }
    if (revisionMatch.equals("Exact") && revision == 0) {
      errors.add(FieldError.forbidden(field, "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""));
    }
    return errors;
  }

  private List<FieldError> watchErrors(ApiRequest request) {
    List<FieldError> errors = new ArrayList<>();
    FieldPath field = FieldPath.of("resourceVersionMatch");
    boolean asked = !request.param("sendInitialEvents").isEmpty();
    if (asked && !revisionMatch.equals("NotOlderThan")) {
      errors.add(FieldError.forbidden(field, "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"));
    }
    if (!asked && !revisionMatch.isEmpty()) {
      errors.add(FieldError.forbidden(field, "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"));
    }
    return errors;
  }

  private static long number(ApiRequest request, String parameter, long absent) {
    String text = request.param(parameter);
    if (text.isEmpty()) {
      return absent;
    }
    try {
      return Long.parseUnsignedLong(text);
    } catch (NumberFormatException notANumber) {
      if (parameter.equals("resourceVersion")) {
        throw Refusals.badRequest("invalid resource version: Invalid value: \"" + text + "\": strconv.ParseUint: parsing \"" + text
            + "\": invalid syntax");
      }
      throw Refusals.badRequest("invalid value for " + parameter + ": " + text);
    }
  }
}
