package io.hexareme.adapters.peersvertx;

import java.util.Locale;

/** Why a connection that came in was closed; the label of a metric. */
enum Refusal {
  /** No TLS, or no certificate, or one that is not to be trusted. */
  TLS,
  /** What came is not this protocol. */
  GARBAGE,
  /** A frame longer than any may be. */
  TOO_LONG,
  VERSION,
  GROUP,
  /** It means to speak to another member. */
  WRONG_MEMBER,
  /** It claims to be somebody whom its certificate does not name, or this member itself. */
  IDENTITY,
  /** It connected and said nothing. */
  SILENCE,
  /** More connections than anybody needs. */
  CROWD;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
