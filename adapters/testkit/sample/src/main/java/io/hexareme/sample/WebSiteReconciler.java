package io.hexareme.sample;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;

/**
 * Applies on the server's side what a WebSite wants to have, and tells in its status what came of it. What has an owner reference is left to the
 * garbage collector when the site goes; the entry in the directory is not, which is what the finalizer is for.
 */
@ControllerConfiguration(name = WebOperator.NAME, finalizerName = "sample.hexareme.io/directory", fieldManager = WebOperator.NAME)
public final class WebSiteReconciler implements Reconciler<WebSite>, Cleaner<WebSite> {

  @Override
  public List<EventSource<?, WebSite>> prepareEventSources(EventSourceContext<WebSite> context) {
    return List.of(owned(Deployment.class, context), owned(Service.class, context));
  }

  /** A change of what a site owns is a reason to look at the site. */
  private static <T extends HasMetadata> EventSource<?, WebSite> owned(Class<T> type, EventSourceContext<WebSite> context) {
    return new InformerEventSource<>(InformerEventSourceConfiguration.from(type, WebSite.class).build(), context);
  }

  @Override
  public UpdateControl<WebSite> reconcile(WebSite site, Context<WebSite> context) {
    Wanted wanted = new Wanted(site);
    wanted.objects().forEach(object -> context.getClient().resource(object).fieldManager(WebOperator.NAME).forceConflicts().serverSideApply());
    int ready = context.getSecondaryResource(Deployment.class).map(Deployment::getStatus).map(status -> status.getReadyReplicas()).orElse(0);
    WebSite told = new WebSite(); // applied on the server's side as well: only what the operator has a say in
    told.setMetadata(new ObjectMetaBuilder().withName(site.getMetadata().getName()).withNamespace(site.getMetadata().getNamespace()).build());
    told.setStatus(new WebSite.Status(ready, site.getMetadata().getGeneration(), wanted.url()));
    return UpdateControl.patchStatus(told);
  }

  @Override
  public DeleteControl cleanup(WebSite site, Context<WebSite> context) {
    context.getClient().resource(new Wanted(site).entry()).delete();
    return DeleteControl.defaultDelete();
  }
}
