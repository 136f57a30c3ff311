package io.hexareme.core.apiserver.kinds.builtin;

import io.hexareme.core.apiserver.kinds.VersionConversion;
import io.hexareme.core.apiserver.kinds.autoscaling.AutoscalerConversion;
import io.hexareme.core.apiserver.kinds.event.EventConversion;
import io.hexareme.core.apiserver.storage.GroupResource;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.schema.ResourceSchema;

/** Which resources share their storage with another, and how they are converted. */
public final class Conversions {
  private final VersionConversion events = new EventConversion();
  private final VersionConversion autoscalers;

  /** @param json reads what conversions put into annotations */
  public Conversions(BodyDecoder json) {
    autoscalers = new AutoscalerConversion(json);
  }

  public GroupResource storage(ResourceSchema resource) {
    return isEvents(resource) ? GroupResource.of(Resource.EVENTS) : GroupResource.of(resource);
  }

  public VersionConversion of(ResourceSchema resource) {
    if (isEvents(resource)) {
      return events;
    }
    boolean oldAutoscaler = resource.apiVersion().equals("autoscaling/v1") && resource.plural().equals("horizontalpodautoscalers");
    return oldAutoscaler ? autoscalers : VersionConversion.NONE;
  }

  private static boolean isEvents(ResourceSchema resource) {
    return resource.group().equals("events.k8s.io") && resource.plural().equals("events");
  }
}
