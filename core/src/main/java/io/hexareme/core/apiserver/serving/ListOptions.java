package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The options of a list or watch (meta/v1 ListOptions), checked.
 *
 * @param revision -1 when none is given
 * @param limit 0 for no limit
 * @param timeoutSeconds 0 when none is given, at most {@value #LONGEST_SECONDS}
 */
record ListOptions(
    long revision,
    String revisionMatch,
    long limit,
    String continueToken,
    boolean bookmarks,
    boolean sendInitialEvents,
    long timeoutSeconds) {

  /** Nobody watches for longer than ten years; keeps sums of times in range. */
  private static final long LONGEST_SECONDS = 10L * 366 * 24 * 3600;
  private static final FieldPath MATCH = FieldPath.of("resourceVersionMatch");

  /** @param watch whether a watch is asked for, which has rules of its own */
  static ListOptions of(ApiRequest request, ServedResource resource, boolean watch) {
    ListOptions options = new ListOptions(
        revision(request, resource),
        request.param("resourceVersionMatch"),
        Math.max(0, number(request, "limit")),
        request.param("continue"),
        RequestInfo.isTrue(request, "allowWatchBookmarks"),
        RequestInfo.isTrue(request, "sendInitialEvents"),
        Math.clamp(number(request, "timeoutSeconds"), 0, LONGEST_SECONDS));
    List<FieldError> errors = watch ? options.watchErrors(request) : options.listErrors(request);
    if (!errors.isEmpty()) {
      throw Refusals.invalidOptions("ListOptions", errors);
    }
    return options;
  }

  /** A page that is asked for at a revision is of exactly that one, even if that is not said (KEP-2578's legacy rule). */
  boolean isExact() {
    return revisionMatch.equals("Exact") || revisionMatch.isEmpty() && limit > 0 && revision > 0;
  }

  private List<FieldError> listErrors(ApiRequest request) {
    List<FieldError> errors = new ArrayList<>();
    if (!revisionMatch.isEmpty()) {
      if (revision < 0) {
        errors.add(FieldError.forbidden(MATCH, "resourceVersionMatch is forbidden unless resourceVersion is provided"));
      }
      forbidContinue(errors);
      if (!revisionMatch.equals("Exact") && !revisionMatch.equals("NotOlderThan")) {
        errors.add(FieldError.notSupported(MATCH, Value.of(revisionMatch), List.of("Exact", "NotOlderThan", "")));
      }
      if (revisionMatch.equals("Exact") && revision == 0) {
        errors.add(FieldError.forbidden(MATCH, "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""));
      }
    }
    if (request.query().containsKey("sendInitialEvents")) {
      errors.add(FieldError.forbidden(FieldPath.of("sendInitialEvents"), "sendInitialEvents is forbidden for list"));
    }
    return errors;
  }

  private List<FieldError> watchErrors(ApiRequest request) {
    List<FieldError> errors = new ArrayList<>();
    boolean asked = request.query().containsKey("sendInitialEvents");
    if (asked && !revisionMatch.equals("NotOlderThan")) {
      errors.add(FieldError.forbidden(MATCH, "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"));
    }
    if (!revisionMatch.isEmpty()) {
      if (!asked) {
        errors.add(FieldError.forbidden(MATCH, "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"));
      }
      if (!revisionMatch.equals("NotOlderThan")) {
        errors.add(FieldError.notSupported(MATCH, Value.of(revisionMatch), List.of("NotOlderThan")));
      }
      forbidContinue(errors);
    }
    return errors;
  }

  private void forbidContinue(List<FieldError> errors) {
    if (!continueToken.isEmpty()) {
      errors.add(FieldError.forbidden(MATCH, "resourceVersionMatch is forbidden when continue is provided"));
    }
  }

  /** An unsigned number of 64 bits; beyond half of them no revision will ever be, so those are all one. */
  private static long revision(ApiRequest request, ServedResource resource) {
    String text = request.param("resourceVersion");
    if (text.isEmpty()) {
      return -1;
    }
    String fault = !text.matches("[0-9]+") ? "invalid syntax" : isTooLarge(text) ? "value out of range" : "";
    if (!fault.isEmpty()) {
      throw Refusals.invalid(resource.group(), resource.plural(), "", List.of(FieldError.invalid(
          FieldPath.of("resourceVersion"), text, "strconv.ParseUint: parsing " + quoted(text) + ": " + fault)));
    }
    return new BigInteger(text.replaceFirst("^0+(?=.)", "")).min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
  }

  /** Looks at the length first: to read a long number takes time that grows faster than it. */
  private static boolean isTooLarge(String digits) {
    String significant = digits.replaceFirst("^0+(?=.)", "");
    return significant.length() > 20 || new BigInteger(significant).bitLength() > 64;
  }

  private static long number(ApiRequest request, String parameter) {
    String text = request.param(parameter);
    if (text.isEmpty()) {
      return 0;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      String fault = text.matches("[+-]?[0-9]+") ? "value out of range" : "invalid syntax";
      throw Refusals.badRequest("strconv.ParseInt: parsing " + quoted(text) + ": " + fault);
    }
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
