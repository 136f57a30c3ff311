package io.hexareme.core.explanation;

import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** A kind that nobody has to act on: once it is stored, it is as desired. */
final class PlainRule implements Rule {
  @Override
  public List<Resource> needs() {
    return List.of();
  }

  @Override
  public void follow(Obj object, Evidence evidence, Chain chain) {}
}
