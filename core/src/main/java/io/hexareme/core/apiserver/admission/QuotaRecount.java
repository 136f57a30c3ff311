package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.ports.value.Value.Obj;

/**
 * Whoever writes a quota's status, what is used is what this server counts: only here it is known at which revision, so that no object
 * that is written meanwhile is missed. The quota controller asks for it after deletions.
 */
final class QuotaRecount implements MutatingPlugin {
  private final QuotaCount count;

  QuotaRecount(ObjectReader objects) {
    this.count = new QuotaCount(objects);
  }

  @Override
  public String name() {
    return "ResourceQuota";
  }

  @Override
  public Obj admit(Attributes attributes) {
    boolean status = attributes.operation() == Operation.UPDATE && attributes.subresource().equals("status")
        && attributes.resource().group().isEmpty() && attributes.resource().plural().equals("resourcequotas");
    if (!status) {
      return attributes.object();
    }
    Obj quota = attributes.object();
    return quota.withPath(LimitRangeItem.texts(count.used(
        quota, quota.at("status", "hard").asStrings().keySet(), attributes.call().now())), "status", "used");
  }
}
