package io.hexareme.adapters.assembly;

import io.hexareme.core.machinery.NoCertificates;
import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.adapters.pkibouncycastle.JwtSigner;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.security.CertificateSigner;
import io.hexareme.ports.schema.SchemaTable;
import java.util.List;

/** For tests in other packages: the controllers that a cluster runs. */
public final class AllControllers {
  private AllControllers() {}

  public static List<Controller> of(SchemaTable table, String clusterCa) {
    List<Resource> deletable = table.resources().stream()
        .filter(r -> r.verbs().containsAll(List.of("list", "watch", "delete")))
        .map(r -> new Resource(r.group(), r.version(), r.plural(), r.kind(), r.namespaced()))
        .toList();
    JsonCodec json = new JsonCodec();
    return Controllers.all(deletable, table, new ClusterSecrets(clusterCa, JwtSigner.inMemory(json, json), NoCertificates.NONE));
  }
}
