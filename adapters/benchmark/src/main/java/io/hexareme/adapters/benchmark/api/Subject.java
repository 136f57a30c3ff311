package io.hexareme.adapters.benchmark.api;

import java.net.URI;
import java.util.List;

/** A server to be measured: where it is, how its administrator is known, and the processes that it is made of. */
interface Subject extends AutoCloseable {

  String name();

  URI address();

  /** A bearer token of a member of {@code system:masters}. */
  String administrator();

  List<Process> processes();

  @Override
  void close();
}
