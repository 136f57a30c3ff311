package io.hexareme.core.client;

/** Looks at informers from outside, for those who check them; nothing in production gives one to an {@link ApiClient}. */
@FunctionalInterface
public interface InformerObserver {
  /** Nobody looks. */
  InformerObserver NONE = informer -> { };

  /** The informer came to a new revision: by a list, an event or a bookmark. It must not be changed. */
  void progressed(Informer informer);
}
