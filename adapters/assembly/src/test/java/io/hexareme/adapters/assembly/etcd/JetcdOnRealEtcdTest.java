package io.hexareme.adapters.assembly.etcd;

class JetcdOnRealEtcdTest extends JetcdSuite {
  @Override
  protected EtcdEndpoint start() {
    return new RealEtcd();
  }
}
