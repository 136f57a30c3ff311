package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.status.Refusal;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.machinery.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a list in chunks goes on: at which revision, after which object. Opaque to clients.
 *
 * @param revision 0: at the newest revision, accepting that the chunks are no longer of one moment
 */
record ContinueToken(long revision, ObjectKey after) {
  private static final String VERSION = "1";

  String encode() {
    String text = VERSION + "\0" + revision + "\0" + after.namespace() + "\0" + after.name();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static ContinueToken decode(String token) {
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split("\0", -1);
      if (parts.length == 4 && parts[0].equals(VERSION)) {
        long revision = Long.parseLong(parts[1]);
        if (revision < 0) {
          throw malformed("continue key is not valid: incorrect encoded start resourceVersion");
        }
        return new ContinueToken(revision, new ObjectKey(parts[2], parts[3]));
      }
    } catch (IllegalArgumentException notOurs) {
      throw malformed(notOurs.getMessage());
    }
    throw malformed("continue key is not valid: encoding version is not known");
  }

  private static Refusal malformed(String why) {
    return Refusals.badRequest("invalid continue token: " + why);
  }
}
