package io.hexareme.adapters.pkibouncycastle;

import io.hexareme.ports.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens whose signature was found good, with their claims: a signature stays good as long as the key, and checking one costs more than
 * all the rest of a request. Only good ones are kept, so nobody can fill it with rubbish. Safe from any loop.
 */
final class VerifiedTokens {
  private static final int MOST = 1024;

  private final Map<String, Value.Obj> claims = new LinkedHashMap<>(64, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Value.Obj> eldest) {
      return size() > MOST;
    }
  };

  synchronized Optional<Value.Obj> claims(String token) {
    return Optional.ofNullable(claims.get(token));
  }

  synchronized void add(String token, Value.Obj found) {
    claims.put(token, found);
  }
}
