package io.hexareme.sample;

import java.util.Optional;

/** What the validating webhook decides; how it is asked is not its business. */
public record ImagePolicy(String registry) {

  /** Why the image may not be used; empty if it may. */
  public Optional<String> complaint(String image) {
    return image.startsWith(registry + "/") ? Optional.empty() : Optional.of("image " + image + " is not from " + registry);
  }
}
