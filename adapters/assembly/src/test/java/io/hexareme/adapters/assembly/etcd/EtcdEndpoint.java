package io.hexareme.adapters.assembly.etcd;

/** An etcd, ours or the real one, at a URL for clients. */
interface EtcdEndpoint extends AutoCloseable {
  String url();

  @Override
  void close();
}
