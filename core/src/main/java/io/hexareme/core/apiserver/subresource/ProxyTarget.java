package io.hexareme.core.apiserver.subresource;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.ports.node.NodeAgents.WebAnswer;
import io.hexareme.ports.http.HttpCall;
import java.util.concurrent.CompletionStage;

/** Whom a proxy subresource leads to. */
@FunctionalInterface
interface ProxyTarget {

  /**
   * @param name who is meant
   * @param call what is asked; its URL's host is a placeholder
   */
  CompletionStage<WebAnswer> ask(Call asking, ServedResource resource, ProxyName name, HttpCall call);
}
