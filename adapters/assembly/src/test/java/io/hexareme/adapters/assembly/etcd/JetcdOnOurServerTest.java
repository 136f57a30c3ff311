package io.hexareme.adapters.assembly.etcd;

class JetcdOnOurServerTest extends JetcdSuite {
  @Override
  protected EtcdEndpoint start() {
    return new OurMember();
  }
}
