package io.hexareme.core.apiserver;

import io.hexareme.core.apiserver.storage.CacheImage;
import io.hexareme.core.apiserver.storage.EventExpiry;

/** What an API server knew at one revision; unchanging, and shared by all servers that start with it. */
public record ApiServerImage(CacheImage cache, EventExpiry.Image events) {

  /** The revision it was taken at. */
  public long revision() {
    return cache.revision();
  }

  /** The same for a store that has leaped to a later revision. */
  public ApiServerImage leapedTo(long later) {
    return new ApiServerImage(cache.leapedTo(later), events);
  }
}
