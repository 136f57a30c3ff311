package io.hexareme.adapters.etcdclient;

import io.vertx.core.Vertx;
import java.util.List;

/** The members' addresses and which of them is asked first: the one that answered last, until it fails. */
final class Endpoints {
  private final List<Endpoint> all;
  private int preferred;

  Endpoints(EtcdConfig config, Vertx vertx) {
    this.all = config.endpoints().stream().map(uri -> new Endpoint(uri, config, vertx)).toList();
  }

  Endpoint preferred() {
    return all.get(preferred);
  }

  /** From now on another one is asked first, if {@code failed} still was. */
  void avoid(Endpoint failed) {
    if (preferred() == failed) preferred = (preferred + 1) % all.size();
  }

  int size() {
    return all.size();
  }

  List<Endpoint> all() {
    return all;
  }

  void close() {
    all.forEach(Endpoint::close);
  }
}
