package io.hexareme.adapters.assembly;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.InformerObserver;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.store.Store;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * What a simulation puts between the parts of a cluster, to look at them and to disturb them. Everything else runs with {@link #NONE}.
 *
 * @param flaws the bugs that the parts have
 * @param store put before the store of each API server, whenever one starts; on that server's loop
 * @param client put before the API server as a component sees it; with the component's user name
 * @param informers looks at the informers of components
 */
public record Instruments(Flaws flaws, UnaryOperator<Store> store, BiFunction<String, ApiServer, ApiServer> client, InformerObserver informers) {
  public static final Instruments NONE =
      new Instruments(Flaws.NONE, UnaryOperator.identity(), (user, server) -> server, InformerObserver.NONE);

  ApiClient fitted(ApiClient made) {
    return informers == InformerObserver.NONE && flaws.client().isEmpty() ? made : made.rehearsing(informers, flaws.client());
  }
}
